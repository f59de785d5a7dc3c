import { sql } from 'kysely'
import { tell } from '#core/event.ts'
import { send } from '#core/send/send.ts'
import { ask, type Db, type Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { promiseFor } from './actions.ts'
import { hurriesWithinDays, levelReasons } from './receive.ts'

const job = { kind: 'job', name: 'hurry' } as const

/**
 * A date that was far away when somebody wrote is near one day: the level rises by the same rule that gave the first one, the desk is
 * told, and who waits in a queue is promised a nearer time where staffing can keep one. Nothing is ever lowered or promised later.
 */
export async function raiseWhatHurries(db: Db): Promise<void> {
  await ask(db, job, async (tx) => {
    for (const inquiry of await raise(tx)) if (inquiry.queue && inquiry.what === 'answer') await promiseNearer(tx, inquiry)
  })
}

type Raised = { id: string; writer: string; queue: string | null; what: string | null; by: Date | null; now: Date }

async function raise(tx: Tx): Promise<Raised[]> {
  const { rows } = await sql<Raised>`
    select inquiry_id as id, writer_id as writer, queue_id as queue, what, due_by as "by", platform.now() as now
    from counselling.raise_what_hurries(${hurriesWithinDays}, ${levelReasons['date-within-week']})`.execute(tx)
  return rows
}

async function promiseNearer(tx: Tx, { id, writer, queue, by, now }: Raised): Promise<void> {
  const nearer = await promiseFor(tx, { queueId: queue!, levels: ['C'], now, lock: true })
  if (nearer.what !== 'answer' || nearer.by >= by!) return
  const { rows } = await sql<{ given: boolean }>`
    select counselling.give_nearer_promise(${id}, ${newId()}, ${JSON.stringify({ from: nearer.from, by: nearer.by })}::jsonb) as given`.execute(
    tx,
  )
  if (!rows[0]!.given) return
  await send(tx, writer, { kind: 'promise-nearer' })
  await tell(tx, { kind: 'promise-changed', subject: id })
}
