import { type RawBuilder, sql } from 'kysely'
import type { What } from '#core/promise/store.ts'
import type { Tx } from '#platform/db.ts'
import type { Level } from '#platform/html/level-tag.tsx'
import type { AskWhat, Channel } from '../inquiry/inquiry.ts'
import { backAt } from '../inquiry/store.ts'
import type { Named } from '../inquiry/title.ts'

/**
 * Whose work is mine today: my own, and that of those I stand in for. Which of theirs is mine is answered where everybody asks it: a
 * family taken by name is carried by whoever took it, and by nobody else.
 */
const standing = sql`standing as (
  select (select core.hat()) as hat, null::text as away
  union
  select for_hat, for_name from core.stand_in_today where by_hat = (select core.hat()))`

/** The list of hats says what the join says already, and lets the indexes of what hats hold be used. */
const isMine = (hat: string, family: RawBuilder<unknown>) => sql`
  s.hat = ${sql.ref(hat)} and ${sql.ref(hat)} = any (array(select hat from standing)) and (s.away is null or (select now.by_hat from core.stands_in_for(s.hat, ${family}) now) = (select core.hat()))`

export type Owed = {
  id: string
  what: What
  channel: string
  from: Date | null
  by: Date
  away: string | null
  inquiryId: string | null
  inquiryChannel: Channel | null
  receivedAt: Date | null
  backAt: Date | null
  familyId: string | null
  familyName: string | null
  level: Level | null
  /** A call to somebody who has said how it is safe: to be read before one calls. */
  readFirst: boolean
}
/** What is promised by me, in order: today's and what is late, then what comes. Which calls are read before is only asked where something may be one. */
export async function readOwed(tx: Tx): Promise<Owed[]> {
  const { rows } = await sql<Owed>`
    with ${standing}
    select p.id, p.what, p.channel, p.window_from as "from", p.told_by as "by", s.away, i.id as "inquiryId", i.channel as "inquiryChannel",
      i.received_at as "receivedAt", ${backAt} as "backAt", f.id as "familyId", f.short_name as "familyName", coalesce(f.level, i.level) as level,
      (p.channel = 'phone' or p.step_id is not null) and p.id = any (array(select counselling.calls_to_read_before())) as "readFirst"
    from core.promise p join standing s on ${isMine('p.by_hat', sql`p.family_id`)}
    left join core.family f on f.id = p.family_id
    left join counselling.inquiry i on i.writer_id = case when p.family_id is null then p.to_hat end
    where p.open order by p.told_by, p.id limit 60`.execute(tx)
  return rows
}

export type ComingCover = { absenceId: string; name: string; from: string; families: string[] }

/** Whom I step in for from one of the next days: with everything, or with the families named. Today's stands in the lists themselves. */
export async function readComingCover(tx: Tx): Promise<ComingCover[]> {
  const { rows } = await sql<ComingCover>`
    select a.id as "absenceId", lower(a.period)::text as "from",
      (select h.display_name from core.hat h where h.person_id = a.person_id and h.kind = 'membership' order by h.live is not true, h.id limit 1) as name,
      coalesce(array_agg(f.short_name order by f.short_name) filter (where f.id is not null and not a.default_cover_id = any (c.ids)), '{}') as families
    from (select absence_id, array_agg(id) as ids from core.roster where hat_id = core.hat() and covers and over_at is null group by absence_id) c
    join core.roster a on a.id = c.absence_id and a.over_at is null
    left join core.roster r on r.id = any (c.ids) left join core.family f on f.id = r.family_id
    where lower(a.period) > platform.today() and lower(a.period) <= platform.today() + 14
    group by a.id, c.ids order by lower(a.period), a.id`.execute(tx)
  return rows
}

