import { sql } from 'kysely'
import { type Counted, counted } from '#platform/counted.ts'
import type { Tx } from '#platform/db.ts'
import type { Level } from '#platform/level.ts'
import { backAt } from '../../inquiry/store.ts'
import type { Named } from '../../inquiry/title.ts'

export type Ending = Named & Counted & { id: string; level: Level; dueOn: string; inQueue: boolean }
/** Not ended, and to be deleted within thirty days: whoever has it ends it with a reason. Counted each time, so that nobody can forget to be told. */
export async function readEnding(tx: Tx): Promise<Ending[]> {
  const { rows } = await sql<Ending>`
    select i.id, i.level, i.channel, i.received_at as "receivedAt", ${backAt} as "backAt", d.due_on as "dueOn", i.owner_id is null as "inQueue", ${counted}
    from counselling.deletion_of_conversations d join counselling.inquiry i on i.id = d.inquiry_id join core.queue q on q.id = i.queue_id
    where not d.ended and d.due_on <= (select platform.today()) + 30
      and coalesce(i.owner_id, q.responsible_id) in (select core.hat() union select core.covered_hats())
    order by d.due_on, i.id limit 60`.execute(tx)
  return rows
}

export type TakenBack = { level: Level; receivedAt: Date; at: Date; family: { id: string; name: string } | null }
/** What writers have deleted themselves: whoever had it is told for some days, without a word of it. */
export async function readTakenBack(tx: Tx): Promise<TakenBack[]> {
  const { rows } = await sql<TakenBack>`
    select t.level, t.received_at as "receivedAt", t.at,
      case when f.id is not null then jsonb_build_object('id', f.id, 'name', f.short_name) end as family
    from counselling.taken_back t left join core.family f on f.id = t.family_id
    where t.to_hat in (select core.hat() union select core.covered_hats())
      and t.at > platform.now() - make_interval(days => core.days_kept('told')) order by t.at desc limit 20`.execute(tx)
  return rows
}
