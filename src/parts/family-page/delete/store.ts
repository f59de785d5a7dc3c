import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'

/** Whether anything here is only this adult's, and for how many years the rest is kept. Index only. */
export async function readMine(tx: Tx): Promise<{ talks: number; years: number }> {
  const { rows } = await sql<{ talks: number; years: number }>`
    select count(*)::int as talks, round(core.days_kept('family') / 365.0)::int as years from counselling.conversation`.execute(tx)
  return rows[0]!
}

/** The own words, at once. What belongs to the family stands. */
export async function deleteMine(tx: Tx): Promise<void> {
  await sql`select core.delete_mine()`.execute(tx)
}
