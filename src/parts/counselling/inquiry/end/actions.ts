import { tell } from '#core/event.ts'
import { endOpenTo, type Given, isSpoken, promisesTo } from '#core/promise/store.ts'
import { type Tx, together } from '#platform/db.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'
import { type Order, opened, promiseAnswer } from '../actions.ts'
import { lapseAsks } from '../ask/store.ts'
import { addressOf, type EndWish, ends, type ForEnding, mayEnd } from '../inquiry.ts'
import { type BareInquiry, lockInquiry } from '../store.ts'
import { type Ask, type Attempt, readAsks, readAttempts, readOthers } from '../store-page.ts'
import { hasUnread } from '../store-words.ts'
import { endInquiry, reopenInquiry } from './store.ts'

/** What the ends demand, read from what has happened since the inquiry was last opened. */
export function factsForEnding(
  inquiry: Pick<BareInquiry, 'level' | 'answeredAt' | 'openSince' | 'attemptsBefore'>,
  happened: { promises: readonly Given[]; asks: readonly Ask[]; attempts: readonly Attempt[] },
): ForEnding {
  const yes = happened.asks.filter(({ answer, answeredAt }) => answer === 'yes' && answeredAt! >= inquiry.openSince)
  return {
    level: inquiry.level,
    answered: inquiry.answeredAt !== null,
    promised: happened.promises.filter(isSpoken).find(({ endedAt }) => !endedAt)?.what ?? null,
    attempts: happened.attempts.filter(({ n }) => n > inquiry.attemptsBefore).length,
    second: yes.findLast(({ what, toMe }) => what === 'second-person' && !toMe)?.toHat ?? null,
    receivers: yes.filter(({ what }) => what === 'hand-over').map(({ toHat }) => toHat),
  }
}

/**
 * Nothing ends without a reason and a person; where a second person is demanded, without that person's own yes. And nothing ends past words
 * nobody has read: what came while one wrote the reason is shown first; nor past a call they wait for.
 */
export async function endWithReason(tx: Tx, order: Order, wish: EndWish): Promise<string | Refusal> {
  const inquiry = await opened(tx, order, 'end')
  if ('refused' in inquiry) return inquiry
  const [live, unread] = await together(lockInquiry(tx, inquiry.id), hasUnread(tx, inquiry.conversationId, { after: wish.lastWord }))
  if (!live) return refuse('changedMeanwhile')
  if (unread) return refuse('newWordsFirst')
  const { looksAt } = ends[wish.as]
  const [promises, asks, attempts, others] = await Promise.all([
    looksAt.includes('promises') ? promisesTo(tx, inquiry.writerId) : [],
    looksAt.includes('asks') ? readAsks(tx, inquiry.id) : [],
    looksAt.includes('attempts') ? readAttempts(tx, inquiry.id) : [],
    looksAt.includes('others') ? readOthers(tx, inquiry.id) : [],
  ])
  const facts = factsForEnding(inquiry, { promises, asks, attempts })
  const refused = mayEnd(wish, facts)
  if (refused) return refused
  if (wish.as === 'duplicate-of' && !others.some(({ id }) => id === wish.duplicateOf)) return refuse('whichOne', 'endDuplicate')
  const second = wish.as === 'not-for-us' || wish.as === 'not-reached' ? facts.second : null
  if (!(await endInquiry(tx, inquiry, { ...wish, second }))) return refuse('changedMeanwhile')
  endOpenTo(tx, inquiry.writerId, { what: ['answer', 'write-when', 'call', 'meet', 'step'], as: 'not-needed' })
  lapseAsks(tx, inquiry.id, null)
  await tell(tx, { kind: 'inquiry-ended', subject: inquiry.id })
  return '/desk'
}

/** One click: history and all, held by the one who opened the door. Whoever wrote last, and waits, is promised an answer again. */
export async function reopen(tx: Tx, order: Order): Promise<string | Refusal> {
  const inquiry = await opened(tx, order, 'reopen')
  if ('refused' in inquiry) return inquiry
  const lastWordBy = await reopenInquiry(tx, inquiry)
  if (!lastWordBy) return refuse('changedMeanwhile')
  if (lastWordBy === 'writer') await promiseAnswer(tx, inquiry, order)
  await tell(tx, { kind: 'inquiry-reopened', subject: inquiry.id })
  return addressOf(inquiry.id)
}
