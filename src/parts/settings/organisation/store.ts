import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'

export type OrganisationRow = {
  id: string
  name: string
  kind: string
  parentName: string | null
  endedOn: string | null
  places: number
  offers: number
  people: number
  parts: number
  mine: boolean
}

const rowOf = sql`
  select o.id, o.name, o.kind, p.name as "parentName", (o.ended_at at time zone 'Europe/Copenhagen')::date::text as "endedOn",
    (select count(*)::int from core.place x where x.organisation_id = o.id and x.live) as places,
    (select count(*)::int from core.offer x where x.organisation_id = o.id and x.live) as offers,
    (select count(*)::int from core.hat x where x.organisation_id = o.id and x.live) as people,
    (select count(*)::int from core.organisation x where x.parent_id = o.id and x.live) as parts,
    o.id in (select core.led_organisations(with_office => true)) or (o.parent_id is null and o.kind in ('municipality', 'region') and (select core.sets_for_all())) as mine
  from core.organisation o left join core.organisation p on p.id = o.parent_id`

export async function readOrganisations(tx: Tx): Promise<OrganisationRow[]> {
  const { rows } = await sql<OrganisationRow>`${rowOf}
    order by o.live nulls last, array_position(array['network', 'house', 'association', 'municipality', 'region'], o.kind), o.name, o.id`.execute(
    tx,
  )
  return rows
}

export async function readOrganisation(tx: Tx, id: string): Promise<OrganisationRow | undefined> {
  const { rows } = await sql<OrganisationRow>`${rowOf} where o.id = ${id}`.execute(tx)
  return rows[0]
}

export type PlaceLine = { id: string; name: string; kind: 'here' | 'digital' | 'secret'; closedOn: string | null }
export type OfferLine = { id: string; title: string; until: string | null }

export async function readItsHelp(tx: Tx, id: string): Promise<{ places: PlaceLine[]; offers: OfferLine[] }> {
  const [places, offers] = await Promise.all([
    sql<PlaceLine>`select id, name, kind, closed_on as "closedOn" from core.place where organisation_id = ${id} order by live nulls last, name, id`.execute(
      tx,
    ),
    sql<OfferLine>`select id, title_da as title, (upper(valid) - 1)::text as until from core.offer where organisation_id = ${id} order by live nulls last, title_da, id`.execute(
      tx,
    ),
  ])
  return { places: places.rows, offers: offers.rows }
}

export type NewOrganisation = { id: string; kind: string; name: string; parent: string | null }

export async function insertOrganisation(tx: Tx, { id, kind, name, parent }: NewOrganisation): Promise<void> {
  await tx.insertInto('core.organisation').values({ id, kind, name, parent_id: parent }).execute()
}

/** False where it is not there, not ours, or has ended. */
export async function renameOrganisation(tx: Tx, id: string, name: string): Promise<boolean> {
  const done = await sql`update core.organisation set name = ${name} where id = ${id} and live`.execute(tx)
  return done.numAffectedRows === 1n
}

export async function endOrganisation(tx: Tx, id: string): Promise<boolean> {
  const done = await sql`update core.organisation set ended_at = platform.now() where id = ${id} and live`.execute(tx)
  return done.numAffectedRows === 1n
}
