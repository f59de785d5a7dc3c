import { tell } from '#core/event.ts'
import { endOpenTo, type Holder, handOpenTo, insertPromise, promisesTo } from '#core/promise/store.ts'
import { send } from '#core/send/send.ts'
import { type Tx, together } from '#platform/db.ts'
import { isChangedSince } from '#platform/http/seen.ts'
import { newId } from '#platform/ids.ts'
import type { Level } from '#platform/level.ts'
import { isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import { previewPromise } from '../receive/actions.ts'
import { promiseNearer } from '../receive/nearer.ts'
import { keepUntil } from '../receive/receive.ts'
import { readDaysKept } from '../receive/store.ts'
import { saySafeAnswer } from '../safe-answer/actions.ts'
import type { SafeAnswerWish } from '../safe-answer/safe-answer.ts'
import { readSafeAnswersOf } from '../safe-answer/store.ts'
import { lapseAsks } from './ask/store.ts'
import { addressOf, demand, type Wish } from './inquiry.ts'
import {
  type BareInquiry,
  claim,
  deletedByWriter,
  findBareInquiry,
  openInquiry,
  releaseToQueue,
  setAnswered,
  setLevel,
  setPromise,
} from './store.ts'
import { deleteDraft, saveDraft } from './store-page.ts'
import { hasUnread, insertAnswer, insertAttempt } from './store-words.ts'

/** A wish about one inquiry: who wishes is the signed-in hat, when is the request's moment. */
export type Order = { id: string; wishId: string; now: Date; today: string; hat: string }

/** Opens it with its line, and asks the rules; a refusal says why not. An inquiry out of reach does not exist. */
export async function opened(tx: Tx, order: Pick<Order, 'id'>, wish: Wish): Promise<BareInquiry | Refusal> {
  const inquiry = await within(tx, order)
  return isRefusal(inquiry) ? inquiry : (demand(wish, inquiry) ?? inquiry)
}

/** Whoever had it learns why it is theirs no more: its writer has deleted it, or a colleague has it now. */
async function within(tx: Tx, { id }: Pick<Order, 'id'>): Promise<BareInquiry | Refusal> {
  const inquiry = await findBareInquiry(tx, id)
  if (!inquiry && (await deletedByWriter(tx, id))) return refuse('writerDeleted')
  if (inquiry?.ownerId && !inquiry.mayOpen && inquiry.state !== 'ended') return refuse('colleagueHasIt')
  await openInquiry(tx, inquiry ?? { id, purpose: 'answer' })
  return inquiry!
}

/** One gets it, whoever else reaches for it at the same moment; the promise goes along. Nothing is opened yet. */
export async function claimInquiry(tx: Tx, { id, hat }: Order): Promise<string | Refusal> {
  const inquiry = await claim(tx, id)
  if (!inquiry) return refuse('hasOwner')
  handOpenTo(tx, inquiry.writerId, { hat })
  await tell(tx, { kind: 'inquiry-claimed', subject: id })
  return addressOf(id)
}

/** Back to the queue, with the promise that was given; where none is open any more, with a new truthful one. */
export async function releaseInquiry(tx: Tx, order: Order): Promise<string | Refusal> {
  const inquiry = await opened(tx, order, 'release')
  if ('refused' in inquiry) return inquiry
  handOpenTo(tx, inquiry.writerId, { queue: inquiry.queueId })
  const open = (await promisesTo(tx, inquiry.writerId)).find(({ endedAt }) => !endedAt)
  const promiseId = open?.id ?? (await promiseAgain(tx, inquiry, { now: order.now, holder: { queue: inquiry.queueId } }))
  lapseAsks(tx, inquiry.id, 'take-over')
  if (!promiseId || !(await releaseToQueue(tx, inquiry.id, promiseId))) return refuse('changedMeanwhile')
  await tell(tx, { kind: 'inquiry-released', subject: inquiry.id })
  return '/desk'
}

/** Whoever waits and has no time is given one, by whoever has the inquiry now. */
export async function promiseAnswer(tx: Tx, inquiry: BareInquiry, { now, hat }: Pick<Order, 'now' | 'hat'>): Promise<void> {
  const promiseId = await promiseAgain(tx, inquiry, { now, holder: { hat } })
  if (promiseId) setPromise(tx, inquiry.id, promiseId)
}

/** A time that can be kept; nothing where nobody receives what is written. */
async function promiseAgain(tx: Tx, inquiry: BareInquiry, { now, holder }: { now: Date; holder: Holder }): Promise<string | null> {
  const promise = await previewPromise(tx, { levels: [inquiry.level], now, language: inquiry.language })
  if (!promise) return null
  const id = newId()
  await insertPromise(tx, { id, to: inquiry.writerId, holder, ...promise, channel: 'page' })
  return id
}

/** Nobody answers past a word they have not read: what came while one wrote is shown first, and the answer is kept. */
export async function answerInquiry(
  tx: Tx,
  order: Order,
  { words, lastWord }: { words: string; lastWord: string | null },
): Promise<string | Refusal> {
  const inquiry = await opened(tx, order, 'answer')
  if ('refused' in inquiry) return inquiry
  const [answered, unread, daysKept] = await together(
    setAnswered(tx, inquiry.id),
    hasUnread(tx, inquiry.conversationId, { after: lastWord }),
    readDaysKept(tx),
  )
  if (!answered) return refuse('changedMeanwhile')
  if (unread) return refuse('newWordsMeanwhile', 'words')
  insertAnswer(tx, inquiry, { id: order.wishId, body: words, keepUntil: keepUntil(order.today, daysKept) })
  endOpenTo(tx, inquiry.writerId, { what: ['answer', 'write-when'], as: 'kept' })
  deleteDraft(tx, inquiry.conversationId)
  await send(tx, inquiry.writerId, { kind: 'answer' })
  await tell(tx, { kind: 'inquiry-answered', subject: inquiry.id })
  return `${addressOf(inquiry.id)}#answer`
}

/** Everyone who has it open keeps an answer of their own; nobody else sees it. Nothing left of it is no draft. */
export async function keepDraft(tx: Tx, order: Order, words: string | null): Promise<string | Refusal> {
  const inquiry = await within(tx, order)
  if (isRefusal(inquiry)) return inquiry
  if (words) saveDraft(tx, inquiry, words)
  else deleteDraft(tx, inquiry.conversationId)
  return `${addressOf(order.id)}#answer`
}

/** `seen`: the line of its history that the page had shown last. */
type LevelWish = { level: Level; reason: string; deadlineOn: string | null; seen?: string | undefined }
/** A person sets the level, up or down, and says why; the line before stays in the history. */
export async function triageInquiry(tx: Tx, order: Order, { level, reason, deadlineOn, seen }: LevelWish): Promise<string | Refusal> {
  const inquiry = await opened(tx, order, 'triage')
  if ('refused' in inquiry) return inquiry
  if (isChangedSince(seen, inquiry.triageId)) return refuse('levelIsAnother', 'level')
  if (!(await setLevel(tx, { before: inquiry, next: { id: order.wishId, level, reason, deadlineOn } }))) return refuse('changedMeanwhile')
  if (level < inquiry.level) await answerSooner(tx, { ...inquiry, level }, order.now)
  await tell(tx, { kind: 'inquiry-triaged', subject: inquiry.id })
  return addressOf(inquiry.id)
}

async function answerSooner(tx: Tx, { id, writerId, ownerId, queueId, level }: BareInquiry, now: Date): Promise<void> {
  const holder = ownerId ? { hat: ownerId } : { queue: queueId }
  const promiseId = await promiseNearer(tx, { to: writerId, tells: writerId, holder, queueId, level, subject: id }, now)
  if (promiseId) setPromise(tx, id, promiseId)
}

export async function recordAttempt(tx: Tx, order: Order, attempt: { channel: string; words: string | null }): Promise<string | Refusal> {
  const inquiry = await opened(tx, order, 'attempt')
  if ('refused' in inquiry) return inquiry
  insertAttempt(tx, inquiry, attempt)
  await tell(tx, { kind: 'inquiry-changed', subject: inquiry.id })
  return addressOf(inquiry.id)
}

/** What the writer has said about when it is safe to answer, written down by whoever heard it. */
export async function saySafe(tx: Tx, order: Order, wish: SafeAnswerWish): Promise<string | Refusal> {
  const inquiry = await opened(tx, order, 'safe')
  if ('refused' in inquiry) return inquiry
  const { id, writerId } = inquiry
  const said = () => readSafeAnswersOf(tx, writerId)
  return (await saySafeAnswer(tx, { hat: writerId, said, at: { subject: id } }, wish)) ?? `${addressOf(id)}#answer`
}
