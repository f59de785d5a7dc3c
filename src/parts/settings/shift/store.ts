import { sql } from 'kysely'
import type { Shut } from '#core/roster/shut.ts'
import { addDays } from '#platform/clock.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { oneAfterTheOther } from '../store.ts'
import type { Copy, Span, Worked } from './plan.ts'

export type ShiftRow = Span & { id: string; hat: string; name: string; day: string; away: boolean; shut: Shut | null; asked: string | null }

/** The planned shifts of one queue in the seven days from a Monday. */
export async function readWeek(tx: Tx, queue: string, monday: string): Promise<ShiftRow[]> {
  const { rows } = await sql<ShiftRow>`
    select s.id, s.hat_id as hat, h.display_name as name, s.day, s.starts_at as "from", s.ends_at as "to",
      exists (select from core.roster r where r.person_id = h.person_id and r.away_now and r.over_at is null and r.period @> s.day) as away,
      (select o.why from core.cannot_come_in() o where o.hat_id = s.hat_id) as shut,
      (select string_agg(a.display_name, ', ') from core.shift_swap w join core.hat a on a.id = w.to_hat where w.shift_id = s.id and w.answered_at is null) as asked
    from core.shift s join core.hat h on h.id = s.hat_id
    where s.queue_id = ${queue} and s.cancelled_at is null and s.day >= ${monday}::date and s.day < ${monday}::date + 7 order by s.starts_at, h.display_name, s.id`.execute(
    tx,
  )
  return rows
}

export type QueueName = { id: string; name: string; hasDutyPhone: boolean }

export async function readQueueNames(tx: Tx): Promise<QueueName[]> {
  return tx
    .selectFrom('core.queue')
    .select((is) => ['id', 'name', is('duty_mail', 'is not', null).$castTo<boolean>().as('hasDutyPhone')])
    .where('live', '=', true)
    .orderBy('name')
    .orderBy('id')
    .execute()
}

export async function readHolidayNames(tx: Tx, monday: string): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('core.holiday')
    .select(['day', 'name_da'])
    .where('day', '>=', monday)
    .where('day', '<', addDays(monday, 7))
    .where('called_off_at', 'is', null)
    .execute()
  return new Map(rows.map(({ day, name_da }) => [day, name_da]))
}

export type OneShift = Span & {
  id: string
  hat: string
  name: string
  queue: string
  queueId: string
  day: string
  cancelled: boolean
  /** Whether one may plan for whoever has it. */
  mine: boolean
  /** A colleague who has said yes to it has it as a shift of their own. */
  taken: { shift: string; by: string } | null
}

export async function readShift(tx: Tx, id: string): Promise<OneShift | undefined> {
  const { rows } = await sql<OneShift>`
    select s.id, s.hat_id as hat, h.display_name as name, q.name as queue, q.id as "queueId", s.day, s.starts_at as "from", s.ends_at as "to", s.cancelled_at is not null as cancelled, s.hat_id in (select core.planned_hats()) as mine,
      (select jsonb_build_object('shift', w.new_shift_id, 'by', t.display_name) from core.shift_swap w join core.hat t on t.id = w.to_hat
        where w.shift_id = s.id and w.answer = 'yes') as taken
    from core.shift s join core.hat h on h.id = s.hat_id join core.queue q on q.id = s.queue_id where s.id = ${id}`.execute(tx)
  return rows[0]
}

/** `by`: what they have been promised, that nobody keeps without the shift. */
export type FamilyAlone = { id: string; name: string; inDanger: boolean; by: Date | null }

/**
 * Families known by whoever has this shift that are in danger, or wait for an answer promised within it, and of whom nobody else who knows them
 * answers the same queue meanwhile: a family is promised only what those who come to its words can keep (counselling.who_knows). As far as the
 * reader reaches them.
 */
export async function readFamiliesAlone(tx: Tx, shift: string): Promise<FamilyAlone[]> {
  const { rows } = await sql<FamilyAlone>`
    select f.id, f.short_name as name, f.level = 'A' as "inDanger", w.by from core.shift s join core.circle mine on mine.hat_id = s.hat_id and mine.standing and mine.as_what in ('anchor', 'deputy', 'counsellor')
      join core.family f on f.id = mine.family_id and f.live
      cross join lateral (select min(due_by) as by from counselling.family_waits(false, f.id)
        where promise_id is not null and not without_time and due_by > s.starts_at and due_by <= s.ends_at) w
    where s.id = ${shift} and (f.level = 'A' or w.by is not null) and not exists (
      select from core.circle around join core.hat h on h.id = around.hat_id
        left join core.roster off on off.person_id = h.person_id and off.away_now and off.over_at is null and off.period @> s.day
        left join core.roster cover on cover.absence_id = off.id and cover.covers and cover.over_at is null
          and cover.id = coalesce((select named.id from core.roster named where named.absence_id = off.id and named.family_id = f.id and named.covers and named.over_at is null limit 1), off.default_cover_id)
        join core.shift t on t.hat_id = case when off.id is null then around.hat_id else cover.hat_id end
      where around.family_id = f.id and around.standing and around.as_what in ('anchor', 'deputy', 'counsellor')
        and t.queue_id = s.queue_id and t.planned and t.id <> s.id and t.starts_at < coalesce(w.by, s.ends_at) and t.ends_at > s.starts_at
        and not exists (select from core.cannot_come_in() x where x.hat_id = t.hat_id))
    order by f.short_name, f.id`.execute(tx)
  return rows
}

