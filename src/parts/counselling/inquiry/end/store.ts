import { sql } from 'kysely'
import { alongside, inTurn, type Tx } from '#platform/db.ts'
import { type EndWish, ends } from '../inquiry.ts'
import type { BareInquiry } from '../store.ts'

/** An inquiry ends with its reason and its person, and its conversation with it; false when it has ended already. */
export async function endInquiry(
  tx: Tx,
  { id, writerId, conversationId }: BareInquiry,
  wish: EndWish & { second: string | null },
): Promise<boolean> {
  const ended = inTurn(
    tx,
    sql`
    update counselling.inquiry set state = 'ended', ended_at = platform.now(), ended_as = ${wish.as}, ended_by = core.hat(),
      ended_by_person = (select person_id from core.hat where id = core.hat()),
      second_by = ${wish.second}, second_person = (select person_id from core.hat where id = ${wish.second}),
      duplicate_of = ${wish.duplicateOf}, handed_to = ${wish.receiver}
    where id = ${id} and state in ('claimed', 'answered')`,
  )
  // What has ended already keeps its end: everything is undone where this one came too late.
  alongside(
    tx,
    sql`
    update counselling.conversation set state = 'ended', ended_at = platform.now(), ended_as = ${ends[wish.as].conversation}
    where id = ${conversationId}`,
  )
  if (wish.words)
    alongside(
      tx,
      sql`
      insert into counselling.intake (inquiry_id, writer_id, end_words) values (${id}, ${writerId}, ${wish.words})
        on conflict (inquiry_id) do update set end_words = excluded.end_words`,
    )
  return (await ended).rowCount === 1
}

/** The door is open: the same inquiry and the same conversation go on, held by whoever opened them again. Whose the last word was, or nothing where it is open already. */
export async function reopenInquiry(tx: Tx, { id, conversationId }: BareInquiry): Promise<'writer' | 'us' | undefined> {
  const result = await sql`
    update counselling.inquiry set state = 'claimed', owner_id = core.hat(), claimed_at = platform.now(), ended_at = null, ended_as = null,
      ended_by = null, ended_by_person = null, second_by = null, second_person = null, duplicate_of = null, handed_to = null
    where id = ${id} and state = 'ended' and ended_as <> 'family-opened'`.execute(tx)
  if (result.numAffectedRows !== 1n) return undefined
  const { rows } = await sql<{ lastWordBy: 'writer' | 'us' }>`
    update counselling.conversation set ended_at = null, ended_as = null, state = case last_word_by when 'us' then 'active' else 'waiting' end
    where id = ${conversationId} returning last_word_by as "lastWordBy"`.execute(tx)
  return rows[0]!.lastWordBy
}
