import { sql } from 'kysely'
import { markSeen } from '#parts/counselling/index.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { Level } from '#platform/level.ts'

export type Talk = { id: string; writer: string; live: boolean; ofFamily: boolean }
export type Word = { id: string; fromUs: boolean; author: string | null; body: string; at: Date; readAt: Date | null }

/** My own conversations, the one that goes on with the family first. */
export async function readTalks(tx: Tx): Promise<Talk[]> {
  const { rows } = await sql<Talk>`
    select id, writer_id as writer, live is not null as live, family_id is not null as "ofFamily" from counselling.conversation
    order by family_id is not null desc, live nulls last, last_word_at desc, id`.execute(tx)
  return rows
}

/** Everything said between me and us, oldest first, behind a line for each conversation. What we wrote stands open where it was not seen before, and is seen from now on. */
export async function readWords(tx: Tx, talks: readonly Talk[]): Promise<Word[]> {
  for (const { writer } of talks) await sql`select counselling.open_conversation_of(${writer}, 'own-page')`.execute(tx)
  const { rows } = await sql<Word>`
    select m.id, m.from_us as "fromUs", h.display_name as author, m.body, m.at, m.read_at as "readAt"
    from counselling.message m left join core.hat h on h.id = m.by_hat
    order by m.at, m.id`.execute(tx)
  await markSeen(tx, rows)
  return rows
}

type Place = { conversationId: string; queueId: string; level: Level }

/** Where a new word goes, and what a promise would need to know: the first conversation of mine, begun now where there is none. */
export async function whereToWrite(tx: Tx): Promise<Place> {
  const [first] = await readTalks(tx)
  const conversation = first?.id ?? (await beginTalk(tx))
  const { rows } = await sql<Omit<Place, 'conversationId'>>`
    select queue_id as "queueId", level from counselling.my_inquiry() where conversation_id = ${conversation}`.execute(tx)
  return { conversationId: conversation, ...rows[0]! }
}

async function beginTalk(tx: Tx): Promise<string> {
  const ids = { writer: newId(), inquiry: newId(), conversation: newId(), triage: newId() }
  const { rows } = await sql<{ id: string }>`select family_page.begin_conversation(${JSON.stringify(ids)}::jsonb) as id`.execute(tx)
  return rows[0]!.id
}
