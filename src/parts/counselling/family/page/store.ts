import { sql } from 'kysely'
import { type NotNeeded, notNeeded, type What } from '#core/promise/store.ts'
import type { Tx } from '#platform/db.ts'
import { onePage } from '#platform/html/pages.tsx'
import { wordsDeleted } from '../talk/store.ts'

export type Talk = {
  id: string
  writerId: string
  adultId: string | null
  state: 'waiting' | 'active' | 'sleeping' | 'ended'
  lastWordAt: Date
  lastWordBy: 'writer' | 'us'
  /** When the adult deleted all of its words, if nothing has been written since. */
  wordsDeletedAt: Date | null
  /** Whether it has become somebody's own page; until then a code opens it. */
  ownPage: boolean
}

/** The conversations of a family's adults: whose, and whose the last word was. Their words stand behind lines of their own. */
export async function talksOf(tx: Tx, familyId: string): Promise<Talk[]> {
  const { rows } = await sql<Talk>`
    select c.id, c.writer_id as "writerId", a.id as "adultId", c.state, c.last_word_at as "lastWordAt", c.last_word_by as "lastWordBy",
      ${wordsDeleted} as "wordsDeletedAt", w.became_id is not null as "ownPage"
      from counselling.conversation c join core.hat w on w.id = c.writer_id
      left join core.hat a on a.family_id = c.family_id and a.person_id = w.person_id and a.kind = 'family_adult'
      where c.family_id = ${familyId} order by c.last_word_at desc, c.id`.execute(tx)
  return rows
}

export type Returned = {
  inquiryId: string
  adultId: string
  since: Date
  /** Whether they have never written before. */
  first: boolean
  owner: string | null
  mine: boolean
  ended: boolean
  opens: boolean
  /** What is promised them there next, as far as the reader may know of it. */
  promised: What | null
  by: Date | null
}

/** Adults of the family who have written again after it closed: until it is opened with what they wrote, that stands as an inquiry. */
export async function returnedTo(tx: Tx, familyId: string): Promise<Returned[]> {
  const { rows } = await sql<Returned>`
    select i.id as "inquiryId", a.id as "adultId", i.open_since as since, i.open_since = i.received_at as first, o.display_name as owner, i.owner_id is not distinct from core.hat() as mine, i.ended_at is not null as ended, how.may_open as opens, p.what as promised, p.due_by as "by"
      from core.hat a join core.hat w on w.person_id = a.person_id and w.kind = 'writer'
      join counselling.conversation c on c.writer_id = w.id and c.family_id is null join counselling.inquiry i on i.writer_id = w.id
      left join core.hat o on o.id = i.owner_id cross join lateral counselling.how_i_stand(i.id) how
      left join lateral (select what, due_by from core.promise where to_hat = w.id and open order by due_by, id limit 1) p on true
      where a.family_id = ${familyId} and a.kind = 'family_adult' order by i.open_since desc, i.id`.execute(tx)
  return rows
}

export type FamilyPromise = {
  id: string
  adultId: string | null
  what: What
  stepId: string | null
  by: Date
  /** What was told first: earlier than `by` where an answer that was late is promised anew. */
  toldBy: Date
  holder: string | null
  holderHat: string | null
  madeAt: Date
  endedAt: Date | null
  endedAs: 'kept' | 'moved' | 'broken' | 'not-needed' | null
  endedBy: string | null
  notNeeded: NotNeeded | null
}

/** What is promised to the family's adults, as themselves or as the writers they were: what is open first, then the latest. */
export async function promisesOf(tx: Tx, familyId: string): Promise<FamilyPromise[]> {
  const { rows } = await sql<FamilyPromise>`
    select p.id, a.id as "adultId", p.what, p.step_id as "stepId", p.due_by as "by", p.told_by as "toldBy", h.display_name as holder, p.by_hat as "holderHat", p.made_at as "madeAt",
      p.ended_at as "endedAt", p.ended_as as "endedAs", ender.display_name as "endedBy", ${notNeeded} as "notNeeded"
      from core.promise p join core.hat t on t.id = p.to_hat
      left join core.hat a on a.family_id = ${familyId} and a.person_id = t.person_id and a.kind = 'family_adult'
      left join core.hat h on h.id = p.by_hat left join core.hat ender on ender.id = p.ended_by
      where p.family_id = ${familyId} order by p.ended_at is not null, case when p.ended_at is null then p.due_by end, p.ended_at desc, p.id`.execute(
    tx,
  )
  return rows
}

