import { tell } from '#core/event.ts'
import { endForNearer, type Holder, insertPromise, isAnswer, promisesTo } from '#core/promise/store.ts'
import { send } from '#core/send/send.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { Level } from '#platform/level.ts'
import { promiseFor } from './actions.ts'

type Waits = {
  /** Whom the answer is promised, and whom it is told. */
  to: string
  tells: string
  holder: Holder
  queueId: string
  /** Of a family; it is answered by those who know it. */
  talk?: { familyId: string; conversationId: string }
  level: Level
  subject: string
}

/**
 * Whoever waits for an answer and has become more urgent is promised the time of that level, where it is nearer and staffing can keep it:
 * what was told is never made later. The new promise, or nothing. Behind the lock of the inquiry or the family.
 */
export async function promiseNearer(
  tx: Tx,
  { to, tells, holder, queueId, talk, level, subject }: Waits,
  now: Date,
): Promise<string | null> {
  const told = (await promisesTo(tx, to)).filter(isAnswer).find(({ endedAt, by }) => !endedAt && by > now)
  if (!told) return null
  const place = { queueId, conversationId: talk?.conversationId, instead: { level, by: told.by } }
  const nearer = await promiseFor(tx, { ...place, levels: [level], now, lock: true })
  if (nearer.what !== 'answer' || nearer.by >= told.by || !(await endForNearer(tx, told.id))) return null
  const id = newId()
  // Whoever is late already stays so until somebody answers.
  const lateSince = told.toldBy < told.by ? told.toldBy : null
  await insertPromise(tx, { id, to, holder, ...(talk && { familyId: talk.familyId }), ...nearer, channel: 'page', lateSince })
  await send(tx, tells, { kind: 'promise-nearer' })
  await tell(tx, { kind: 'promise-changed', subject, family: talk?.familyId })
  return id
}
