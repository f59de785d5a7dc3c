import type { da } from './texts.da.ts'

export const en: Record<keyof typeof da, string> = {
  title: 'You are signed out',
  lead: 'Nothing is open here any more.',
  again: 'Sign in again',
  toFront: 'To the front page',
  ended: 'You are signed out. This happens when the page has not been used for long, or when somebody signs out everywhere.',
}
