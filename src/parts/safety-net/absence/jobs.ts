import { sql } from 'kysely'
import { timeInDenmark } from '#platform/clock.ts'
import { ask, type Db } from '#platform/db.ts'
import { tellWhoStepsIn } from './tell.ts'

const job = { kind: 'job', name: 'roster' } as const
/** Nobody is woken to hear who steps in. */
const fromTime = '07:00'

/**
 * Puts past absences and shifts behind us, so that they bind nobody: else whoever has ever had a shift could never leave. A shift that a
 * family is bridged to stays until the family is held otherwise. Then tells the name where an absence begins today.
 */
export async function turnTheRoster(db: Db): Promise<void> {
  await ask(db, job, (tx) =>
    sql`update core.roster set over_at = platform.now() where over_at is null and upper(period) <= platform.today()`.execute(tx),
  )
  await ask(db, job, (tx) =>
    sql`update core.shift s set over_at = platform.now() where planned and ends_at <= (select platform.now())
      and not exists (select from core.family f where f.bridge_shift_id = s.id)`.execute(tx),
  )
  await ask(db, job, async (tx) => {
    const { rows } = await sql<{ now: Date }>`select platform.now() as now`.execute(tx)
    if (timeInDenmark(rows[0]!.now) >= fromTime) await tellWhoStepsIn(tx)
  })
}
