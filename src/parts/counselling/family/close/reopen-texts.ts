import { catalogue } from '#platform/texts.ts'

const da = {
  title: 'Åbn {name} igen',
  lead: 'Lukket {day}. Alt står, hvor det stod. De samme mennesker holder familien, hvis de stadig er her.',
  step: 'Vi taler sammen igen',
  open: 'Åbn familien igen',
  owedAnswer: 'Den, der bliver holdepunkt, har også det svar, der er lovet senest {when}.',
  owedTime: 'Den, der bliver holdepunkt, skal også skrive en tid senest {when}. Det er lovet.',
  owedCall: 'Den, der bliver holdepunkt, har også det opkald, der er lovet {when}.',
  owedMeet: 'Den, der bliver holdepunkt, har også det møde, der er aftalt {when}.',
  owedStep: 'Den, der bliver holdepunkt, har også det skridt, der er lovet {when}.',
  back: 'Til henvendelsen',
} as const
export const reopenTexts = catalogue(da)