export type NewShift = Span & { id: string; hat: string; queue: string }

export async function insertShifts(tx: Tx, shifts: readonly NewShift[]): Promise<void> {
  if (shifts.length === 0) return
  await tx
    .insertInto('core.shift')
    .values(shifts.map(({ id, hat, queue, from, to }) => ({ id, hat_id: hat, queue_id: queue, starts_at: from, ends_at: to })))
    .execute()
}

/** Why this person cannot have a shift that day, or at that time where it is known; null when nothing is against it. */
export async function whatIsAgainst(
  tx: Tx,
  { hat, day, span }: { hat: string; day: string; span: Span | null },
): Promise<'left' | 'elsewhere' | 'away' | 'taken' | null> {
  await oneAfterTheOther(tx, 'shift plan')
  const { rows } = await sql<{ left: boolean; elsewhere: boolean; away: boolean; taken: boolean }>`
    select h.anchors is not true or h.suspended_at is not null as left, h.id not in (select core.planned_hats()) as elsewhere,
      exists (select from core.roster r where r.person_id = h.person_id and r.away_now and r.period @> ${day}::date) as away,
      exists (select from core.shift s join core.hat o on o.id = s.hat_id where o.person_id = h.person_id and s.planned and (s.starts_at, s.ends_at) overlaps (${span?.from ?? null}::timestamptz, ${span?.to ?? null}::timestamptz)) as taken
    from core.hat h where h.id = ${hat}`.execute(tx)
  const found = rows[0]
  if (!found || found.left) return 'left'
  if (found.elsewhere) return 'elsewhere'
  return found.away ? 'away' : found.taken ? 'taken' : null
}

export async function cancelShift(tx: Tx, id: string): Promise<boolean> {
  const done =
    await sql`update core.shift set cancelled_at = platform.now(), cancelled_by = core.hat() where id = ${id} and planned and ends_at > platform.now()`.execute(
      tx,
    )
  return done.numAffectedRows === 1n
}

type Found = { lastWeek: Worked[]; standing: Copy['standing']; holidays: { day: string }[]; away: Copy['away']; closed: Copy['closed'] }

/** Everything the copy of a week depends on. */
export async function readForCopy(tx: Tx, { queue, monday }: { queue: string; monday: string }): Promise<Omit<Copy, 'now'>> {
  await oneAfterTheOther(tx, 'shift plan')
  const [before, after] = [addDays(monday, -7), addDays(monday, 8)]
  const [lastWeek, standing, holidays, away, closed] = await Promise.all([
    sql<
      Found['lastWeek'][number]
    >`select s.hat_id as hat, h.person_id as person, h.display_name as name, h.anchors is true and h.suspended_at is null as lives, h.id in (select core.planned_hats()) as mine, s.starts_at as "from", s.ends_at as "to"
      from core.shift s join core.hat h on h.id = s.hat_id
      where s.queue_id = ${queue} and s.cancelled_at is null and s.day >= ${before}::date and s.day < ${monday}::date order by s.starts_at, s.id`.execute(
      tx,
    ),
    sql<
      Found['standing'][number]
    >`select h.person_id as person, s.starts_at as "from", s.ends_at as "to" from core.shift s join core.hat h on h.id = s.hat_id
      where s.planned and s.day >= ${monday}::date - 1 and s.day < ${after}::date`.execute(tx),
    sql<
      Found['holidays'][number]
    >`select day from core.holiday where day >= ${monday} and day < ${after} and called_off_at is null`.execute(tx),
    sql<
      Found['away'][number]
    >`select person_id as person, lower(period)::text as "from", (upper(period) - 1)::text as until from core.roster where away_now`.execute(
      tx,
    ),
    sql<Found['closed'][number]>`
      select h.id as hat, c.day from core.hat h join core.place p on p.organisation_id = h.organisation_id and p.live and p.kind <> 'digital'
        left join core.closed_day c on c.place_id = p.id and c.called_off_at is null and c.day >= ${monday}::date and c.day < ${after}::date
      where h.anchors group by h.id, h.organisation_id, c.day
      having c.day is not null and count(distinct p.id) = (select count(*) from core.place x where x.organisation_id = h.organisation_id and x.live and x.kind <> 'digital')`.execute(
      tx,
    ),
  ])
  return {
    lastWeek: lastWeek.rows,
    standing: standing.rows,
    holidays: holidays.rows.map(({ day }) => day),
    away: away.rows,
    closed: closed.rows,
  }
}

export function withIds(shifts: readonly (Span & { hat: string })[], queue: string): NewShift[] {
  return shifts.map((shift) => ({ ...shift, id: newId(), queue }))
}
