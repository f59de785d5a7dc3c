import { PostOfficeAway } from '#core/send/mail.ts'
import { patiently } from './hands.ts'
import type { Run } from './run.ts'

/** The jobs of the worker, by name. */
export type Tasks = Record<string, (key: string) => Promise<void>>

/** What is due is deleted before the night is proved, so that the proof says so. */
export const provenNight = ['deletion', 'proof']
/** What nothing else of the night waits for. */
export const clearing = ['clear-forms', 'forget-addresses']

export async function runJobs(run: Run, tasks: Tasks, names: readonly string[]): Promise<void> {
  for (const name of names) await patiently(run.tally, () => tasks[name]!(''))
}

/** The job looks for itself; here it is called where something is past its time, and not a hundred times a day for nothing. */
export async function keepPromises(run: Run, tasks: Tasks): Promise<void> {
  run.today.nextDue = await nextDue(run)
  if (run.today.nextDue > run.clock.now()) return
  await runJobs(run, tasks, ['keep-promises'])
  run.today.nextDue = await nextDue(run)
}

/** Beside everything else that is done, as the worker does it. */
export async function carryMail(run: Run, tasks: Tasks): Promise<void> {
  const { rows } = await run.owner.query({
    name: 'mail waits',
    text: `select from core.notice n where n.sent_at is null and n.seen_at is null and n.created_at > (select platform.now()) - interval '24 hours'
      and coalesce((select m.state = 'later' and m.next_try_at <= platform.now() from core.mail m where m.notice_id = n.id), true) order by n.created_at limit 1`,
  })
  if (rows.length > 0) await runJobs(run, tasks, ['mail']).catch(whenMailGoesAgain)
}

/** A failed job is tried again by the queue; here it is called again where something waits. */
function whenMailGoesAgain(error: unknown): void {
  if (!(error instanceof PostOfficeAway)) throw error
}

/** When the next promise to somebody runs out. */
export async function nextDue(run: Run): Promise<Date> {
  const { rows } = await run.owner.query({ name: 'next due', text: 'select min(due_by) as due from core.promise where open' })
  return rows[0].due ?? never
}
/** A moment that does not come. */
export const never = new Date(8.64e15)
