import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'

/** `until` is the last day; null while nobody knows. */
export type OwnAbsence = { id: string; until: string | null; standIn: string }
export async function readOwnAbsence(tx: Tx): Promise<OwnAbsence[]> {
  const { rows } = await sql<OwnAbsence>`
    select a.id, s.until::text as until, s.name as "standIn" from core.away_today a cross join core.stands_in_for(core.hat(), null) s
    where a.person_id = (select me.person_id from core.hat me where me.id = core.hat())`.execute(tx)
  return rows
}
