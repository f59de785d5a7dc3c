import { sql } from 'kysely'
import { tell } from '#core/event.ts'
import { send } from '#core/send/send.ts'
import { ask, type Db, type Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { Level } from '#platform/level.ts'
import { promiseFor } from './actions.ts'

const job = { kind: 'job', name: 'keep-promises' } as const

/**
 * Somebody was promised an answer by a time that has passed: in a queue the promise is broken here, in the open; where one of us carries
 * them it has been, by whoever looks after hats. A new truthful one takes its place, and the one who waits is told. Whoever waits for a
 * word from us has a promised time, whatever became of the one before.
 */
export async function renewPromises(db: Db): Promise<void> {
  for (const inquiryId of await ask(db, job, findLateInQueue)) await ask(db, job, (tx) => renewInQueue(tx, inquiryId))
  for (const conversationId of await ask(db, job, findLateAnswers)) await ask(db, job, (tx) => renewAnswer(tx, conversationId))
}

async function findLateInQueue(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select i.id from counselling.inquiry i join core.promise p on p.id = i.promise_id
    where i.in_queue and p.open and p.due_by < platform.now() order by i.level, p.due_by, i.id limit 500`.execute(tx)
  return rows.map(({ id }) => id)
}

async function renewInQueue(tx: Tx, inquiryId: string): Promise<void> {
  const { rows } = await sql<{ writer: string; queue: string; level: Level; now: Date }>`
    select writer_id as writer, queue_id as queue, level, platform.now() as now from counselling.break_queue_promise(${inquiryId})`.execute(
    tx,
  )
  const [late] = rows
  if (!late) return
  const given = await promiseFor(tx, { queueId: late.queue, levels: [late.level], now: late.now, lock: true, minutes: false })
  await sql`select counselling.give_queue_promise(${inquiryId}, ${newId()}, ${JSON.stringify(given)}::jsonb)`.execute(tx)
  await send(tx, late.writer, { kind: 'promise-broken' })
  await tell(tx, { kind: 'promise-broken', subject: inquiryId })
}

async function findLateAnswers(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`select conversation_id as id from counselling.late_answers(null) order by level, conversation_id limit 500`.execute(tx)
  return rows.map(({ id }) => id)
}

async function renewAnswer(tx: Tx, conversationId: string): Promise<void> {
  const { rows } = await sql<{ queue: string; level: Level; inquiry: string; family: string | null; now: Date }>`
    select queue_id as queue, level, inquiry_id as inquiry, family_id as family, platform.now() as now from counselling.late_answer(${conversationId})`.execute(
    tx,
  )
  const [late] = rows
  if (!late) return
  const given = await promiseFor(tx, {
    queueId: late.queue,
    conversationId,
    levels: [late.level],
    now: late.now,
    lock: true,
    minutes: false,
  })
  await sql`select counselling.promise_answer_anew(${conversationId}, ${newId()}, ${JSON.stringify(given)}::jsonb)`.execute(tx)
  await tell(tx, { kind: 'promise-changed', subject: late.inquiry, family: late.family ?? undefined })
}
