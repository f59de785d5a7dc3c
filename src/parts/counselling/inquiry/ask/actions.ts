import { tell } from '#core/event.ts'
import type { Tx } from '#platform/db.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'
import { type Order, opened } from '../actions.ts'
import type { AskWhat } from '../inquiry.ts'
import { addressOf } from '../inquiry.ts'
import { findBareInquiry, openInquiry } from '../store.ts'
import { readAsks } from '../store-page.ts'
import { answerAsk, insertAsk, takeOver } from './store.ts'

/** Asking moves nothing: it waits on the colleague's desk until it is answered. */
export async function askColleague(
  tx: Tx,
  order: Order,
  ask: { what: AskWhat; to: string; words: string | null },
): Promise<string | Refusal> {
  const inquiry = await opened(tx, order, 'ask')
  if ('refused' in inquiry) return inquiry
  await insertAsk(tx, inquiry, { id: order.wishId, ...ask })
  await tell(tx, { kind: 'inquiry-asked', subject: inquiry.id })
  return addressOf(inquiry.id)
}

type Answer = { askId: string; answer: 'yes' | 'no'; words: string | null }
/** Only the one who was asked answers. A yes to taking over moves the owner and what was promised in this same transaction. */
export async function answerColleague(tx: Tx, order: Order, { askId, answer, words }: Answer): Promise<string | Refusal> {
  const inquiry = await findBareInquiry(tx, order.id)
  await openInquiry(tx, inquiry ?? { id: order.id, purpose: 'answer' })
  const ask = (await readAsks(tx, order.id)).find(({ id, toMe, answer: given }) => id === askId && toMe && given === null)
  if (!ask) return refuse('changedMeanwhile')
  const moves = ask.what === 'take-over' && answer === 'yes'
  if (moves) await takeOver(tx, askId, words)
  else if (!(await answerAsk(tx, askId, { answer, words }))) return refuse('changedMeanwhile')
  await tell(tx, { kind: moves ? 'inquiry-claimed' : 'inquiry-asked', subject: order.id })
  return addressOf(order.id)
}
