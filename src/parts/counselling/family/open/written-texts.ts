import { catalogue } from '#platform/texts.ts'

const da = {
  title: 'Det, der er fortalt',
  writer: 'Den, der skrev',
  who: 'Er',
  children: 'Børn',
  due: 'Termin',
  alone: 'Alene med det',
  yes: 'Ja',
  no: 'Nej',
  notAnswered: 'Har ikke svaret',
  postcode: 'Postnummer',
  deadline: 'Det haster med',
  safeAnswer: 'Sikkert svar',
  danger: 'Fare lige nu',
  dangerThen: 'Fare, da de skrev {day}',
  inDanger: 'Har svaret, at der er fare lige nu.',
  inDangerThen: 'Svarede {day}, at der var fare.',
} as const
export const writtenTexts = catalogue(da)
