import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'

export type Level = 'A' | 'B' | 'C' | 'D'
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
