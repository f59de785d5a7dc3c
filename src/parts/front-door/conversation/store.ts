import { sql } from 'kysely'
import { readNetworkTexts } from '#core/network-text/store.ts'
import { isAnswer } from '#core/promise/store.ts'
import type { PromisedAnswer } from '#core/promise/words.ts'
import { type MyCard, readMyCard } from '#core/send/card.ts'
import { readMyNotices, type WaitingNotice } from '#core/send/store.ts'
import { isInDanger, markSeen, readMySafeAnswers, type SafeAnswer } from '#parts/counselling/index.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { Level } from '#platform/level.ts'
import type { Lang } from '#platform/texts.ts'
import { type Held, readHeld } from './held-store.ts'

/** Read before this page was opened, or not. */
type OwnMessage = { id: string; fromUs: boolean; author: string | null; body: string; at: Date; readAt: Date | null }
/** A call or a meeting that was agreed before there is a family: with one it stands as what comes next. */
type Agreed = { what: 'call' | 'meet'; by: Date }
export type OwnConversation = {
  id: string
  state: 'waiting' | 'active' | 'sleeping' | 'ended'
  keepUntil: string
  lastWordByUs: boolean
  /** As far as we know: then 112 is told before us, as long as there is anything to wait for. */
  inDanger: boolean
  /** It goes on with a family, or has ended with it. */
  ofFamily: boolean
  messages: OwnMessage[]
  promise: PromisedAnswer | null
  agreed: Agreed | null
  /** Who holds the family, once the counsellor has said which member of it the writer is: it lives, and is not the own page yet. */
  held: Held | null
  notices: WaitingNotice[]
  card: MyCard | undefined
  /** What the writer has said about when it is safe to be answered. */
  safe: SafeAnswer[]
  /** When the network says its telephone is answered, once somebody may need it to come back in. */
  phone: string | undefined
}

/** Everything of the writer's stands behind the writer's own access line. */
export async function openOwn(tx: Tx, writer: string): Promise<void> {
  await sql`select counselling.open_conversation_of(${writer}, 'own-page')`.execute(tx)
}

/** The writer's own conversation, whole, behind the writer's own access line. What we wrote stands open where it was not seen before, and is seen from now on. */
export async function readOwn(tx: Tx, writer: string, lang: Lang): Promise<OwnConversation> {
  await openOwn(tx, writer)
  const [thread, messages, owed] = await Promise.all([
    tx
      .selectFrom('counselling.conversation')
      .select(['id', 'state', 'keep_until', 'last_word_by', 'family_id'])
      .where('writer_id', '=', writer)
      .executeTakeFirstOrThrow(),
    tx
      .selectFrom('counselling.message as m')
      .leftJoin('core.hat as h', 'h.id', 'm.by_hat')
      .select(['m.id', 'm.from_us as fromUs', 'h.display_name as author', 'm.body', 'm.at', 'm.read_at as readAt'])
      .where('m.writer_id', '=', writer)
      .orderBy('m.at')
      .orderBy('m.id')
      .execute(),
    readOwed(tx, writer),
  ])
  const [held, notices, card, said, safe, inDanger] = await Promise.all([
    readHeld(tx),
    readMyNotices(tx),
    readMyCard(tx),
    readNetworkTexts(tx, lang),
    readMySafeAnswers(tx),
    isInDanger(tx),
    markSeen(tx, messages),
  ])
  return {
    ...{
      id: thread.id,
      state: thread.state as OwnConversation['state'],
      keepUntil: thread.keep_until,
      lastWordByUs: thread.last_word_by === 'us',
      ofFamily: thread.family_id !== null,
    },
    ...{ messages, ...owed, held, notices, card, safe, inDanger, phone: said['phone-hours'] },
  }
}

async function readOwed(tx: Tx, writer: string): Promise<Pick<OwnConversation, 'promise' | 'agreed'>> {
  const owed = await tx
    .selectFrom('core.promise')
    .select(['what', 'window_from as from', 'due_by as by', 'family_id as family'])
    .where('to_hat', '=', writer)
    .where('open', '=', true)
    .orderBy('due_by')
    .execute()
  return {
    promise: owed.find(isAnswer) ?? null,
    agreed: (owed.find(({ what, family }) => !family && (what === 'call' || what === 'meet')) as Agreed | undefined) ?? null,
  }
}

/** What a new promise needs to know of the own inquiry. */
export async function readOwnInquiry(tx: Tx): Promise<{ conversationId: string; queueId: string; level: Level }> {
  const { rows } = await sql<{ conversation_id: string; queue_id: string; level: 'A' }>`select * from counselling.my_inquiry()`.execute(tx)
  const row = rows[0]!
  return { conversationId: row.conversation_id, queueId: row.queue_id, level: row.level }
}

/** Tries a return code; null when it opens nothing. Right and wrong ones go the same way. */
export async function openByCode(tx: Tx, hashes: Buffer[], token: Buffer): Promise<'writer' | 'family' | null> {
  const { rows } = await sql<{
    kind: 'writer' | 'family' | null
  }>`select counselling.open_conversation(${hashes}, ${newId()}, ${token}) as kind`.execute(tx)
  return rows[0]!.kind
}

/** What somebody wrote with this form while the own page was still a conversation; nothing where it has not come. */
export async function bodyOfMine(tx: Tx, formId: string): Promise<string | undefined> {
  for (const { writer_id } of await tx.selectFrom('counselling.conversation').select('writer_id').execute()) await openOwn(tx, writer_id)
  return (await tx.selectFrom('counselling.message').select('body').where('id', '=', formId).executeTakeFirst())?.body
}

/** False where it was made already. */
export async function makeMyPage(tx: Tx, token: Buffer, long: boolean): Promise<boolean> {
  const { rows } = await sql<{ made: boolean }>`select counselling.make_my_page(${token}, ${long}) as made`.execute(tx)
  return rows[0]!.made
}

/** Where the conversation a session had opened was made a page: in that session, or elsewhere, which ended it. */
export async function whereMade(tx: Tx, token: Buffer): Promise<'here' | 'elsewhere' | null> {
  const { rows } = await sql<{ made: 'here' | 'elsewhere' | null }>`select counselling.page_made(${token}) as made`.execute(tx)
  return rows[0]!.made
}
