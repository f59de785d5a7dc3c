import { dayInDenmark, formatNear } from '#platform/clock.ts'
import type { Lang } from '#platform/texts.ts'
import type { Inquiry } from './store.ts'
import type { Intake } from './store-page.ts'

/**
 * The day somebody was asked whether there is danger, where they have come back since: nobody has asked them again, and what was so then
 * is not said of today.
 */
export function askedThen(
  { receivedAt, openSince }: Pick<Inquiry, 'receivedAt' | 'openSince'>,
  { lang, now }: { lang: Lang; now: Date },
): string | null {
  return openSince > receivedAt ? formatNear(dayInDenmark(receivedAt), lang, dayInDenmark(now)) : null
}

/** What is said beside the words; danger itself stands above everything. Whoever wrote and passed over the question has not said no. */
export function saidOfDanger({ inDanger, passedOver }: Pick<Intake, 'inDanger' | 'passedOver'>): 'no' | 'notAnswered' | null {
  if (passedOver) return 'notAnswered'
  return inDanger === false ? 'no' : null
}
