import type { da } from './texts.da.ts'

export const en: Record<keyof typeof da, string> = {
  notFoundTitle: 'This page is not here',
  notFound: 'The address may be misspelt, or the page may have moved.',
  notFoundAtDesk: 'The address is wrong, or it is something you do not stand around.',
  toDesk: 'To the desk',
  toFront: 'Go to the front page',
  tooMuchTitle: 'That was too much at once',
  tooMuch: 'Go back with the arrow of your browser. Your words are still there. Split them into several messages.',
  notOursTitle: 'We have not sent it yet',
  notOurs: 'We could not see that this came from our page. Your words are here. Go back and send them again.',
  signInAgainTitle: 'You need to sign in again',
  signInAgain: 'Some time has passed. Sign in in a new tab, then send your words from this page.',
  toSignIn: 'Sign in',
  awayTitle: 'We are taking a short break',
  away: 'The page will work again soon. Wait a moment and try again. What you wrote is not lost.',
  awayDanger: 'Are you in danger right now? Call',
  keptWords: 'What you wrote',
  sendAgain: 'Send again',
  faultTitle: 'Something went wrong here',
  fault: 'It is not your fault. Please try again in a little while.',
}
