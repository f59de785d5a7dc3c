import { type RawBuilder, sql } from 'kysely'
import type { Channel } from '#core/channel.ts'
import type { What } from '#core/promise/store.ts'
import { type Counted, counted } from '#platform/counted.ts'
import type { Tx } from '#platform/db.ts'
import type { Level } from '#platform/level.ts'
import type { AskWhat } from '../inquiry/inquiry.ts'
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

export type Owed = Counted & {
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
      (p.channel = 'phone' or p.step_id is not null) and p.id = any (array(select counselling.calls_to_read_before())) as "readFirst",
      ${counted}
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

export type Waiting = Named &
  Counted & {
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
/** What stands in a queue, over all channels, by level and then by what comes first: the promise or the date that hurries. The first two hundred. */
export async function readQueue(tx: Tx): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select i.id, i.level, i.channel, i.received_at as "receivedAt", ${backAt} as "backAt", i.open_since as since, p.told_by as "by", p.what, i.deadline_on as "deadlineOn", i.language,
      i.interpreter, c.last_word_at > c.started_at + interval '1 second' as again, q.name as queue, ${counted}
    from counselling.inquiry i join counselling.conversation c on c.id = i.conversation_id
      join core.queue q on q.id = i.queue_id left join core.promise p on p.id = i.promise_id
    where i.live and i.owner_id is null
    order by i.level, least(p.told_by, i.deadline_on::timestamp at time zone 'Europe/Copenhagen'), i.open_since, i.id limit 200`.execute(tx)
  return rows
}

export type Mine = Named &
  Counted & {
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
      case when p.open or (p.ended_as = 'broken' and i.state = 'claimed') then p.told_by end as "by", p.what, s.away, ${counted}
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

export type Overdue = Counted & {
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
    select *, ${counted} from (
      select distinct on (h.family_id) h.family_id as "familyId", f.short_name as name, f.level, h.due, h.kind, s.away
      from core.holding h join standing s on ${isMine('h.hat_id', sql`h.family_id`)} join core.family f on f.id = h.family_id
      where h.kind in ('anchor', 'step', 'led-step') and h.due < (select platform.today()) order by h.family_id, h.due) found
    order by due, name limit 60`.execute(tx)
  return rows
}
