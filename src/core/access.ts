import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'

/** How a reader stands to a family: in its circle, for somebody who is away, as the last who held it, as a leader outside, as its own adult. */
export type Reach = 'circle' | 'cover' | 'closed' | 'outside' | 'own'

/**
 * Writes the access line that opens a family's content for the rest of this transaction; raises (404) for a family out of reach, and
 * `reading_reason_needed` for a leader outside the circle who has not said why. Without a purpose the line says counselling, or cover.
 */
export async function openFamily(tx: Tx, familyId: string, purpose: string | null): Promise<Reach> {
  const { rows } = await sql<{ reach: Reach }>`select core.open_family(${familyId}, ${purpose}) as reach`.execute(tx)
  return rows[0]!.reach
}
