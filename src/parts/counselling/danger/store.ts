import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'

/** Whether whoever reads the own page is in danger as far as we know. */
export async function isInDanger(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ danger: boolean }>`select counselling.in_danger() as danger`.execute(tx)
  return rows[0]!.danger
}
