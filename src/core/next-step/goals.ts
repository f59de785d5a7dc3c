import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'

export type GoalRow = { id: string; words: string; adultId: string | null; createdAt: Date; reachedAt: Date | null }

/** What the family wants, in its own words: what is not reached first, in the order it was said. */
export async function goalsOf(tx: Tx, familyId: string): Promise<GoalRow[]> {
  const { rows } = await sql<GoalRow>`
    select id, words, adult_id as "adultId", created_at as "createdAt", reached_at as "reachedAt" from core.goal
      where family_id = ${familyId} order by reached_at is not null, created_at, id`.execute(tx)
  return rows
}

type NewGoal = { id: string; familyId: string; words: string; adultId: string | null; by: string }

export async function insertGoal(tx: Tx, goal: NewGoal): Promise<void> {
  await tx
    .insertInto('core.goal')
    .values({ id: goal.id, family_id: goal.familyId, adult_id: goal.adultId, words: goal.words, created_by: goal.by })
    .execute()
}

/** False when it has been said to be reached already. */
export async function reachGoal(tx: Tx, goal: { id: string; familyId: string }): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update core.goal set reached_at = platform.now() where id = ${goal.id} and family_id = ${goal.familyId} and reached_at is null returning id`.execute(
    tx,
  )
  return rows.length > 0
}
