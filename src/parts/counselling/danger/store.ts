import { sql } from 'kysely'
import { type Actor, askOne, type Db, type Tx } from '#platform/db.ts'

/** Whether whoever reads the own page is in danger as far as we know. */
export async function isInDanger(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ danger: boolean }>`select counselling.in_danger() as danger`.execute(tx)
  return rows[0]!.danger
}

export type InDangerNow = { id: string; by: Date | null; count: number }

/**
 * Who is in danger and waits for a word from us: what nobody has, and what I carry for myself or for whom I stand in for. The one that was
 * promised first, and how many they are. One question for each way in, so that each has its index. Index only: no words.
 */
const waiting = sql<InDangerNow>`
  select i.id, coalesce(p.late_since, p.due_by) as "by", count(*) over () as count from (
    select id, promise_id, received_at from counselling.inquiry where in_queue and level = 'A'
    union all
    select id, promise_id, received_at from counselling.inquiry
      where live and owner_id = any (array(select core.hat() union all select core.covered_hats())) and level = 'A' and state = 'claimed') i
  left join core.promise p on p.id = i.promise_id and p.open
  order by coalesce(p.late_since, p.due_by), i.received_at, i.id limit 1`

/** Asked above every page of those who counsel: in one packet. */
export async function whoWaitsInDanger(db: Db, actor: Actor): Promise<InDangerNow | undefined> {
  return (await askOne<InDangerNow>(db, actor, waiting))[0]
}

export async function readWhoWaitsInDanger(tx: Tx): Promise<InDangerNow | undefined> {
  return (await waiting.execute(tx)).rows[0]
}
