import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'

/** Writes the access line that opens a family's content for the rest of this transaction; raises (404) for a family out of reach. */
export async function openFamily(tx: Tx, familyId: string, purpose: string): Promise<void> {
  await sql`select core.open_family(${familyId}, ${purpose})`.execute(tx)
}
