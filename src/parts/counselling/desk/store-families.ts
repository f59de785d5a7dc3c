import { type RawBuilder, sql } from 'kysely'
import type { What } from '#core/promise/store.ts'
import { type Counted, counted } from '#platform/counted.ts'
import type { Tx } from '#platform/db.ts'
import type { Level } from '#platform/level.ts'

export type MyFamily = {
  id: string
  name: string
  level: Level
  due: string
  nextBy: string
  /** Who does the next step for them today. */
  nextNow: string | null
  nextIsMine: boolean
  /** Null for whoever only has what nobody else has taken of somebody who is away. */
  as: 'anchor' | 'deputy' | 'circle' | 'cover' | null
  /** Whom I stand in for here today. */
  away: string | null
  anchor: string
  /** Who stands in for the anchor today, if that is not me. */
  anchorNow: string | null
  /** When an adult of it wrote who is not answered yet; until when we have promised to, or to say when. */
  wroteAt: Date | null
  answerBy: Date | null
  withoutTime: boolean | null
  /** What ends the wait: the answer, or a talk agreed since. */
  answerWhat: What | null
}
/** Who carries it today in the place of a hat, from the stand-ins read once: whoever has taken the family by name, else the default one. */
const instead = (hat: string) => sql`(
  select t.by_hat, t.name, t.for_name from today t where t.for_hat = ${sql.ref(hat)} and (t.family_id = f.id or t.family_id is null) order by t.family_id nulls last limit 1)`

const firstWhoWaits = (waits: RawBuilder<unknown>, family: RawBuilder<unknown>) =>
  sql`${waits}.since is null, ${waits}.due_by nulls first, ${family}.next_due, ${family}.short_name, ${family}.id`

/** The families within my own reach, the first `most`: who waits for an answer before everybody else, then by their day. */
export async function readFamilies(tx: Tx, most = 100): Promise<MyFamily[]> {
  const { rows } = await sql<MyFamily>`
    with today as materialized (select * from core.stand_in_today),
      waits as materialized (select distinct on (family_id) family_id, since, due_by, without_time, promise_id from counselling.family_waits(true)
        order by family_id, due_by nulls first, since)
    select f.id, f.short_name as name, f.level, f.next_due as due, o.display_name as "nextBy", doing.name as "nextNow",
      coalesce(doing.by_hat, f.next_owner_id) = (select core.hat()) as "nextIsMine",
      case when f.anchor_id = (select core.hat()) then 'anchor' when mine.away is not null then 'cover' when f.deputy_id = (select core.hat()) then 'deputy'
        when exists (select from core.circle c where c.family_id = f.id and c.hat_id = (select core.hat()) and c.standing) or f.next_owner_id = (select core.hat()) then 'circle' end as "as",
      mine.away, a.display_name as anchor, case when holding.by_hat <> (select core.hat()) then holding.name end as "anchorNow",
      f.since as "wroteAt", f.due_by as "answerBy", f.without_time as "withoutTime", p.what as "answerWhat"
    from (select one.*, w.since, w.due_by, w.without_time, w.promise_id from core.family one left join waits w on w.family_id = one.id
      where one.live and one.id = any (array(select core.my_families())) order by ${firstWhoWaits(sql`w`, sql`one`)} limit ${most}) f
    join core.hat o on o.id = f.next_owner_id join core.hat a on a.id = f.anchor_id
    left join core.promise p on p.id = f.promise_id left join lateral ${instead('f.next_owner_id')} doing on true
    left join lateral ${instead('f.anchor_id')} holding on true
    left join lateral (select now.for_name as away from core.circle c cross join lateral ${instead('c.hat_id')} now
      where (select exists (select from today where by_hat = core.hat())) and c.family_id = f.id and c.standing and c.as_what in ('anchor', 'deputy', 'counsellor')
        and now.by_hat = (select core.hat())
      order by array_position(array['anchor', 'deputy', 'counsellor'], c.as_what) limit 1) mine on true
    order by ${firstWhoWaits(sql`f`, sql`f`)}`.execute(tx)
  return rows
}

export type FoundFamily = Counted & { id: string; name: string; level: Level; due: string | null; closedOn: string | null }
/**
 * Index only: the short names of families within reach. Signs that mean something in a pattern are taken as they were typed. An index on
 * parts of a name would not be asked: comparing may tell what it compares, so the policy comes first (18,000 names: 4 to 15 ms).
 */
export async function findFamilies(tx: Tx, q: string): Promise<FoundFamily[]> {
  const pattern = `%${q.replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<FoundFamily>`
    select id, short_name as name, level, case when live then next_due end as due, (closed_at at time zone 'Europe/Copenhagen')::date as "closedOn", ${counted}
    from core.family where short_name ilike ${pattern} order by live desc nulls last, short_name, id limit 30`.execute(tx)
  return rows
}
