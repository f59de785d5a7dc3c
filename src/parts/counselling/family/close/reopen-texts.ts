import { catalogue } from '#platform/texts.ts'

const da = {
  title: 'Åbn {name} igen',
  lead: 'Lukket {day}. Alt står, hvor det stod. De samme mennesker holder familien, hvis de stadig er her.',
  step: 'Vi taler sammen igen',
  open: 'Åbn familien igen',
  back: 'Til henvendelsen',
} as const
export const reopenTexts = catalogue(da)
