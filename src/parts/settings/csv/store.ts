import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import { oneAfterTheOther } from '../store.ts'

/** By its name, among the organisations I set up. */
export async function findOrganisation(tx: Tx, name: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from core.organisation where live and lower(name) = lower(${name}) and id in (select core.led_organisations(with_office => true)) limit 1`.execute(
    tx,
  )
  return rows[0]?.id
}

export async function hasPlace(tx: Tx, organisation: string, name: string): Promise<boolean> {
  await oneAfterTheOther(tx, 'places')
  const { rows } =
    await sql`select from core.place where organisation_id = ${organisation} and live and lower(name) = lower(${name})`.execute(tx)
  return rows.length > 0
}

export async function hasOffer(tx: Tx, organisation: string, title: string): Promise<boolean> {
  await oneAfterTheOther(tx, 'offers')
  const { rows } = await sql`select from core.offer where organisation_id = ${organisation} and lower(title_da) = lower(${title})
    and (upper(valid) is null or upper(valid) > platform.today())`.execute(tx)
  return rows.length > 0
}

export async function findQueueNamed(tx: Tx, name: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id from core.queue where live and lower(name) = lower(${name}) limit 1`.execute(tx)
  return rows[0]?.id
}

/** Hats of those who may answer under this name. */
export async function findHats(tx: Tx, name: string): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`select id from core.hat where anchors and kind = 'membership' and lower(display_name) = lower(${name})`.execute(tx)
  return rows.map(({ id }) => id)
}

export type Outgoing = Record<string, string | null>

export async function readPlacesOut(tx: Tx): Promise<Outgoing[]> {
  const { rows } = await sql<Outgoing>`
    select o.name as organisation, p.name, p.kind, p.address, p.postcode, case when p.point_from = 'address' then replace(p.lat::text, '.', ',') end as lat,
      case when p.point_from = 'address' then replace(p.lng::text, '.', ',') end as lng, p.travel_da as "travelDa", p.travel_en as "travelEn"
    from core.place p join core.organisation o on o.id = p.organisation_id
    where p.live and o.id in (select core.led_organisations(with_office => true)) order by o.name, p.name, p.id`.execute(tx)
  return rows
}

export async function readOffersOut(tx: Tx): Promise<Outgoing[]> {
  const { rows } = await sql<Outgoing>`
    select o.name as organisation, f.kind, f.title_da as "titleDa", f.title_en as "titleEn", f.what_da as "whatDa", f.what_en as "whatEn", f.for_whom_da as "forWhomDa",
      f.for_whom_en as "forWhomEn", f.signup_da as "signupDa", f.signup_en as "signupEn", array_to_string(f.situations, ',') as situations, array_to_string(f.roles, ',') as roles,
      f.child_from_months::text as "childFrom", f.child_to_months::text as "childTo", array_to_string(f.languages, ' ') as languages,
      lower(f.valid)::text as "validFrom", (upper(f.valid) - 1)::text as "validTo"
    from core.offer f join core.organisation o on o.id = f.organisation_id
    where o.live and o.id in (select core.led_organisations(with_office => true)) and (upper(f.valid) is null or upper(f.valid) > platform.today()) order by o.name, f.title_da, f.id`.execute(
    tx,
  )
  return rows
}

export async function readPeopleOut(tx: Tx): Promise<Outgoing[]> {
  const { rows } = await sql<Outgoing>`
    select o.name as organisation, h.display_name as name, h.role, h.profession, null as mail from core.hat h join core.organisation o on o.id = h.organisation_id
    where h.live and h.kind = 'membership' and o.id in (select core.led_organisations(with_office => true)) order by o.name, h.display_name, h.id`.execute(
    tx,
  )
  return rows
}

export async function readShiftsOut(tx: Tx): Promise<Outgoing[]> {
  const { rows } = await sql<Outgoing>`
    select q.name as queue, s.day, to_char(s.starts_at at time zone 'Europe/Copenhagen', 'HH24:MI') as "from", to_char(s.ends_at at time zone 'Europe/Copenhagen', 'HH24:MI') as "to",
      h.display_name as person from core.shift s join core.queue q on q.id = s.queue_id join core.hat h on h.id = s.hat_id
    where s.planned and s.ends_at > platform.now() order by s.starts_at, h.display_name, s.id limit 5000`.execute(tx)
  return rows
}
