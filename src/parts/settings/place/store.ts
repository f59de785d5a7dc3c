import { sql } from 'kysely'
import type { Hours } from '#core/opening/opening.ts'
import type { Tx } from '#platform/db.ts'
import { oneAfterTheOther } from '../store.ts'
import type { PlaceFacts } from './written.ts'

export type PlaceRow = {
  id: string
  organisationId: string
  organisation: string
  name: string
  kind: 'here' | 'digital' | 'secret'
  address: string | null
  postcode: string | null
  lat: string | null
  lng: string | null
  travelDa: string | null
  travelEn: string | null
  closedOn: string | null
  mine: boolean
}
export type OpeningHere = Required<Hours> & { id: string; title: string; until: string | null }
export type ClosedDay = { day: string; why: string | null; calledOff: boolean }

/** A point is given back only when somebody wrote it; the middle of the postcode follows the postcode. */
export async function readPlace(tx: Tx, id: string): Promise<PlaceRow | undefined> {
  const { rows } = await sql<PlaceRow>`
    select p.id, p.organisation_id as "organisationId", o.name as organisation, p.name, p.kind, p.address, p.postcode,
      case when p.point_from = 'address' then replace(p.lat::text, '.', ',') end as lat, case when p.point_from = 'address' then replace(p.lng::text, '.', ',') end as lng,
      p.travel_da as "travelDa", p.travel_en as "travelEn", p.closed_on as "closedOn", p.organisation_id in (select core.led_organisations(with_office => true)) as mine
    from core.place p join core.organisation o on o.id = p.organisation_id where p.id = ${id}`.execute(tx)
  return rows[0]
}

export async function readItsDays(tx: Tx, id: string): Promise<{ openings: OpeningHere[]; closedDays: ClosedDay[] }> {
  const [openings, closedDays] = await Promise.all([
    sql<OpeningHere>`select n.id, f.title_da as title, n.weekdays, coalesce(left(n.from_time::text, 5), '') as "from", coalesce(left(n.to_time::text, 5), '') as "to",
        n.interval_weeks as "everyWeeks", n.on_holidays as "onHolidays", (upper(n.valid) - 1)::text as until
      from core.opening n join core.offer f on f.id = n.offer_id where n.place_id = ${id} and not n.valid << daterange(platform.today() + 1, null)
      order by f.title_da, n.weekdays, n.from_time nulls last, n.id`.execute(tx),
    sql<ClosedDay>`select day, why, called_off_at is not null as "calledOff" from core.closed_day where place_id = ${id} and day >= platform.today() order by day`.execute(
      tx,
    ),
  ])
  return { openings: openings.rows, closedDays: closedDays.rows }
}

export async function knowsPostcode(tx: Tx, number: string): Promise<boolean> {
  return (await tx.selectFrom('core.postcode').select('number').where('number', '=', number).executeTakeFirst()) !== undefined
}

type Whole = Pick<PlaceFacts, 'name' | 'address' | 'postcode'>

/** Whether another place in use there is the same one. Two of one name in two streets are two; and two that are the same stay as they are. */
export async function isThere(tx: Tx, { name, address, postcode }: Whole, of: { organisation: string } | { id: string }): Promise<boolean> {
  await oneAfterTheOther(tx, 'places')
  const id = 'id' in of ? of.id : null
  const organisation = 'id' in of ? null : of.organisation
  const { rows } = await sql`
    with same as (select id, organisation_id from core.place where live and lower(name) = lower(${name})
      and (lower(address), postcode) is not distinct from (lower(${address}), ${postcode}))
    select from same where not exists (select from same own where own.id = ${id})
      and organisation_id = coalesce(${organisation}::uuid, (select own.organisation_id from core.place own where own.id = ${id}))`.execute(
    tx,
  )
  return rows.length > 0
}

const columns = sql`name, kind, address, postcode, travel_da, travel_en, lat, lng, point_from`

/** The point is the one that was written, else the middle of the postcode; only for a place people come to. */
function values({ name, kind, address, postcode, travelDa, travelEn, point }: PlaceFacts) {
  return sql`${name}, ${kind}, ${address}, ${postcode}, ${travelDa}, ${travelEn}, coalesce(${point?.lat ?? null}::float8, near.lat), coalesce(${point?.lng ?? null}::float8, near.lng),
    case when ${point !== null} then 'address' when near.lat is not null then 'postcode' end
    from (select 1) one left join lateral core.postcode_point(${postcode}) near on ${kind === 'here'}`
}

export async function insertPlace(tx: Tx, { id, organisation }: { id: string; organisation: string }, facts: PlaceFacts): Promise<void> {
  await sql`insert into core.place (id, organisation_id, ${columns}) select ${id}::uuid, ${organisation}::uuid, ${values(facts)}`.execute(
    tx,
  )
}

export async function updatePlace(tx: Tx, id: string, facts: PlaceFacts): Promise<boolean> {
  const done = await sql`update core.place set (${columns}) = (select ${values(facts)}) where id = ${id} and live`.execute(tx)
  return done.numAffectedRows === 1n
}

/** True when it was closed; an opening that stands after today is refused before, and by a key. */
export async function closePlace(tx: Tx, id: string): Promise<boolean> {
  const done = await sql`update core.place set closed_on = platform.today() where id = ${id} and live`.execute(tx)
  return done.numAffectedRows === 1n
}

export async function isClosedOn(tx: Tx, place: string, day: string): Promise<boolean> {
  const { rows } = await sql`select from core.closed_day where place_id = ${place} and day = ${day} and called_off_at is null`.execute(tx)
  return rows.length > 0
}

/** A day that was called off is kept again. */
export async function addClosedDay(tx: Tx, { place, day, why }: { place: string; day: string; why: string | null }): Promise<void> {
  const again =
    await sql`update core.closed_day set called_off_at = null, why = ${why} where place_id = ${place} and day = ${day} and called_off_at is not null`.execute(
      tx,
    )
  if (again.numAffectedRows === 0n) await tx.insertInto('core.closed_day').values({ place_id: place, day, why }).execute()
}

export async function callOffClosedDay(tx: Tx, place: string, day: string): Promise<boolean> {
  const done =
    await sql`update core.closed_day set called_off_at = platform.now() where place_id = ${place} and day = ${day} and called_off_at is null`.execute(
      tx,
    )
  return done.numAffectedRows === 1n
}
