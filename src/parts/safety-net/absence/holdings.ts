import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import type { Level } from '#platform/level.ts'

export type Held = {
  kind: string
  thing: string
  family: string | null
  familyName: string | null
  deputy: string | null
  level: Level | null
  due: string | null
  address: string
}

/** Everything one person holds, in all parts, under all hats: the one list that nothing is missing from. */
export async function readHeldBy(tx: Tx, person: string): Promise<Held[]> {
  const { rows } = await sql<Held>`
    select g.kind, g.thing, g.family_id as family, f.short_name as "familyName", f.deputy_id as deputy, g.level, g.due::text as due, g.address
    from core.holding g join core.hat h on h.id = g.hat_id left join core.family f on f.id = g.family_id
    where h.person_id = ${person} and g.kind not in ('cover', 'stand-in', 'stood-in-for') order by g.level nulls last, g.due nulls last, f.short_name, g.thing`.execute(
    tx,
  )
  return rows
}

/** How many families each hat is anchor of, within the reader's reach: so that nobody is given too much. */
export async function readLoads(tx: Tx): Promise<Map<string, number>> {
  const { rows } = await sql<{ hat: string; families: number }>`
    select hat_id as hat, count(*)::int as families from core.holding where kind = 'anchor' group by hat_id`.execute(tx)
  return new Map(rows.map(({ hat, families }) => [hat, families]))
}

/** Who is near the families of one person: for all of them, and for single ones, as persons. */
export type Near = { house: ReadonlySet<string>; around: ReadonlyMap<string, ReadonlySet<string>> }

/**
 * The house of whoever is away, and who stands or stood around each family they hold, in one question: in a network of many houses nobody
 * chooses among hundreds, once for every family.
 */
export async function readNear(tx: Tx, person: string): Promise<Near> {
  const { rows } = await sql<{ family: string | null; persons: string[] }>`
    select c.family_id as family, array_agg(h.person_id) as persons from core.family f join core.circle c on c.family_id = f.id
        join core.hat h on h.id = c.hat_id and h.anchors where f.live and f.anchor_person = ${person} group by c.family_id
    union all select null, array_agg(h.person_id) from core.hat h
      where h.anchors and h.organisation_id = any (array(select own.organisation_id from core.hat own where own.person_id = ${person} and own.anchors))`.execute(
    tx,
  )
  const sets = rows.map(({ family, persons }) => [family, new Set(persons)] as const)
  const around = new Map(sets.flatMap(([family, persons]) => (family ? [[family, persons] as const] : [])))
  return { house: sets.find(([family]) => family === null)?.[1] ?? new Set(), around }
}

export type OwedToday = { id: string; what: string; by: Date; family: string | null; familyName: string | null; address: string }

/** What this person has promised anybody today and not kept yet. */
export async function readOwedToday(tx: Tx, person: string): Promise<OwedToday[]> {
  const { rows } = await sql<OwedToday>`
    select p.id, p.what, p.due_by as by, p.family_id as family, f.short_name as "familyName", coalesce(u.address, '/desk/families/' || p.family_id, '/desk') as address
    from core.promise p join core.hat h on h.id = p.by_hat left join core.family f on f.id = p.family_id
      left join core.unanswered u on u.owner_id = p.by_hat and u.due_by = p.due_by and p.family_id is null
    where h.person_id = ${person} and p.open and p.due_by <= (platform.today() + 1)::timestamp at time zone 'Europe/Copenhagen' order by p.due_by, p.id`.execute(
    tx,
  )
  return rows
}
