import type { Channel } from '#core/channel.ts'
import { latestPromise, type Staffing, withoutOne } from '#core/promise/promise.ts'
import type { PromisedAnswer } from '#core/promise/words.ts'
import { type CodeSecret, returnCode } from '#core/return-code/return-code.ts'
import { dayInDenmark } from '#platform/clock.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { Level } from '#platform/level.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'
import { type Answers, firstLevel, keepUntil, levelReasons, shownLevels } from './receive.ts'
import { findQueue, givePromise, insertAgain, insertInquiry, type Rules, readCapacity, readDaysKept, readRules } from './store.ts'

export type NewInquiry = Answers & {
  words: string
  children: string | null
  dueOn: string | null
  postcode: string | null
  deadlineWords: string | null
  language: string
  interpreter: boolean
  answerWhere: string | null
}

type How = {
  now: Date
  secret: CodeSecret
  /** The form's id: the same form gives the same code and arrives once. Whoever reads the message does not learn it. */
  formId: string
  channel: Channel
  /** The counsellor who wrote it down and takes it now. */
  ownerId?: string
}

/** `from` is null where no time could be promised: then it is the day we write what we can promise. */
export type Received = { inquiryId: string; code: string; keyNumber: number; promise: PromisedAnswer; keptUntil: string }

/**
 * What may truthfully be promised at this moment, before anybody has written; null where nobody can receive at all. Who tells more, and
 * turns out to be more urgent, is not told a later time than stood there.
 */
export async function previewPromise(
  tx: Tx,
  { now, language, levels = shownLevels }: { now: Date; language: string; levels?: readonly Level[] },
): Promise<PromisedAnswer | null> {
  const queueId = await findQueue(tx, language)
  return queueId ? promiseFor(tx, { queueId, levels, now, lock: false }) : null
}

/** Whether anybody receives what is written. */
export async function canReceive(tx: Tx, language: string): Promise<boolean> {
  return (await findQueue(tx, language)) !== null
}

/** Law 2 begins here: an inquiry arrives with a queue, a promise and a return code, or not at all. */
export async function receiveInquiry(tx: Tx, inquiry: NewInquiry, how: How): Promise<Received | Refusal> {
  const today = dayInDenmark(how.now)
  const [queueId, daysKept, rules] = await Promise.all([findQueue(tx, inquiry.language), readDaysKept(tx), readRules(tx, today)])
  if (!queueId) return refuse('nobodyReceives')
  const { level, reason } = firstLevel(inquiry, today)
  const code = returnCode(how.secret, how.formId)
  const [inquiryId, conversationId, promiseId] = [newId(), newId(), newId()]
  const keptUntil = keepUntil(today, daysKept)
  const { inDanger, words, ...told } = inquiry
  insertInquiry(tx, {
    ...{ ...told, inDanger, words, inquiryId, queueId, channel: how.channel, ownerId: how.ownerId ?? null },
    ...{ personId: newId(), writerId: newId(), conversationId, triageId: newId(), messageId: newId(), promiseId },
    ...{ level, levelReason: levelReasons[reason] },
    ...{ codeHash: code.hash.toString('hex'), codeKey: code.keyNumber, keepUntil: keptUntil },
  })
  const promise = await promiseFor(tx, { queueId, levels: [level], now: how.now, lock: true }, rules)
  givePromise(tx, { conversationId, promiseId, given: promise })
  return { inquiryId, code: code.words, keyNumber: code.keyNumber, promise, keptUntil }
}

type Again = { conversationId: string; queueId: string; level: Level; words: string; now: Date; formId: string }

/** The writer, or the adult the writer became, writes again; a new promise is given only where one is owed. */
export async function writeAgain(tx: Tx, again: Again): Promise<{ promise: PromisedAnswer | null }> {
  const today = dayInDenmark(again.now)
  const [daysKept, rules] = await Promise.all([readDaysKept(tx), readRules(tx, today)])
  const { conversationId, queueId, level, now } = again
  const promiseId = newId()
  const message = {
    ...{ conversationId, messageId: again.formId, words: again.words, promiseId, keepUntil: keepUntil(today, daysKept) },
    levelReason: levelReasons['as-we-parted'],
  }
  if (!(await insertAgain(tx, message))) return { promise: null }
  const promise = await promiseFor(tx, { queueId, conversationId, levels: [level], now, lock: true }, rules)
  givePromise(tx, { conversationId, promiseId, given: promise })
  return { promise }
}

type Ask = {
  queueId: string
  conversationId?: string | undefined
  levels: readonly Level[]
  now: Date
  lock: boolean
  minutes?: Staffing['minutes']
  /** The answer owed already whose place this one would take: it does not stand in its own way. */
  instead?: { level: Level; by: Date }
}

/**
 * In a conversation that goes on with a family only those who know it answer. With `lock` nobody else is promised anything in this queue
 * until the transaction ends: whatever can be done before it is.
 */
export async function promiseFor(tx: Tx, ask: Ask, rules?: Rules): Promise<PromisedAnswer> {
  const { queueId, conversationId, levels, now, lock, minutes, instead } = ask
  const known = rules ?? (await readRules(tx, dayInDenmark(now)))
  const { shifts, owed } = await readCapacity(tx, { queueId, lock, conversationId })
  return latestPromise(levels, { now, minutes, ...known, shifts, owed: instead ? withoutOne(owed, instead) : owed })
}
