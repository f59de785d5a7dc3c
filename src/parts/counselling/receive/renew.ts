import { sql } from 'kysely'
import { tell } from '#core/event.ts'
import { send } from '#core/send/send.ts'
import { ask, type Db, type Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { promiseFor } from './actions.ts'
import type { Level } from './receive.ts'

const job = { kind: 'job', name: 'keep-promises' } as const

/**
 * Somebody in the queue was promised a time, and it has passed: the promise is broken in the open, a new truthful one takes its place,
 * and the one who waits is told. Nobody stands in a queue without a promised time, not for a moment.
 */
export async function renewQueuePromises(db: Db): Promise<void> {
  for (const inquiryId of await ask(db, job, findLate)) await ask(db, job, (tx) => renewOne(tx, inquiryId))
}

async function findLate(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select i.id from counselling.inquiry i join core.promise p on p.id = i.promise_id
    where i.in_queue and p.open and p.due_by < platform.now() order by i.level, p.due_by, i.id limit 500`.execute(tx)
  return rows.map(({ id }) => id)
}

async function renewOne(tx: Tx, inquiryId: string): Promise<void> {
  const { rows } = await sql<{ writer: string; queue: string; level: Level; now: Date }>`
    select writer_id as writer, queue_id as queue, level, platform.now() as now from counselling.break_queue_promise(${inquiryId})`.execute(
    tx,
  )
  const [late] = rows
  if (!late) return
  const { what, from, by } = await promiseFor(tx, { queueId: late.queue, levels: [late.level], now: late.now, lock: true, after: 'broken' })
  await sql`select counselling.give_queue_promise(${inquiryId}, ${newId()}, ${JSON.stringify({ what, from, by })}::jsonb)`.execute(tx)
  await send(tx, late.writer, { kind: 'promise-broken' })
  await tell(tx, { kind: 'promise-broken', subject: inquiryId })
}