type Looked = {
  name: string
  role: string | null
  mine: boolean
  purpose: string
  reason: string | null
  day: string
  last: Date
  times: number
}
export type LookedPage = { rows: Looked[]; more: boolean; page: number }

const linesOnAPage = 30

/** Who has looked, folded by person, purpose and day. */
export async function lookedAt(tx: Tx, familyId: string, page: number): Promise<LookedPage> {
  const { rows } = await sql<Looked>`
    select coalesce(h.display_name, l.job, '') as name, coalesce(h.role, h.kind) as role, coalesce(l.hat_id = core.hat(), false) as mine, l.purpose, l.reason,
      (l.at at time zone 'Europe/Copenhagen')::date as day, max(l.at) as last, count(*)::int as times
      from core.access_line l left join core.hat h on h.id = l.hat_id where l.family_id = ${familyId}
      group by 1, 2, 3, 4, 5, 6 order by last desc, 1, 4 limit ${linesOnAPage + 1} offset ${page * linesOnAPage}`.execute(tx)
  return { ...onePage(rows, linesOnAPage), page }
}

export type Cover = { away: string; awayHat: string; holds: boolean; by: string; byHat: string; until: string | null }

/** Who steps in today for whoever has something to do with the family; `holds` are those who hold it. */
export async function coverOf(tx: Tx, familyId: string): Promise<Cover[]> {
  const { rows } = await sql<Cover>`
    with around as (
      select hat_id as hat, as_what in ('anchor', 'deputy') as holds, as_what = 'anchor' as first from core.circle
        where family_id = ${familyId} and standing and as_what <> 'adult'
      union all select unnest(array[owner_id, led_by]), false, false from core.next_step where family_id = ${familyId} and undone
      union all select by_hat, false, false from core.promise where family_id = ${familyId} and open)
    select (select display_name from core.hat where id = a.hat) as away, a.hat as "awayHat", bool_or(a.holds) as holds, now.name as by, now.by_hat as "byHat",
      now.until::text as until
      from around a cross join lateral core.stands_in_for(a.hat, ${familyId}) now
      group by a.hat, now.name, now.by_hat, now.until order by bool_or(a.first) desc, away`.execute(tx)
  return rows
}

/** How the adults come in: by a page of their own, with a code that waits for them, or not yet. */
export async function waysIn(tx: Tx, familyId: string): Promise<{ adultId: string; way: 'page' | 'code' | 'none' }[]> {
  const { rows } = await sql<{ adultId: string; way: 'page' | 'code' | 'none' }>`
    select a.id as "adultId", case when exists (select from core.hat w where w.became_id = a.id) then 'page'
        when exists (select from counselling.conversation c join core.hat w on w.id = c.writer_id and w.live
          where c.family_id = a.family_id and w.person_id = a.person_id) then 'code' else coalesce(given.way, 'none') end as way
      from core.hat a left join core.codes_of(${familyId}) given on given.adult_id = a.id
      where a.family_id = ${familyId} and a.kind = 'family_adult' order by a.created_at, a.id`.execute(tx)
  return rows
}

export async function saidWhy(tx: Tx, reason: { familyId: string; by: string; words: string }): Promise<void> {
  await sql`
    insert into core.reading_reason (hat_id, family_id, reason, at) values (${reason.by}, ${reason.familyId}, ${reason.words}, platform.now())
      on conflict (hat_id, family_id) do update set reason = excluded.reason, at = excluded.at`.execute(tx)
}
