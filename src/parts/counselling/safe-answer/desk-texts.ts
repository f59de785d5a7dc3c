import { catalogue } from '#platform/texts.ts'

const da = {
  is: 'Sikkert svar',
  said: 'Sagt {when}',
  writtenDown: 'Skrevet ned af {name} {when}',
  takenBack: 'Det, der var sagt, er taget tilbage. Spørg, hvad der er sikkert nu.',
  before: 'Sagt før',
  write: 'Skriv ned, hvad der er sikkert nu',
  label: 'Hvordan og hvornår er det sikkert at svare?',
  hint: 'Skriv det, som det bliver sagt: personen kan selv læse og rette det. Slet ordene, hvis det ikke gælder mere.',
  save: 'Skriv ned',
} as const
export const deskTexts = catalogue(da)
