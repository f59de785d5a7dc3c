import { openFamily } from '#core/access.ts'
import { tell } from '#core/event.ts'
import { findFamily } from '#core/family/store.ts'
import { endOpenTo, type Given, promisesTo } from '#core/promise/store.ts'
import { send } from '#core/send/send.ts'
import type { Tx } from '#platform/db.ts'
import type { Level } from '#platform/level.ts'
import { isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import {
  type Draft,
  deleteDraft,
  type Message,
  markRead,
  readContactCard,
  readDraft,
  readMessages,
  saveDraft,
  whoElseLooks,
} from '../../inquiry/store-page.ts'
import { hasUnread, insertAnswer, lastWordIsOurs } from '../../inquiry/store-words.ts'
import { keepUntil } from '../../receive/receive.ts'
import { readDaysKept } from '../../receive/store.ts'
import { saySafeAnswer } from '../../safe-answer/actions.ts'
import type { SafeAnswer, SafeAnswerWish } from '../../safe-answer/safe-answer.ts'
import { readSafeAnswersOf } from '../../safe-answer/store.ts'
import { atFamily, atOpenFamily, type Order } from '../at.ts'
import { hatReadWith } from '../store.ts'
import { findTalk, openTalk, type TalkRow, talksThatWait } from './store.ts'

export type OpenTalk = {
  talk: TalkRow
  familyName: string
  level: Level
  /** What the adult is promised, as themselves and as the writer they were. */
  promises: Given[]
  messages: Message[]
  /** How the adult has said that it is safe to answer. */
  safe: SafeAnswer[]
  /** Who else has it open. */
  lookers: string[]
  card: Awaited<ReturnType<typeof readContactCard>>
  /** What the reader has begun to write, and nobody else sees. */
  draft: Draft | undefined
}

/** One adult's conversation: behind the family's line and a line of its own. */
export async function readTalk(tx: Tx, at: { familyId: string; talkId: string; purpose: string }): Promise<OpenTalk | undefined> {
  const reach = await openFamily(tx, at.familyId, null)
  const purpose = reach === 'cover' ? 'cover' : at.purpose
  const [family, talk] = await Promise.all([findFamily(tx, at.familyId), findTalk(tx, { id: at.talkId, familyId: at.familyId })])
  if (!family || !talk) return undefined
  await openTalk(tx, talk.writerId, purpose)
  const hats = [talk.writerId, talk.adultId].filter((hat) => hat !== null)
  const [messages, card, draft, safe, lookers, ...promises] = await Promise.all([
    readMessages(tx, talk.id),
    readContactCard(tx, talk.ownPage && talk.adultId ? talk.adultId : talk.writerId),
    readDraft(tx, talk.id),
    readSafeAnswersOf(tx, talk.writerId),
    whoElseLooks(tx, talk.inquiryId),
    ...hats.map((hat) => promisesTo(tx, hat)),
  ])
  // A leader who reads from outside, with a reason, has not read for those who hold the family.
  if (reach !== 'outside') markRead(tx, talk.id)
  return { talk, familyName: family.shortName, level: family.level, promises: promises.flat(), messages, card, draft, safe, lookers }
}

/** Every adult reads the family's lines: that one of them is being answered stands in that one's own. */
function forFamily(order: Order): Order {
  return { ...order, purpose: 'counselling' }
}

type Words = { talkId: string; words: string }
/** With the last of their words that the page had shown. */
type Reply = Words & { lastWord: string | null }

/** A word from us. What was owed an answer is kept by it; nobody answers past a word they have not read. */
export async function writeToAdult(tx: Tx, order: Order, { talkId, words, lastWord }: Reply): Promise<string | Refusal> {
  const family = await atOpenFamily(tx, forFamily(order))
  if (isRefusal(family)) return family
  const talk = await findTalk(tx, { id: talkId, familyId: family.id })
  if (!talk || talk.state === 'ended') return refuse('changedMeanwhile')
  await openTalk(tx, talk.writerId, order.purpose)
  const [unread, daysKept] = await Promise.all([hasUnread(tx, talk.id, { after: lastWord }), readDaysKept(tx)])
  if (unread) return refuse('newWordsMeanwhile', 'words')
  const answer = { id: order.wishId, body: words, keepUntil: keepUntil(order.today, daysKept) }
  insertAnswer(tx, { writerId: talk.writerId, conversationId: talk.id }, answer)
  deleteDraft(tx, talk.id)
  for (const hat of [talk.writerId, talk.adultId]) if (hat) endOpenTo(tx, hat, { what: ['answer', 'write-when'], as: 'kept' })
  await send(tx, talk.ownPage && talk.adultId ? talk.adultId : talk.writerId, { kind: 'answer' })
  await tell(tx, { kind: 'message-sent', subject: talk.id, family: family.id })
  return `${addressOf(family.id, talk.id)}#answer`
}

/** Whoever has been spoken with has been answered, unless they wrote what nobody has read. */
export async function answeredBySpeaking(tx: Tx, order: Order, toHat: string): Promise<void> {
  const daysKept = await readDaysKept(tx)
  for (const talk of await talksThatWait(tx, { familyId: order.familyId, toHat })) {
    await openTalk(tx, talk.writerId, order.purpose)
    if (await hasUnread(tx, talk.id)) continue
    lastWordIsOurs(tx, talk.id, keepUntil(order.today, daysKept))
    for (const hat of [talk.writerId, talk.adultId]) if (hat) endOpenTo(tx, hat, { what: ['answer', 'write-when'], as: 'kept' })
  }
}

/** Everyone who has it open keeps words of their own, also a stand-in; nobody else sees them. Nothing left of them is no draft. */
export async function keepTalkDraft(tx: Tx, order: Order, { talkId, words }: Words): Promise<string | Refusal> {
  const family = await atFamily(tx, forFamily(order))
  const talk = await findTalk(tx, { id: talkId, familyId: family.id })
  if (!talk) return refuse('changedMeanwhile')
  await openTalk(tx, talk.writerId, order.purpose)
  if (words) saveDraft(tx, { writerId: talk.writerId, conversationId: talk.id }, words)
  else deleteDraft(tx, talk.id)
  return `${addressOf(family.id, talk.id)}#answer`
}

/** What was heard about when it is safe to answer, written down where one is about to write. */
export async function saySafeInTalk(tx: Tx, order: Order, wish: SafeAnswerWish & { talkId: string }): Promise<string | Refusal> {
  const { id } = await atFamily(tx, order)
  const talk = await findTalk(tx, { id: wish.talkId, familyId: id })
  if (!talk) return refuse('changedMeanwhile')
  const hat = talk.adultId ? await hatReadWith(tx, { familyId: id, adultId: talk.adultId }) : talk.writerId
  const said = () => readSafeAnswersOf(tx, talk.writerId)
  return (await saySafeAnswer(tx, { hat, said, at: { subject: id, family: id } }, wish)) ?? `${addressOf(id, talk.id)}#answer`
}

export function addressOf(familyId: string, talkId: string): string {
  return `/desk/families/${familyId}/conversations/${talkId}`
}
