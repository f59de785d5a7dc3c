import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import { oneAfterTheOther } from '../store.ts'
import type { OpeningFields } from './form.ts'

export type OpeningRow = {
  id: string
  offerId: string
  offer: string
  offerUntil: string | null
  place: string
  weekdays: number[]
  from: string | null
  to: string | null
  everyWeeks: number
  anchorOn: string | null
  onHolidays: 'yes' | 'no'
  validFrom: string
  validTo: string | null
  next: Date | null
  mine: boolean
}

export async function readOpening(tx: Tx, id: string): Promise<OpeningRow | undefined> {
  const { rows } = await sql<OpeningRow>`
    select n.id, n.offer_id as "offerId", f.title_da as offer, (upper(f.valid) - 1)::text as "offerUntil", n.place_id as place, n.weekdays,
      left(n.from_time::text, 5) as "from", left(n.to_time::text, 5) as "to", n.interval_weeks as "everyWeeks", n.anchor_on as "anchorOn",
      case when n.on_holidays then 'yes' else 'no' end as "onHolidays", lower(n.valid)::text as "validFrom", (upper(n.valid) - 1)::text as "validTo",
      (select x.starts_at from core.next_opening(n, platform.now()) x) as next, f.organisation_id in (select core.led_organisations(with_office => true)) as mine
    from core.opening n join core.offer f on f.id = n.offer_id where n.id = ${id}`.execute(tx)
  return rows[0]
}

export type OfferHead = { id: string; title: string; until: string | null; mine: boolean }

export async function readOfferHead(tx: Tx, id: string): Promise<OfferHead | undefined> {
  const { rows } = await sql<OfferHead>`
    select id, title_da as title, (upper(valid) - 1)::text as until, organisation_id in (select core.led_organisations(with_office => true)) as mine from core.offer where id = ${id}`.execute(
    tx,
  )
  return rows[0]
}

/** Places in use, one's own first. */
export async function readPlaces(tx: Tx): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select p.id, case when p.name = o.name then p.name else p.name || ' · ' || o.name end as name from core.place p join core.organisation o on o.id = p.organisation_id
    where p.live order by p.organisation_id in (select core.led_organisations(with_office => true)) desc, o.name, p.name, p.id`.execute(tx)
  return rows
}

function columnsOf(opening: OpeningFields) {
  return {
    ...{ weekdays: opening.weekdays.map(Number), from_time: opening.from, to_time: opening.to, interval_weeks: Number(opening.everyWeeks) },
    ...{ anchor_on: opening.everyWeeks === '1' ? null : opening.anchorOn, on_holidays: opening.onHolidays === 'yes' },
    valid: sql<string>`daterange(${opening.validFrom}::date, ${opening.validTo}::date, '[]')`,
  }
}

export async function insertOpening(tx: Tx, { id, offer }: { id: string; offer: string }, opening: OpeningFields): Promise<void> {
  await tx
    .insertInto('core.opening')
    .values({ id, offer_id: offer, place_id: opening.place, ...columnsOf(opening) })
    .execute()
}

/** The place of an opening stays: another place is another opening. Answers whose it is. */
export async function updateOpening(tx: Tx, id: string, opening: OpeningFields): Promise<string | undefined> {
  const done = await tx
    .updateTable('core.opening')
    .set(columnsOf(opening))
    .where('id', '=', id)
    .where('place_id', '=', opening.place)
    .returning('offer_id')
    .executeTakeFirst()
  return done?.offer_id
}

export async function endOpening(tx: Tx, id: string, lastDay: string): Promise<boolean> {
  const done = await sql`update core.opening set valid = daterange(least(lower(valid), ${lastDay}::date), ${lastDay}::date, '[]')
    where id = ${id} and (upper(valid) is null or upper(valid) > ${lastDay}::date + 1)`.execute(tx)
  return done.numAffectedRows === 1n
}

/** What stands in the way of an opening: another of the same offer at the same place, at the same time. */
export type Other = {
  id: string
  weekdays: number[]
  from: string
  to: string
  everyWeeks: 1 | 2 | 4
  validFrom: string
  validTo: string | null
}
/** `except` is the opening itself, where it is changed: what stood beside it before may go on doing so, and be put right one by one. */
export type At = { offer: string; except: string | null }

/**
 * The first that would be open at the same time: on one of the same days, in the same weeks, while both are valid. Where one ends and the
 * next begins, at noon or from one month to the next, there is no overlap. Asked one after the other: of two who add the same the second
 * sees the first.
 */
export async function readOverlap(tx: Tx, { offer, except }: At, opening: OpeningFields): Promise<Other | undefined> {
  await oneAfterTheOther(tx, 'openings')
  const { rows } = await sql<Other>`
    with mine as (select ${opening.weekdays.map(Number)}::smallint[] as weekdays, ${opening.from}::time as from_time, ${opening.to}::time as to_time,
      ${Number(opening.everyWeeks)}::smallint as interval_weeks, ${opening.anchorOn}::date as anchor_on,
      daterange(${opening.validFrom}::date, ${opening.validTo}::date, '[]') as valid)
    select n.id, n.weekdays, left(n.from_time::text, 5) as "from", left(n.to_time::text, 5) as "to", n.interval_weeks as "everyWeeks",
      lower(n.valid)::text as "validFrom", (upper(n.valid) - 1)::text as "validTo"
    from core.opening n, mine where n.offer_id = ${offer} and n.place_id = ${opening.place} and n.id is distinct from ${except}::uuid
      and (upper(n.valid) is null or upper(n.valid) > platform.today()) and ${meets('mine')}
      and not exists (select from core.opening was where was.id = ${except}::uuid and ${meets('was')})
    order by lower(n.valid), n.from_time, n.id limit 1`.execute(tx)
  return rows[0]
}

/** Every other week meets every fourth where the weeks between two days of them are even. */
function meets(other: 'mine' | 'was') {
  const o = sql.ref(other)
  return sql`n.valid && ${o}.valid and case when cardinality(n.weekdays) = 0 then cardinality(${o}.weekdays) = 0
    else n.weekdays && ${o}.weekdays and n.from_time < ${o}.to_time and ${o}.from_time < n.to_time and (least(n.interval_weeks, ${o}.interval_weeks) = 1
      or (date_trunc('week', n.anchor_on)::date - date_trunc('week', ${o}.anchor_on)::date) / 7 % least(n.interval_weeks, ${o}.interval_weeks) = 0) end`
}
