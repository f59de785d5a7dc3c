import type { da } from './problems.da.ts'

export const en: Record<keyof typeof da, string> = {
  missing: 'Something is missing here.',
  tooLong: 'This is too long: there is room for {most, number} characters, and here are {length, number}.',
  notUnderstood: 'We could not read this. Please try again.',
  notADate: 'Choose a date.',
  dayFarAway: 'Choose a day that is nearer.',
  pastDate: 'Choose a day that has not passed.',
  sayWhyFirst: 'Open the page of the family first, and say why you look at it.',
  notPossible: 'This is not possible right now. See what the page says and try again.',
  changedMeanwhile: 'Something has changed since you opened the page. See what is new and try again.',
  sentBefore: 'What you sent first has arrived. This has not been sent yet. Send it if there is something new in it.',
  formOfAnother: 'This form has already been used. Reload the page and try again.',
}
