import { sql } from 'kysely'
import type { Meanwhile } from '#core/roster/meanwhile.ts'
import { type Period, rangeOf } from '#core/roster/roster.ts'
import { meanwhile } from '#core/roster/store.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { Level } from '#platform/level.ts'

export type NewAsk = { absence: string; family: string; to: string; by: string }

export async function insertAsks(tx: Tx, asks: readonly NewAsk[]): Promise<void> {
  if (asks.length === 0) return
  const rows = asks.map((one) => ({ id: newId(), ...one }))
  await sql`insert into safety_net.cover_ask (id, absence_id, family_id, to_hat, asked_by)
    select a.id, a.absence, a.family, a."to", a.by from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as a(id uuid, absence uuid, family uuid, "to" uuid, by uuid)
    on conflict (absence_id, family_id, to_hat) where answered_at is null do nothing`.execute(tx)
}

/** Questions that need no answer any more: of a whole absence, or about one family. */
export async function lapseAsks(tx: Tx, absence: string, family: string | null = null): Promise<void> {
  await sql`update safety_net.cover_ask set answered_at = platform.now(), answer = 'not-needed'
    where absence_id = ${absence} and answered_at is null and family_id = coalesce(${family}, family_id)`.execute(tx)
}

export async function sayNo(tx: Tx, ask: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update safety_net.cover_ask set answered_at = platform.now(), answer = 'no' where id = ${ask} and to_hat = core.hat() and answered_at is null`.execute(
    tx,
  )
  return numAffectedRows === 1n
}

/** Answers the absence the family is now covered in. */
export async function sayYes(tx: Tx, ask: string, coverId: string): Promise<string> {
  const { rows } = await sql<{ absence: string }>`select safety_net.say_yes(${ask}, ${coverId}) as absence`.execute(tx)
  return rows[0]!.absence
}

export type AskedOfMe = { id: string; family: string; level: Level; away: string; from: string; until: string | null; askedBy: string }

export async function readAskedOfMe(tx: Tx): Promise<AskedOfMe[]> {
  const { rows } = await sql<AskedOfMe>`
    select id, family, level, away, lower(period)::text as "from", (upper(period) - 1)::text as until, asked_by as "askedBy" from safety_net.asked_of_me()`.execute(
    tx,
  )
  return rows
}

/** One family of an absent anchor: who has taken it by name, who is asked, and whether its adults know the name by now. */
export type Line = {
  family: string
  name: string
  level: Level
  deputy: string
  takenId: string | null
  takenBy: string | null
  takenByName: string | null
  asked: string[]
  adults: number
  told: number
  seen: number
}

export async function readLines(tx: Tx, absence: string): Promise<Line[]> {
  const { rows } = await sql<Line>`
    select f.id as family, f.short_name as name, f.level, f.deputy_id as deputy, c.id as "takenId", c.hat_id as "takenBy", h.display_name as "takenByName",
      array(select w.display_name from safety_net.cover_ask q join core.hat w on w.id = q.to_hat
        where q.absence_id = a.id and q.family_id = f.id and q.answered_at is null order by 1) as asked,
      (select count(*)::int from core.circle x where x.family_id = f.id and x.as_what = 'adult' and x.standing) as adults, knows.told, knows.seen
    from core.roster a join core.family f on f.live and f.anchor_person = a.person_id
      left join core.roster c on c.absence_id = a.id and c.family_id = f.id and c.covers left join core.hat h on h.id = c.hat_id
      left join core.roster d on d.id = a.default_cover_id
      cross join lateral (select count(*)::int as told, count(n.seen_at)::int as seen from safety_net.told t join core.hat x on x.id = t.adult_id and x.family_id = f.id
        join core.notice n on n.id = t.notice_id where t.absence_id = a.id and t.by_hat = coalesce(c.hat_id, d.hat_id)) knows
    where a.id = ${absence} order by f.level, f.short_name, f.id`.execute(tx)
  return rows
}

export type ToTell = { absence: string; adult: string; by: string; name: string; away: string; until: string | null }

/** Adults whose anchor is away today and who have not been told the name of the one who steps in. */
export async function findToTell(tx: Tx, absence: string | null): Promise<ToTell[]> {
  const { rows } = await sql<ToTell>`
    select a.id as absence, adult.id as adult, s.id as by, s.display_name as name, anchor.display_name as away, (upper(a.period) - 1)::text as until
    from core.roster a join core.family f on f.live and f.anchor_person = a.person_id join core.hat anchor on anchor.id = f.anchor_id
      cross join lateral core.stands_in_for(f.anchor_id, f.id) cover
      join core.hat s on s.id = cover.by_hat join core.circle place on place.family_id = f.id and place.as_what = 'adult' and place.standing join core.hat adult on adult.id = place.hat_id and adult.live
    where a.away_now and a.period @> platform.today() and a.id = coalesce(${absence}, a.id)
      and not exists (select from safety_net.told t where t.absence_id = a.id and t.adult_id = adult.id and t.by_hat = s.id)
    order by adult.id`.execute(tx)
  return rows
}

/** Takes the telling; answers the notices that are ours to send, so that two who tell at once tell once. */
export async function takeTelling(
  tx: Tx,
  told: readonly { absence: string; adult: string; by: string; notice: string }[],
): Promise<string[]> {
  const { rows } = await sql<{ notice: string }>`insert into safety_net.told (absence_id, adult_id, by_hat, notice_id)
    select t.absence, t.adult, t.by, t.notice from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as t(absence uuid, adult uuid, by uuid, notice uuid)
    on conflict (absence_id, adult_id, by_hat) do nothing returning notice_id as notice`.execute(tx)
  return rows.map(({ notice }) => notice)
}

/** Whether the reader leads this person, or this absence: leadership ends at the own house. */
export async function readLeads(tx: Tx, of: { person: string } | { absence: string }): Promise<boolean> {
  const leads = 'person' in of ? sql`${of.person} in (select core.led_persons())` : sql`${of.absence} in (select core.led_absences())`
  const { rows } = await sql<{ leads: boolean }>`select ${leads} as leads`.execute(tx)
  return rows[0]!.leads
}

/** Until when a shift lasts that begins before this day and reaches into it. */
export async function readShiftInto(tx: Tx, person: string, day: string): Promise<Date | undefined> {
  const { rows } = await sql<{ until: Date }>`
    select s.ends_at as until from core.shift s join core.hat h on h.id = s.hat_id where h.person_id = ${person} and s.planned
      and s.day < ${day}::date and s.ends_at > ${day}::timestamp at time zone 'Europe/Copenhagen' order by s.ends_at desc limit 1`.execute(
    tx,
  )
  return rows[0]?.until
}

export type LostShift = { id: string; queue: string; queueName: string; day: string; from: Date; to: Date; meanwhile: Meanwhile }

/** The coming shifts of a person in these days, and who else answers the same queue meanwhile. */
export async function readShiftsIn(tx: Tx, person: string, period: Period): Promise<LostShift[]> {
  const { rows } = await sql<LostShift>`
    select s.id, q.id as queue, q.name as "queueName", s.day, s.starts_at as "from", s.ends_at as "to",
      ${meanwhile} as meanwhile
    from core.shift s join core.queue q on q.id = s.queue_id join core.hat h on h.id = s.hat_id
    where h.person_id = ${person} and s.planned and s.ends_at > platform.now() and s.day <@ ${rangeOf(period)}::daterange
    order by s.starts_at, s.id limit 60`.execute(tx)
  return rows
}

/** Whose absence the reader may write down: the own, and those of the people one leads. */
export async function readWritable(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`select core.my_person() as person union select core.led_persons()`.execute(tx)
  return rows.map(({ person }) => person)
}

/** Who has written down that this person is away in these days. */
export async function readRecorder(tx: Tx, person: string, period: Period): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`
    select h.display_name as name from core.roster r join core.hat h on h.id = r.recorded_by
    where r.away_now and r.person_id = ${person} and r.period && ${rangeOf(period)}::daterange order by r.recorded_at limit 1`.execute(tx)
  return rows[0]?.name
}

/** How long an absence may last before a family should have a new anchor. */
export async function readDaysBeforeNewAnchor(tx: Tx): Promise<number> {
  const { rows } = await sql<{ days: number }>`select core.days_of('cover-days-before-new-anchor') as days`.execute(tx)
  return rows[0]!.days
}
