import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
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
