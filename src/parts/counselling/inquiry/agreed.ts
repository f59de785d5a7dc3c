import { tell } from '#core/event.ts'
import { giveNewTime, keepPromise } from '#core/promise/actions.ts'
import { isMeetingToCome } from '#core/promise/promise.ts'
import { isSpoken, type PromiseChannel, promisesTo, type What } from '#core/promise/store.ts'
import { send } from '#core/send/send.ts'
import { dayInDenmark } from '#platform/clock.ts'
import type { Tx } from '#platform/db.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'
import { keepUntil } from '../receive/receive.ts'
import { readDaysKept } from '../receive/store.ts'
import { type Order, opened, promiseAnswer } from './actions.ts'
import { addressOf } from './inquiry.ts'
import { type BareInquiry, lockInquiry, setAnswered, setPromise } from './store.ts'
import { hasUnread, lastWordIsOurs } from './store-words.ts'

type TimeWish = { what: What; channel: PromiseChannel; by: Date; theirYes: boolean }
/** A time agreed with the writer. It takes the place of the promise that stood, with their yes, or after it was broken. */
export async function promiseTime(tx: Tx, order: Order, wish: TimeWish): Promise<string | Refusal> {
  const inquiry = await opened(tx, order, 'promise')
  if ('refused' in inquiry) return inquiry
  if (!(await lockInquiry(tx, inquiry.id))) return refuse('changedMeanwhile')
  const old = (await promisesTo(tx, inquiry.writerId)).find(({ endedAt }) => !endedAt)
  const { what, channel, by, theirYes } = wish
  const next = { id: order.wishId, to: inquiry.writerId, holder: { hat: inquiry.ownerId! }, what, channel, by }
  const refused = await giveNewTime(tx, { old, next, theirYes, now: order.now })
  if (refused) return refused
  setPromise(tx, inquiry.id, order.wishId)
  if (old)
    await send(
      tx,
      inquiry.writerId,
      old.by < order.now ? { kind: 'promise-broken' } : { kind: 'promise-moved', values: { day: dayInDenmark(by) } },
    )
  await tell(tx, { kind: 'promise-changed', subject: inquiry.id })
  return addressOf(inquiry.id)
}

/** The call was made or the meeting held: what was promised is done, and they have been answered by it, unless they wrote what nobody has read. */
export async function doneAsPromised(tx: Tx, order: Order, promiseId: string): Promise<string | Refusal> {
  const inquiry = await opened(tx, order, 'promise')
  if ('refused' in inquiry) return inquiry
  await lockInquiry(tx, inquiry.id)
  const spoken = (await promisesTo(tx, inquiry.writerId)).filter(isSpoken).find(({ id, endedAt }) => id === promiseId && !endedAt)
  if (spoken && isMeetingToCome(spoken, order.now)) return refuse('meetingToCome')
  const refused = spoken ? await keepPromise(tx, spoken.id) : refuse('changedMeanwhile')
  if (refused) return refused
  if (!(await answeredBySpeaking(tx, inquiry, order))) await promiseAnswer(tx, inquiry, { now: order.now, hat: inquiry.ownerId! })
  await tell(tx, { kind: 'promise-changed', subject: inquiry.id })
  return addressOf(inquiry.id)
}

async function answeredBySpeaking(tx: Tx, inquiry: BareInquiry, { today }: Order): Promise<boolean> {
  const [unread, daysKept] = await Promise.all([hasUnread(tx, inquiry.conversationId), readDaysKept(tx)])
  if (unread || !(await setAnswered(tx, inquiry.id))) return false
  lastWordIsOurs(tx, inquiry.conversationId, keepUntil(today, daysKept))
  await tell(tx, { kind: 'inquiry-answered', subject: inquiry.id })
  return true
}
