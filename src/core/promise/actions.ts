import type { Tx } from '#platform/db.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'
import { endPromise, type Given, insertPromise, type NewPromise } from './store.ts'

/**
 * A new time for what was promised. A promise that still stands moves only with the yes of the one it was given to; one that is past
 * its time was broken, and is said to be, before the new one is given.
 */
export async function giveNewTime(tx: Tx, { old, next, theirYes, now }: NewTime): Promise<undefined | Refusal> {
  if (next.by <= now) return refuse('timeHasPassed', 'promiseDay')
  const late = old !== undefined && old.by < now
  if (old && !late && !theirYes) return refuse('theirYesNeeded', 'promiseYes')
  if (old && !(await endPromise(tx, old.id, { as: late ? 'broken' : 'moved', theirYes }))) return refuse('changedMeanwhile')
  await insertPromise(tx, old && !late ? { ...next, movedFrom: old.id } : next)
}

type NewTime = { old: Pick<Given, 'id' | 'by'> | undefined; next: NewPromise; theirYes: boolean; now: Date }

/** The call was made, the meeting was held. Late is late: it says so for as long as the promise is remembered. */
export async function keepPromise(tx: Tx, promiseId: string): Promise<undefined | Refusal> {
  return (await endPromise(tx, promiseId, { as: 'kept' })) ? undefined : refuse('changedMeanwhile')
}
