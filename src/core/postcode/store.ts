import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import type { Named } from './postcode.ts'
import type { Point } from './towns.ts'

type NumberPoint = { name: string | null; municipality: string | null; exact: boolean; point: Point }
type Row = Omit<Named, 'point'> & { lat: number | null; lng: number | null }

export async function findNumber(tx: Tx, number: string): Promise<NumberPoint | null> {
  const { rows } = await sql<{ lat: number | null; lng: number | null; exact: boolean; municipality: string | null; name: string | null }>`
    select lat, lng, exact, municipality, name from core.postcode_point(${number})`.execute(tx)
  const row = rows[0]
  if (row?.lat == null || row.lng == null) return null
  return { name: row.name, municipality: row.municipality, exact: row.exact, point: { lat: row.lat, lng: row.lng } }
}

export async function foldName(tx: Tx, name: string): Promise<string> {
  const { rows } = await sql<{ folded: string }>`select core.fold_name(${name}) as folded`.execute(tx)
  return rows[0]!.folded
}

/** Everything that is called exactly this, in one municipality when that is named too. */
export async function findNamed(tx: Tx, folded: string, within: string | null): Promise<Named[]> {
  const { rows } = await sql<Row>`
    select distinct on (n.kind, n.name, n.municipality) n.kind, n.name,
      n.names[array_position(n.folded, ${folded})] as said, ${folded}::text as folded, n.number, n.municipality,
      n.municipality_name as "municipalityName", n.lat, n.lng, n.exact
    from core.named_place n
    where n.folded @> array[${folded}]
      and (${within}::text is null or n.municipality in (select m.code from core.municipality m where m.folded @> array[${within}::text]))
    order by n.kind, n.name, n.municipality, n.number`.execute(tx)
  return rows.map(named)
}

/** Everything whose name begins so or looks like it: the rule chooses among them. */
export async function findAlike(tx: Tx, folded: string): Promise<Named[]> {
  const { rows } = await sql<Row & { alike: number }>`
    select * from (
      select distinct on (n.kind, n.name, n.municipality) n.kind, n.name, s.said, s.folded, n.number, n.municipality,
        n.municipality_name as "municipalityName", n.lat, n.lng, n.exact, s.alike
      from core.named_place n
      cross join lateral (
        select said, folded, public.similarity(folded, ${folded}) as alike from unnest(n.names, n.folded) as each (said, folded)
      ) s
      where s.folded like ${folded} || '%' or s.folded like '% ' || ${folded} || '%' or s.alike > 0.2
      order by n.kind, n.name, n.municipality, s.alike desc, n.number
    ) best
    order by alike desc, name, municipality limit 60`.execute(tx)
  return rows.map(named)
}

function named({ lat, lng, ...row }: Row): Named {
  return { ...row, point: lat === null || lng === null ? null : { lat, lng } }
}
