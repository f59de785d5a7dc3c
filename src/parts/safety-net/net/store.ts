import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import { onePage } from '#platform/html/pages.tsx'
import type { Level } from '#platform/level.ts'
import type { NetKind, Numbers } from './net.ts'

/** Asked once a query, not once a row: the clock is a table of its own. */
const monday = sql`(select date_trunc('week', platform.now() at time zone 'Europe/Copenhagen') at time zone 'Europe/Copenhagen')`
const quietSince = sql`(select platform.now() - make_interval(days => core.days_of('quiet-family-days')))`
const lateThings = sql`from core.holding g where g.kind in ('step', 'led-step', 'promise') and g.due < (select platform.today())`

/** Everybody who waits for a word from us: whoever has written to the house, and the adults of families. */
export const whoWaits = sql`(
  select u.id, null::uuid as family_id, u.level, u.open_since as since, u.told_by as due_by, u.without_time, u.owner_id, u.address, u.promise_id from core.unanswered u
  union all select w.id, w.family_id, w.level, w.since, w.due_by, w.without_time, w.anchor_id, w.address, w.promise_id from counselling.family_waits(false) w)`

/** One line of a list: ids, names of ours, days. The family's short name and nothing else of theirs. */
export type Row = {
  id: string
  family: string | null
  level: Level | null
  who: string | null
  /** The queue it waits in, where nobody has taken it: then `who` is the one responsible for the queue. */
  queue: string | null
  /** Who carries it today, where the holder is away. */
  now: string | null
  what: string | null
  day: string | null
  /** When it came, ended or was last heard. */
  at: Date | null
  /** When the inquiry was received: that is its name, whatever became of it since. */
  received: Date | null
  /** Until when something is promised, and what. */
  by: Date | null
  promised: string | null
  address: string | null
}

/** A bridge reaches to its day; from then on the family is late like any other, and nobody reads that it is held. */
const overABridge = sql`f.live and f.bridge_shift_id is not null and f.next_due >= (select platform.today())`

/** All numbers at once, with the rights of whoever asks: a counsellor's own reach, a leader's or the night's whole. */
export async function readNumbers(tx: Tx): Promise<Numbers> {
  const { rows } = await sql<Numbers>`
    with promise as (select ended_as, count(*)::int as n from core.promise where ended_at >= ${monday} group by ended_as),
      breach as (select law, count(distinct subject)::int as n from core.law_breach group by law),
      waiting as (select count(*)::int as n, (count(*) filter (where without_time))::int as untimed, (count(*) filter (where due_by < (select platform.now())))::int as late from ${whoWaits} everybody)
    select (select count(*)::int from core.family where live) as open,
      coalesce((select n from breach where law = 1), 0) as without,
      coalesce((select n from breach where law = 2), 0) as unowned,
      (select count(distinct g.thing)::int ${lateThings}) as overdue,
      (select count(*)::int from core.family f where ${overABridge}) as bridged,
      (select count(*)::int from core.last_heard() where at < ${quietSince}) as quiet,
      waiting.n as unanswered, waiting.untimed, waiting.late,
      coalesce((select n from promise where ended_as = 'kept'), 0) as kept,
      coalesce((select n from promise where ended_as = 'moved'), 0) as moved,
      coalesce((select n from promise where ended_as = 'broken'), 0) as broken,
      (select count(distinct person_id)::int from core.away_today) as away,
      (select count(*)::int from core.held_by_shut()) as shut,
      (select count(*)::int from core.deputy_shut) as deputy,
      (select count(*)::int from safety_net.refused_work() where at >= ${monday}) as drift
    from waiting`.execute(tx)
  return rows[0]!
}

/** Whoever looks first sees the oldest that is still unanswered, and how many are in danger. */
export async function readWaiting(tx: Tx): Promise<{ oldest: Date | null; inDanger: number }> {
  const { rows } = await sql<{ oldest: Date | null; inDanger: number }>`
    select min(since) as oldest, (count(*) filter (where level = 'A'))::int as "inDanger" from ${whoWaits} everybody`.execute(tx)
  return rows[0]!
}

const nothing = sql`null`
type Columns = Partial<Record<keyof Row, RawBuilder<unknown>>>

