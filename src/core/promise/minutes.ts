import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import type { Level } from '#platform/level.ts'

/** How many minutes one answer takes today, level by level. */
export async function readMinutesPerAnswer(tx: Tx): Promise<Record<Level, number>> {
  const { rows } = await sql<{ level: Level; minutes: number }>`
    select distinct on (level) level, minutes from core.answer_time where valid_from <= platform.today() order by level, version desc`.execute(
    tx,
  )
  return Object.fromEntries(rows.map(({ level, minutes }) => [level, minutes])) as Record<Level, number>
}