export type Waiting = Named & {
  id: string
  level: Level
  /** Since when the words wait that nobody has answered. */
  since: Date
  by: Date | null
  what: What | null
  deadlineOn: string | null
  language: string
  interpreter: boolean
  again: boolean
  queue: string
}
/** Everything that stands in a queue, over all channels, by level and then by what comes first: the promise or the date that hurries. */
export async function readQueue(tx: Tx): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select i.id, i.level, i.channel, i.received_at as "receivedAt", ${backAt} as "backAt", i.open_since as since, p.told_by as "by", p.what, i.deadline_on as "deadlineOn", i.language,
      i.interpreter, c.last_word_at > c.started_at + interval '1 second' as again, q.name as queue
    from counselling.inquiry i join counselling.conversation c on c.id = i.conversation_id
      join core.queue q on q.id = i.queue_id left join core.promise p on p.id = i.promise_id
    where i.live and i.owner_id is null
    order by i.level, least(p.told_by, i.deadline_on::timestamp at time zone 'Europe/Copenhagen'), i.open_since, i.id limit 200`.execute(tx)
  return rows
}

export type Mine = Named & {
  id: string
  level: Level
  state: 'claimed' | 'answered'
  lastWordAt: Date
  lastWordBy: 'writer' | 'us'
  by: Date | null
  what: What | null
  away: string | null
}
/** The inquiries I carry: first those that wait for a word from us. */
export async function readMine(tx: Tx): Promise<Mine[]> {
  const { rows } = await sql<Mine>`
    with ${standing}
    select i.id, i.level, i.state, i.channel, i.received_at as "receivedAt", ${backAt} as "backAt", c.last_word_at as "lastWordAt", c.last_word_by as "lastWordBy",
      case when p.open or (p.ended_as = 'broken' and i.state = 'claimed') then p.told_by end as "by", p.what, s.away
    from counselling.inquiry i join standing s on ${isMine('i.owner_id', sql`null`)}
    join counselling.conversation c on c.id = i.conversation_id left join core.promise p on p.id = i.promise_id
    where i.live order by i.state = 'answered', i.level, coalesce(p.told_by, c.last_word_at), i.id limit 100`.execute(tx)
  return rows
}

export type AskedOfMe = Named & {
  id: string
  inquiryId: string
  what: AskWhat
  from: string
  askedAt: Date
  level: Level
}
export async function readAskedOfMe(tx: Tx): Promise<AskedOfMe[]> {
  const { rows } = await sql<AskedOfMe>`
    select a.id, a.inquiry_id as "inquiryId", a.what, h.display_name as "from", a.asked_at as "askedAt", i.level, i.channel, i.received_at as "receivedAt",
      ${backAt} as "backAt"
    from counselling.asked_of_me() a join core.hat h on h.id = a.from_hat join counselling.inquiry i on i.id = a.inquiry_id
    order by i.level, a.asked_at`.execute(tx)
  return rows
}

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

export type Overdue = {
  familyId: string
  name: string
  level: Level
  due: string
  kind: 'anchor' | 'step' | 'led-step'
  away: string | null
}
/** What has passed its day and touches me, from the one list of everything that is held. */
export async function readOverdue(tx: Tx): Promise<Overdue[]> {
  const { rows } = await sql<Overdue>`
    with ${standing}
    select * from (
      select distinct on (h.family_id) h.family_id as "familyId", f.short_name as name, f.level, h.due, h.kind, s.away
      from core.holding h join standing s on ${isMine('h.hat_id', sql`h.family_id`)} join core.family f on f.id = h.family_id
      where h.kind in ('anchor', 'step', 'led-step') and h.due < (select platform.today()) order by h.family_id, h.due) found
    order by due, name limit 60`.execute(tx)
  return rows
}

export type FoundFamily = { id: string; name: string; level: Level; due: string | null; closedOn: string | null }
/**
 * Index only: the short names of families within reach. Signs that mean something in a pattern are taken as they were typed. An index on
 * parts of a name would not be asked: comparing may tell what it compares, so the policy comes first (18,000 names: 4 to 15 ms).
 */
export async function findFamilies(tx: Tx, q: string): Promise<FoundFamily[]> {
  const pattern = `%${q.replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<FoundFamily>`
    select id, short_name as name, level, case when live then next_due end as due, (closed_at at time zone 'Europe/Copenhagen')::date as "closedOn"
    from core.family where short_name ilike ${pattern} order by live desc nulls last, short_name, id limit 30`.execute(tx)
  return rows
}
