import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'

export type Mine = { talks: boolean; safeAnswer: boolean; years: number }

/** What is here that is only this adult's, and for how many years the rest is kept. */
export async function readMine(tx: Tx): Promise<Mine> {
  const { rows } = await sql<Mine>`
    select exists (select from counselling.conversation) as talks, exists (select from counselling.safe_answer) as "safeAnswer",
      round(core.days_kept('family') / 365.0)::int as years`.execute(tx)
  return rows[0]!
}

/** The own words, at once. What belongs to the family stands. */
export async function deleteMine(tx: Tx): Promise<void> {
  await sql`select core.delete_mine()`.execute(tx)
}
