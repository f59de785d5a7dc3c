import { type Given, promisesTo } from '#core/promise/store.ts'
import { carrierWords } from '#core/roster/carrier.ts'
import type { Tx } from '#platform/db.ts'
import { type Mine, type Owed, readMine, readOwed } from '../desk/store.ts'
import { findInquiry, type Inquiry, markRead, openInquiry, whoElseLooks } from './store.ts'
import {
  type Ask,
  type Attempt,
  type Colleague,
  type ContactCard,
  type Draft,
  type Intake,
  type Message,
  type Other,
  type QueueHolder,
  readAsks,
  readAttempts,
  readColleagues,
  readContactCard,
  readDraft,
  readIntake,
  readMessages,
  readOthers,
  readQueueHolder,
  readTriage,
  type Triage,
} from './store-page.ts'

/** One inquiry as it lies open before somebody. */
export type OpenPage = {
  inquiry: Inquiry
  messages: Message[]
  triage: Triage[]
  intake: Intake
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

export async function readPage(tx: Tx, id: string): Promise<OpenPage | Taken | undefined> {
  const inquiry = await findInquiry(tx, id)
  if (!inquiry) return undefined
  if (!inquiry.mayOpen) return takenOf(inquiry)
  await openInquiry(tx, inquiry)
  const { conversationId, writerId } = inquiry
  const [messages, triage, intake, card, promises, queueHolder, attempts, asks, draft, colleagues, others, lookers, owed, mine] =
    await Promise.all([
      readMessages(tx, conversationId),
      readTriage(tx, id),
      readIntake(tx, id),
      readContactCard(tx, writerId),
      promisesTo(tx, writerId),
      readQueueHolder(tx, inquiry.queueId),
      readAttempts(tx, id),
      readAsks(tx, id),
      readDraft(tx, conversationId),
      readColleagues(tx),
      readOthers(tx, id),
      whoElseLooks(tx, id),
      readOwed(tx),
      readMine(tx),
    ])
  if (inquiry.carries) markRead(tx, conversationId)
  return { inquiry, messages, triage, intake, card, promises, queueHolder, attempts, asks, draft, colleagues, others, lookers, owed, mine }
}

function takenOf({ state, ownerName, standIn, claimedAt }: Inquiry): Taken | undefined {
  return state !== 'ended' && ownerName && claimedAt ? { takenBy: carrierWords(ownerName, standIn), at: claimedAt } : undefined
}

export async function readThread(tx: Tx, id: string): Promise<Pick<OpenPage, 'inquiry' | 'messages'> | undefined> {
  const inquiry = await findInquiry(tx, id)
  if (!inquiry?.mayOpen) return undefined
  await openInquiry(tx, inquiry)
  const messages = await readMessages(tx, inquiry.conversationId)
  if (inquiry.carries) markRead(tx, inquiry.conversationId)
  return { inquiry, messages }
}

export async function readAsksOf(tx: Tx, id: string): Promise<Ask[] | undefined> {
  const inquiry = await findInquiry(tx, id)
  if (!inquiry?.mayOpen) return undefined
  await openInquiry(tx, inquiry)
  return readAsks(tx, id)
}
