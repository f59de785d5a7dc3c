import { sql } from 'kysely'
import { timeInDenmark } from '#platform/clock.ts'
import { ask, type Db } from '#platform/db.ts'
import { tellWhoStepsIn } from './tell.ts'

const job = { kind: 'job', name: 'roster' } as const
/** Nobody is woken to hear who steps in. */
const fromTime = '07:00'

/** Puts past absences behind us, so that they bind nobody, and tells the name where an absence begins today. */
export async function turnTheRoster(db: Db): Promise<void> {
  await ask(db, job, (tx) =>
    sql`update core.roster set over_at = platform.now() where over_at is null and upper(period) <= platform.today()`.execute(tx),
  )
  await ask(db, job, async (tx) => {
    const { rows } = await sql<{ now: Date }>`select platform.now() as now`.execute(tx)
    if (timeInDenmark(rows[0]!.now) >= fromTime) await tellWhoStepsIn(tx)
  })
}
