import { catalogue } from '#platform/texts.ts'

export const texts = catalogue({
  away: 'Du er væk',
  awayUntil: 'Du er væk til og med {day}',
  meanwhile: '{name} har det, du har, så længe. Det står her, så du kan følge med.',
  see: 'Se fraværet, eller sig, at du er tilbage',
})