function pick(columns: Columns): RawBuilder<unknown> {
  const of = (name: keyof Row) => columns[name] ?? nothing
  return sql`(${of('id')})::uuid as id, (${of('family')})::text as family, (${of('level')})::text as level, (${of('who')})::text as who, (${of('queue')})::text as queue, (${of('now')})::text as now, (${of('what')})::text as what,
    (${of('day')})::text as day, (${of('at')})::timestamptz as at, (${of('received')})::timestamptz as received, (${of('by')})::timestamptz as by, (${of('promised')})::text as promised, (${of('address')})::text as address`
}

/** A list is told which page of it is asked for, and turns to it before it looks for names: those are sought for the lines that are shown only. */
type List = (page: RawBuilder<unknown>) => RawBuilder<unknown>

/** Lists that are short, or that know no line before they have read all of them. */
const whole =
  (list: RawBuilder<unknown>): List =>
  (page) =>
    sql`${list} ${page}`

/** Whoever carries it today, asked where everybody asks it. */
const carriedBy = (hat: string, ofFamily: RawBuilder<unknown>) =>
  sql`left join lateral core.stands_in_for(${sql.ref(hat)}, ${ofFamily}) now on true`
const now = sql`now.name`

const family = { id: sql`f.id`, family: sql`f.short_name`, level: sql`f.level`, address: sql`'/desk/families/' || f.id` }
const one = {
  id: sql`u.id`,
  family: sql`f.short_name`,
  level: sql`u.level`,
  at: sql`u.since`,
  received: sql`i.received_at`,
  by: sql`u.due_by`,
  promised: sql`p.what`,
  who: sql`h.display_name`,
  now,
  address: sql`u.address`,
}

/** Whose promise it was; kept or moved by another of ours, who did so is named first. What was not kept is nobody else's. */
function ended(as: 'kept' | 'moved' | 'broken'): List {
  const doer = as === 'broken' ? nothing : sql`b.display_name`
  const columns = {
    id: sql`p.id`,
    family: sql`f.short_name`,
    level: sql`coalesce(f.level, i.level)`,
    who: sql`coalesce(h.display_name, ${doer})`,
    now: sql`case when b.id <> p.by_hat then ${doer} end`,
    what: sql`p.what`,
    at: sql`p.ended_at`,
    received: sql`i.received_at`,
    by: sql`p.due_by`,
    promised: sql`p.what`,
  }
  return whole(sql`select ${pick({ ...columns, address: sql`coalesce('/desk/families/' || f.id, '/desk/inquiries/' || i.id)` })}
    from core.promise p left join core.family f on f.id = p.family_id left join core.hat h on h.id = p.by_hat left join core.hat b on b.id = p.ended_by and b.kind = 'membership'
      left join counselling.inquiry i on i.writer_id = p.to_hat where p.ended_as = ${as} and p.ended_at >= ${monday} order by p.ended_at desc`)
}

const waiting =
  (which: RawBuilder<unknown>): List =>
  (page) =>
    sql`select ${pick({ ...one, queue: sql`q.name` })} from (select * from ${whoWaits} u where ${which} order by u.level, u.since, u.id ${page}) u
    left join core.family f on f.id = u.family_id left join core.promise p on p.id = u.promise_id
    left join counselling.inquiry i on i.id = u.id left join core.queue q on q.id = i.queue_id and u.owner_id is null
    left join core.hat h on h.id = coalesce(u.owner_id, q.responsible_id) ${carriedBy('h.id', sql`u.family_id`)} order by u.level, u.since, u.id`

function breaches(law: 1 | 2): List {
  const subject = sql`split_part(b.subject, ' ', 2)`
  return whole(sql`select ${pick({
    id: subject,
    family: sql`f.short_name`,
    level: sql`f.level`,
    what: sql`string_agg(b.what, ' ')`,
    address: sql`case split_part(b.subject, ' ', 1)
      when 'family' then '/desk/families/' when 'inquiry' then '/desk/inquiries/' end || ${subject}`,
  })}
    from core.law_breach b left join core.family f on f.id = b.family_id where b.law = ${law} group by b.subject, f.short_name, f.level order by b.subject`)
}

