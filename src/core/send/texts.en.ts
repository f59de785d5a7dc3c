import type { da } from './texts.da.ts'

export const en: Record<keyof typeof da, string> = {
  answer: 'There is an answer for you.',
  'next-step': 'There is a new date in your plan.',
  note: 'There is a new note for you in the plan.',
  'sign-in': 'You can sign in again.',
  'promise-given': 'We have promised you {what, select, call {a call} meet {a meeting} other {an answer}}.',
  'promise-broken': 'We promised you something and did not keep it. That is our fault. You will hear from us.',
  'promise-moved': 'We have a new agreement. Now it is {day}.',
  'promise-nearer': 'We will answer you sooner than we first said.',
  'new-anchor': '{name} is now the one you can hold on to.',
  'stand-in': '{away} is away right now. {name} steps in meanwhile.',
  'stand-in-until': '{away} is away until {until}. {name} steps in meanwhile.',
  newTitle: 'New to you',
  mailSubject: 'There is something new for you',
  mailBody: 'There is something new for you. Open the page where you usually read it.',
}
