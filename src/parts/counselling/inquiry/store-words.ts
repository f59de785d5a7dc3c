import { sql } from 'kysely'
import { alongside, inTurn, type Tx } from '#platform/db.ts'
import type { BareInquiry } from './store.ts'

type Conversation = Pick<BareInquiry, 'writerId' | 'conversationId'>
type NewMessage = { id: string; body: string; keepUntil: string }
/** A word from us, to whoever wrote to the house or to an adult of a family. */
export function insertAnswer(tx: Tx, { writerId, conversationId }: Conversation, message: NewMessage): void {
  alongside(
    tx,
    sql`
    insert into counselling.message (id, conversation_id, writer_id, by_hat, from_us, body)
    values (${message.id}, ${conversationId}, ${writerId}, core.hat(), true, ${message.body})`,
  )
  lastWordIsOurs(tx, conversationId, message.keepUntil)
}

/** Written or spoken: it is their turn now. */
export function lastWordIsOurs(tx: Tx, conversationId: string, keepUntil: string): void {
  alongside(
    tx,
    sql`
    update counselling.conversation set state = 'active', last_word_at = platform.now(), last_word_by = 'us', keep_until = ${keepUntil}
    where id = ${conversationId}`,
  )
}

/** Words of theirs that nobody who carries it has had on the screen yet, or that came after the one a form was begun at. What they write in the same breath comes before this look, or after our word. */
export async function hasUnread(tx: Tx, conversationId: string, { after = null }: { after?: string | null } = {}): Promise<boolean> {
  alongside(tx, sql`select from counselling.conversation where id = ${conversationId} for no key update`)
  const { rows } = await inTurn<{ unread: boolean }>(
    tx,
    sql`
    select exists (select from counselling.message where conversation_id = ${conversationId} and not from_us
      and coalesce(at > (select known.at from counselling.message known where known.id = ${after}), read_at is null)) as unread`,
  )
  return rows[0]!.unread
}

export function insertAttempt(
  tx: Tx,
  { id, writerId }: Pick<BareInquiry, 'id' | 'writerId'>,
  attempt: { channel: string; words: string | null },
): void {
  alongside(
    tx,
    sql`
    insert into counselling.attempt (inquiry_id, writer_id, n, by_hat, channel, words)
    select ${id}, ${writerId}, coalesce(max(n), 0) + 1, core.hat(), ${attempt.channel}, ${attempt.words} from counselling.attempt where inquiry_id = ${id}`,
  )
}
