import { type Given, promisesTo } from '#core/promise/store.ts'
import { carrierWords } from '#core/roster/carrier.ts'
import type { Tx } from '#platform/db.ts'
import { type Mine, type Owed, readMine, readOwed } from '../desk/store.ts'
import type { SafeAnswer } from '../safe-answer/safe-answer.ts'
import { readSafeAnswersOf } from '../safe-answer/store.ts'
import { whyNot } from './inquiry.ts'
import { deletedByWriter, findBareInquiry, findInquiry, type Inquiry, openInquiry } from './store.ts'
import {
  type Ask,
  type Attempt,
  type Colleague,
  type ContactCard,
  type Draft,
  type Intake,
  type KnownFrom,
  type Message,
  markRead,
  type Other,
  type QueueHolder,
  readAsks,
  readAttempts,
  readBefore,
  readColleagues,
  readContactCard,
  readDraft,
  readIntake,
  readMessages,
  readOthers,
  readQueueHolder,
  readTriage,
  type Triage,
  whoElseLooks,
} from './store-page.ts'

/** One inquiry as it lies open before somebody. */
export type OpenPage = {
  inquiry: Inquiry
  /** Where its writer comes from, as far as this reader may know. */
  before: { families: KnownFrom[]; waits: boolean }
  messages: Message[]
  triage: Triage[]
  intake: Intake
  /** How and when the writer has said it is safe to be answered. */
  safe: SafeAnswer[]
  card: ContactCard | undefined
  promises: Given[]
  attempts: Attempt[]
  asks: Ask[]
  draft: Draft | undefined
  colleagues: Colleague[]
  others: Other[]
  queueHolder: QueueHolder
  lookers: string[]
  owed: Owed[]
  mine: Mine[]
}

/** Found, but a colleague has it: only who and since when may be said. */
export type Taken = { takenBy: string; at: Date }

/** Deleted by its writer: when is all that may be said, to whoever had it. */
export type Gone = { deletedAt: Date }

export async function readPage(tx: Tx, id: string): Promise<OpenPage | Taken | Gone | undefined> {
  const found = await readOpen(tx, id)
  if (found && 'inquiry' in found) markSeen(tx, found)
  return found ?? readGone(tx, id)
}

export async function readGone(tx: Tx, id: string): Promise<Gone | undefined> {
  const deletedAt = await deletedByWriter(tx, id)
  return deletedAt && { deletedAt }
}

function markSeen(tx: Tx, { inquiry, messages }: Pick<OpenPage, 'inquiry' | 'messages'>): void {
  if (inquiry.carries && messages.some(({ fromUs, readAt }) => !fromUs && !readAt)) markRead(tx, inquiry.conversationId)
}

/** The same without having the words on the screen. */
export async function readOpen(tx: Tx, id: string): Promise<OpenPage | Taken | undefined> {
  const inquiry = await findInquiry(tx, id)
  if (!inquiry) return undefined
  if (!inquiry.mayOpen) return takenOf(inquiry)
  await openInquiry(tx, inquiry)
  const [said, agreed, around] = await Promise.all([readSaid(tx, inquiry), readAgreed(tx, inquiry), readAround(tx, inquiry)])
  return { inquiry, ...said, ...agreed, ...around }
}

/** What the writer has said and told, and what one has begun to answer. */
async function readSaid(tx: Tx, inquiry: Inquiry) {
  const { id, conversationId, writerId } = inquiry
  const [before, messages, intake, safe, card, draft] = await Promise.all([
    readBefore(tx, inquiry),
    readMessages(tx, conversationId),
    readIntake(tx, id),
    readSafeAnswersOf(tx, writerId),
    readContactCard(tx, writerId),
    readDraft(tx, conversationId),
  ])
  return { before, messages, intake, safe, card, draft }
}

/** What has been decided, promised, tried and asked. */
async function readAgreed(tx: Tx, { id, writerId, queueId }: Inquiry) {
  const [triage, promises, queueHolder, attempts, asks] = await Promise.all([
    readTriage(tx, id),
    promisesTo(tx, writerId),
    readQueueHolder(tx, queueId),
    readAttempts(tx, id),
    readAsks(tx, id),
  ])
  return { triage, promises, queueHolder, attempts, asks }
}

/** Who and what else there is at the desk: whom one may ask and what it may be the same as, where one may end it. */
async function readAround(tx: Tx, inquiry: Inquiry) {
  const { id } = inquiry
  const mayEnd = !whyNot('end', inquiry)
  const [colleagues, others, lookers, owed, mine] = await Promise.all([
    mayEnd ? readColleagues(tx) : [],
    mayEnd ? readOthers(tx, id) : [],
    whoElseLooks(tx, id),
    readOwed(tx),
    readMine(tx),
  ])
  return { colleagues, others, lookers, owed, mine }
}

/** Who was quicker, for whoever may know of an inquiry and may not open it. */
export function takenOf({ state, ownerName, standIn, claimedAt }: Inquiry): Taken | undefined {
  return state !== 'ended' && ownerName && claimedAt ? { takenBy: carrierWords(ownerName, standIn), at: claimedAt } : undefined
}

export async function readThread(tx: Tx, id: string): Promise<Pick<OpenPage, 'inquiry' | 'messages'> | undefined> {
  const inquiry = await findInquiry(tx, id)
  if (!inquiry?.mayOpen) return undefined
  await openInquiry(tx, inquiry)
  const messages = await readMessages(tx, inquiry.conversationId)
  markSeen(tx, { inquiry, messages })
  return { inquiry, messages }
}

export async function readSafe(tx: Tx, id: string): Promise<Pick<OpenPage, 'inquiry' | 'safe' | 'card'> | undefined> {
  const inquiry = await findInquiry(tx, id)
  if (!inquiry?.mayOpen) return undefined
  await openInquiry(tx, inquiry)
  const [safe, card] = await Promise.all([readSafeAnswersOf(tx, inquiry.writerId), readContactCard(tx, inquiry.writerId)])
  return { inquiry, safe, card }
}

export async function readPromises(tx: Tx, id: string): Promise<Pick<OpenPage, 'inquiry' | 'promises' | 'queueHolder'> | undefined> {
  const inquiry = await findInquiry(tx, id)
  if (!inquiry?.mayOpen) return undefined
  await openInquiry(tx, inquiry)
  const [promises, queueHolder] = await Promise.all([promisesTo(tx, inquiry.writerId), readQueueHolder(tx, inquiry.queueId)])
  return { inquiry, promises, queueHolder }
}

export async function readAsksOf(tx: Tx, id: string): Promise<Ask[] | undefined> {
  const inquiry = await findBareInquiry(tx, id)
  if (!inquiry?.mayOpen) return undefined
  await openInquiry(tx, inquiry)
  return readAsks(tx, id)
}
