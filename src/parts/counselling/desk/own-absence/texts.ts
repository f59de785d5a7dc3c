import { catalogue } from '#platform/texts.ts'

export const texts = catalogue({
  away: 'Du er væk',
  awayUntil: 'Du er væk til og med {day}',
  meanwhile: 'Imens har {name} det, og hver familie har sin stedfortræder. Det står her, så du kan følge med.',
  see: 'Se fraværet, eller sig, at du er tilbage',
})
