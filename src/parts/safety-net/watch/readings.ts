import { sql } from 'kysely'
import { ask, type Db } from '#platform/db.ts'
import type { Reading } from '#platform/metrics.ts'
import { readNumbers, whoWaits } from '../net/store.ts'
import { readLastLine } from '../proof/store.ts'

/** What a watcher at night must hear of the net: numbers and ages, never a name or a word. */
export async function readWatch(db: Db): Promise<Reading[]> {
  return ask(db, { kind: 'job', name: 'watch' }, async (tx) => {
    const waiting = sql<{ level: string; queued: number; oldest: number; late: number }>`
      select l.level, count(u.id)::int as queued, (count(u.id) filter (where u.due_by < (select platform.now())))::int as late,
        coalesce(extract(epoch from platform.now() - min(u.since)), 0)::int as oldest
      from unnest(array['A', 'B', 'C', 'D']) as l (level) left join ${whoWaits} u on u.level = l.level group by l.level order by l.level`.execute(
      tx,
    )
    const age = sql<{
      seconds: number | null
    }>`select extract(epoch from clock_timestamp() - max(at))::int as seconds from safety_net.proof_line`.execute(tx)
    const [{ rows }, numbers, proof, { rows: ages }] = await Promise.all([waiting, readNumbers(tx), readLastLine(tx), age])
    const net = Object.entries(numbers).map(([state, value]) => ({ name: 'net', help: 'What /net counts', value, labels: { state } }))
    const queue = rows.flatMap(({ level, queued, late, oldest }) => [
      { name: 'unanswered', help: 'Who waits for a word from us', value: queued, labels: { level } },
      { name: 'unanswered_late', help: 'Those whose promised time has passed', value: late, labels: { level } },
      { name: 'unanswered_oldest_seconds', help: 'How long the oldest has waited', value: oldest, labels: { level } },
    ])
    const line = { name: 'proof_age_seconds', help: 'Age of the last nightly proof', value: ages[0]!.seconds ?? -1 }
    const breaches = { name: 'proof_breaches', help: 'Breaches of the laws in the last proof', value: proof?.breaches.length ?? 0 }
    return [...net, ...queue.sort((a, b) => (a.name < b.name ? -1 : 1)), line, breaches]
  })
}
