import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import type { OfferFields } from './form.ts'

export type OfferRow = OfferFields & {
  id: string
  organisationId: string
  organisation: string
  mine: boolean
}

export async function readOffer(tx: Tx, id: string): Promise<OfferRow | undefined> {
  const { rows } = await sql<OfferRow>`
    select f.id, f.organisation_id as "organisationId", o.name as organisation, f.kind, f.title_da as "titleDa", f.title_en as "titleEn", f.what_da as "whatDa", f.what_en as "whatEn",
      f.for_whom_da as "forWhomDa", f.for_whom_en as "forWhomEn", f.signup_da as "signupDa", f.signup_en as "signupEn", f.situations, f.roles,
      f.child_from_months as "childFrom", f.child_to_months as "childTo", f.languages,
      lower(f.valid)::text as "validFrom", (upper(f.valid) - 1)::text as "validTo", f.organisation_id in (select core.led_organisations(with_office => true)) as mine
    from core.offer f join core.organisation o on o.id = f.organisation_id where f.id = ${id}`.execute(tx)
  return rows[0]
}

export type OpeningLine = {
  id: string
  place: string
  weekdays: number[]
  from: string
  to: string
  everyWeeks: 1 | 2 | 4
  onHolidays: boolean
  until: string | null
}

/** Times as text: PostgreSQL's 24:00 is the end of the day. */
export async function readItsOpenings(tx: Tx, offer: string): Promise<OpeningLine[]> {
  const { rows } = await sql<OpeningLine>`
    select n.id, p.name as place, n.weekdays, coalesce(left(n.from_time::text, 5), '') as "from", coalesce(left(n.to_time::text, 5), '') as "to",
      n.interval_weeks as "everyWeeks", n.on_holidays as "onHolidays", (upper(n.valid) - 1)::text as until
    from core.opening n join core.place p on p.id = n.place_id where n.offer_id = ${offer} order by n.live nulls last, p.name, n.weekdays, n.from_time, n.id`.execute(
    tx,
  )
  return rows
}

function columnsOf(offer: OfferFields) {
  return {
    ...{ kind: offer.kind, title_da: offer.titleDa, title_en: offer.titleEn, what_da: offer.whatDa, what_en: offer.whatEn },
    ...{ for_whom_da: offer.forWhomDa, for_whom_en: offer.forWhomEn, signup_da: offer.signupDa, signup_en: offer.signupEn },
    ...{ situations: offer.situations as string[], roles: offer.roles as string[], languages: offer.languages },
    ...{ child_from_months: offer.childFrom, child_to_months: offer.childTo },
    valid: sql<string>`daterange(${offer.validFrom}::date, ${offer.validTo}::date, '[]')`,
  }
}

export async function insertOffer(tx: Tx, { id, organisation }: { id: string; organisation: string }, offer: OfferFields): Promise<void> {
  await tx
    .insertInto('core.offer')
    .values({ id, organisation_id: organisation, ...columnsOf(offer) })
    .execute()
}

export async function updateOffer(tx: Tx, id: string, offer: OfferFields): Promise<boolean> {
  const done = await tx.updateTable('core.offer').set(columnsOf(offer)).where('id', '=', id).executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** An opening that would stand after this day, of an offer that has gone by then. */
export async function standsAfter(tx: Tx, offer: string, lastDay: string | null): Promise<boolean> {
  if (lastDay === null) return false
  const { rows } =
    await sql`select from core.opening where offer_id = ${offer} and not valid << daterange(${lastDay}::date + 1, null) limit 1`.execute(tx)
  return rows.length > 0
}

/** The offer and all that stands under it have the same last day; what has begun later never was. */
export async function endOffer(tx: Tx, id: string, lastDay: string): Promise<boolean> {
  const until = sql`daterange(least(lower(valid), ${lastDay}::date), ${lastDay}::date, '[]')`
  const done =
    await sql`update core.offer set valid = ${until} where id = ${id} and (upper(valid) is null or upper(valid) > ${lastDay}::date + 1)`.execute(
      tx,
    )
  await sql`update core.opening set valid = ${until} where offer_id = ${id} and (upper(valid) is null or upper(valid) > ${lastDay}::date + 1)`.execute(
    tx,
  )
  return done.numAffectedRows === 1n
}
