import type { Level } from '#platform/level.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'

/** How a family is closed. `goodbye` is false where there is nobody to say it with. */
export const closings = {
  'goals-reached': { goodbye: true },
  'family-says-enough': { goodbye: true },
  'other-help-took-over': { goodbye: true },
  'moved-away': { goodbye: true },
  'lost-contact': { goodbye: true },
  death: { goodbye: false },
  'opened-by-mistake': { goodbye: false },
} as const satisfies Record<string, { goodbye: boolean }>
export type Closing = keyof typeof closings

type StandsNow = { open: boolean; level: Level; openPromises: number; unanswered: number }

/**
 * A family is closed with the family: what was promised is kept first, what it wrote is answered first, and nobody is closed while
 * somebody must act within days. Opened by mistake, there is no help to end, but whoever has written still waits and was still promised
 * what they were. Only after a death the open ends fall away.
 */
export function mayClose(now: StandsNow, closing: Closing): true | Refusal {
  if (!now.open) return refuse('alreadyClosed')
  if (closing === 'death') return true
  if (closings[closing].goodbye && (now.level === 'A' || now.level === 'B')) return refuse('levelTooHigh', 'closing')
  if (now.unanswered > 0) return refuse('answerFirst', 'closing')
  if (now.openPromises > 0) return refuse('promisesFirst', 'closing')
  return true
}

type ClosingWords = { closing: Closing; words: string; reached: string; ifWorse: string }

/** Words nobody may be spared: why, what was reached, and what to do if it gets worse. */
export function closingWords(said: ClosingWords): true | Refusal {
  if (!said.words) return refuse('closingWordsMissing', 'words')
  if (!closings[said.closing].goodbye) return true
  if (!said.reached) return refuse('reachedMissing', 'reached')
  if (!said.ifWorse) return refuse('ifWorseMissing', 'ifWorse')
  return true
}
