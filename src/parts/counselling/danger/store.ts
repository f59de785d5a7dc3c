import { sql } from 'kysely'
import type { What } from '#core/promise/store.ts'
import { type Actor, askOne, type Db, type Tx } from '#platform/db.ts'

/** Whether whoever reads the own page is in danger as far as we know. */
export async function isInDanger(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ danger: boolean }>`select counselling.in_danger() as danger`.execute(tx)
  return rows[0]!.danger
}

export type InDangerNow = {
  address: string
  by: Date | null
  what: What | null
  count: number
  /** Who has taken it, or holds the family, where it is neither mine nor one of those I stand in for. */
  takenBy: string | null
  /** When whoever is on duty was last called for it, since it waits. */
  dutyCalledAt: Date | null
}

/**
 * Who is in danger and waits for a word from us: what nobody has, what I carry for myself or for whom I stand in for, and what those I lead
 * have taken: in danger a leader looks on until it is answered. A family at A that has written is as much in danger as before it was opened:
 * whoever is around it sees it, and whoever leads the house. First what nobody has, then the one that was promised first, and how many they
 * are. One question for each way in, so that each has its index. Index only: no words.
 */
const waiting = sql<InDangerNow>`
  with mine as materialized (select core.hat() as id union select core.covered_hats())
  select i.address, coalesce(p.told_by, i.due_by) as "by", p.what, count(*) over () as count, h.display_name as "takenBy",
    (select c.duty_called_at from counselling.conversation c where c.id = i.conversation_id and c.duty_called_at >= i.since) as "dutyCalledAt" from (
    select '/desk/inquiries/' || id as address, conversation_id, promise_id, null::timestamptz as due_by, open_since as since, null::uuid as taken_by
      from counselling.inquiry where in_queue and level = 'A'
    union all
    select '/desk/inquiries/' || id, conversation_id, promise_id, null, open_since, case when owner_id not in (select id from mine) then owner_id end
      from counselling.inquiry
      where live and owner_id = any (array(select id from mine union all select core.led_hats())) and level = 'A' and state = 'claimed'
    union all
    select w.address, w.id, w.promise_id, w.due_by, w.since, case when w.family_id not in (select core.my_families()) then w.anchor_id end
      from counselling.family_waits(false, at_level => 'A') w) i
  left join core.promise p on p.id = i.promise_id and (p.open or p.ended_as = 'broken') left join core.hat h on h.id = i.taken_by
  order by i.taken_by is not null, "by", i.since, i.address limit 1`

/** Asked above every page of those who counsel: in one packet. */
export async function whoWaitsInDanger(db: Db, actor: Actor): Promise<InDangerNow | undefined> {
  return (await askOne<InDangerNow>(db, actor, waiting))[0]
}

export async function readWhoWaitsInDanger(tx: Tx): Promise<InDangerNow | undefined> {
  return (await waiting.execute(tx)).rows[0]
}
