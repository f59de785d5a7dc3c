import { type Refusal, refuse } from '#platform/refusal.ts'

/** What a person has said about how and when it is safe to be answered. Nothing is written over: the newest counts, empty words take it back. */
export type SafeAnswer = {
  words: string
  at: Date
  /** Under which of the person's hats it was said. */
  hat: string
  /** Who of us wrote it down; null where the person did. */
  by: string | null
}

/** Which thing said under a hat comes next. Reckoned from what was read in one's turn. */
export function nextNumber(hat: string, said: readonly SafeAnswer[]): number {
  return said.filter((one) => one.hat === hat).length + 1
}

/** `seen`: how much had been said when the form was shown. */
export type SafeAnswerWish = { words: string; seen: number }

/** Nobody writes over words they have not seen: what is safe may have changed since. The same once more is nothing new. */
export function whatIsNew(wish: SafeAnswerWish, said: readonly SafeAnswer[]): 'nothing' | 'words' | Refusal {
  if (wish.seen !== said.length) return refuse('changedMeanwhile', 'safeAnswer')
  return wish.words === (said[0]?.words ?? '') ? 'nothing' : 'words'
}