const lists: Record<NetKind, List> = {
  open: (page) => sql`select ${pick({ ...family, who: sql`h.display_name`, now, day: sql`f.next_due` })}
    from (select * from core.family f where f.live order by f.next_due, f.level, f.short_name ${page}) f
      left join core.hat h on h.id = f.anchor_id ${carriedBy('f.anchor_id', sql`f.id`)} order by f.next_due, f.level, f.short_name`,
  without: breaches(1),
  unowned: breaches(2),
  overdue: (
    page,
  ) => sql`select ${pick({ id: sql`g.thing`, family: sql`f.short_name`, level: sql`g.level`, who: sql`h.display_name`, now, what: sql`g.kind`, day: sql`g.due`, address: sql`g.address` })}
    from (select * from (select distinct on (g.thing) g.* ${lateThings} order by g.thing, g.kind desc) g order by g.due, g.level, g.thing ${page}) g left join core.family f on f.id = g.family_id left join core.hat h on h.id = g.hat_id ${carriedBy('g.hat_id', sql`g.family_id`)} order by g.due, g.level, g.thing`,
  bridged: (page) => sql`select ${pick({ ...family, who: sql`h.display_name`, now, day: sql`f.next_due` })}
    from (select * from core.family f where ${overABridge} order by f.level, f.next_due, f.id ${page}) f
      left join core.hat h on h.id = f.next_owner_id ${carriedBy('f.next_owner_id', sql`f.id`)} order by f.level, f.next_due, f.id`,
  quiet: (page) => sql`select ${pick({ ...family, who: sql`h.display_name`, now, at: sql`l.at` })}
    from (select * from core.last_heard() l where l.at < ${quietSince} order by l.at, l.family_id ${page}) l join core.family f on f.id = l.family_id
      left join core.hat h on h.id = f.anchor_id ${carriedBy('f.anchor_id', sql`f.id`)} order by l.at, l.family_id`,
  unanswered: waiting(sql`true`),
  untimed: waiting(sql`u.without_time`),
  late: waiting(sql`u.due_by < (select platform.now())`),
  kept: ended('kept'),
  moved: ended('moved'),
  broken: ended('broken'),
  away: whole(sql`select ${pick({ id: sql`r.id`, who: sql`h.display_name`, what: sql`s.display_name`, day: sql`upper(r.period) - 1`, address: sql`'/desk/absence/' || r.id` })}
    from core.away_today r join core.roster c on c.id = r.default_cover_id join core.hat s on s.id = c.hat_id
      join lateral (select display_name from core.hat w where w.person_id = r.person_id and w.kind = 'membership' order by w.anchors nulls last limit 1) h on true
    order by h.display_name`),
  shut: whole(sql`select ${pick({ id: sql`s.hat_id`, who: sql`h.display_name`, what: sql`s.why || ' ' || array_to_string(s.kinds, ' ')`, address: sql`case when h.anchors then '/desk/absence/new?person=' || h.person_id end` })}
    from core.held_by_shut() s join core.hat h on h.id = s.hat_id order by h.display_name, h.id`),
  deputy: whole(sql`select ${pick({ ...family, who: sql`h.display_name`, what: sql`s.why` })}
    from core.deputy_shut s join core.family f on f.id = s.family_id join core.hat h on h.id = s.hat_id order by h.display_name, f.level, f.short_name, f.id`),
  drift:
    whole(sql`select ${pick({ ...family, id: sql`w.thing`, who: sql`h.display_name`, at: sql`w.at`, address: sql`coalesce('/desk/families/' || f.id, '/desk/inquiries/' || i.id)` })}
    from safety_net.refused_work() w left join core.family f on f.id = w.family_id left join counselling.inquiry i on i.id = w.thing left join core.hat h on h.id = w.by_hat
    where w.at >= ${monday} order by w.at desc`),
}

export const linesOnAPage = 20
/** How many lines are sought is written into the statement: its plan is made once for all values, and would be one for any number of them. */
export function pageOf(kind: NetKind, page: number): RawBuilder<unknown> {
  return lists[kind](sql`limit ${sql.lit(linesOnAPage + 1)} offset ${page * linesOnAPage}`)
}

/** One page of a list, counted from nought, and whether more comes after it. */
export async function readList(tx: Tx, kind: NetKind, page = 0): Promise<{ rows: Row[]; more: boolean }> {
  const { rows } = await sql<Row>`${pageOf(kind, page)}`.execute(tx)
  return onePage(rows, linesOnAPage)
}

export async function readQuietDays(tx: Tx): Promise<number> {
  const { rows } = await sql<{ days: number }>`select core.days_of('quiet-family-days') as days`.execute(tx)
  return rows[0]!.days
}
