import { setTimeout as wait } from 'node:timers/promises'
import { type Actor, ask, type Tx } from '#platform/db.ts'
import type { TestDatabase } from './database.ts'

/** Begins what another's lock may hold up, and goes on when it is done or stands behind that lock; the answer comes later. */
export async function begun<T>({ owner, name }: TestDatabase, deed: () => Promise<T>): Promise<{ answer: Promise<T> }> {
  const waits = `select from pg_stat_activity where datname = $1 and wait_event_type = 'Lock'`
  let settled = false
  const answer = deed().finally(() => {
    settled = true
  })
  answer.catch(() => undefined) // whoever asks for the answer hears it
  while (!settled && (await owner.query(waits, [name])).rowCount === 0) await wait(20)
  return { answer }
}

type Deed = { who: Actor; does: (tx: Tx) => Promise<unknown> }

/** One does something and has not finished when the other begins: what the other is answered in the end. */
export async function meanwhile<T>(database: TestDatabase, { who, does }: Deed, other: () => Promise<T>): Promise<T> {
  const { answer } = await ask(database.db, who, async (tx) => {
    await does(tx)
    return begun(database, other)
  })
  return answer
}

/** All of them at one moment: each is held up at a table nobody may write to, or at another of them, when all may go on. */
export async function atOnce<T>({ owner, name }: TestDatabase, table: string, deeds: (() => Promise<T>)[]): Promise<T[]> {
  const waits = `select from pg_stat_activity where datname = $1 and wait_event_type = 'Lock'`
  const gate = await owner.connect()
  try {
    await gate.query(`begin; lock table ${table} in share mode`)
    let settled = 0
    const answers = Promise.all(deeds.map((deed) => deed().finally(() => settled++)))
    answers.catch(() => undefined) // whoever asks for the answers hears it
    while (settled + ((await owner.query(waits, [name])).rowCount ?? 0) < deeds.length) await wait(20)
    await gate.query('commit')
    return await answers
  } finally {
    gate.release()
  }
}
