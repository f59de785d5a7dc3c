import { sql } from 'kysely'
import { tell } from '#core/event.ts'
import { send } from '#core/send/send.ts'
import { ask, type Db, type Tx } from '#platform/db.ts'

const job = { kind: 'job', name: 'keep-promises' } as const

type Late = { id: string; to: string; family: string | null }

/**
 * A promise whose time has passed is broken in the open, and the one it was given to is told. What stands in a queue is not ours to
 * end: there a new promise takes its place in the same moment.
 */
export async function breakWhatIsLate(db: Db): Promise<void> {
  const late = await ask(db, job, findLate)
  for (const promise of late) await ask(db, job, (tx) => breakOne(tx, promise))
}

async function findLate(tx: Tx): Promise<Late[]> {
  const { rows } = await sql<Late>`
    select id, to_hat as "to", family_id as family from core.promise where open and by_queue is null and due_by < platform.now() order by due_by, id limit 500`.execute(
    tx,
  )
  return rows
}

async function breakOne(tx: Tx, { id, to, family }: Late): Promise<void> {
  const { numAffectedRows } = await sql`
    update core.promise set ended_at = platform.now(), ended_as = 'broken' where id = ${id} and ended_at is null and by_queue is null`.execute(
    tx,
  )
  if (numAffectedRows === 0n) return
  await send(tx, to, { kind: 'promise-broken' })
  await tell(tx, { kind: 'promise-broken', subject: id, family: family ?? undefined })
}
