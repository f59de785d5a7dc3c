import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'

/** `until` is the last day; null while nobody knows. */
export type OwnAbsence = { id: string; until: string | null; standIn: string }
export async function readOwnAbsence(tx: Tx): Promise<OwnAbsence[]> {
  const { rows } = await sql<OwnAbsence>`
    select a.id, (upper(a.period) - 1)::text as until, s.display_name as "standIn" from core.away_today a
      join core.roster c on c.id = a.default_cover_id join core.hat s on s.id = c.hat_id
    where a.person_id = (select me.person_id from core.hat me where me.id = core.hat())`.execute(tx)
  return rows
}
