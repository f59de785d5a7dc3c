import { ask, type Db } from '#platform/db.ts'
import { type DeletedKind, deletedKinds, deleteThese, findDue, forgetWhatIsOld, writeRun } from './store.ts'

const job = { kind: 'job', name: 'deletion' } as const
const atOnce = 100

/**
 * Deletes what has reached its day, in batches of one transaction each: a batch is gone with its numbers and its proof, or it is all still
 * there. What cannot be deleted stands in nobody else's way, and is a breach on the net until it can.
 */
export async function deleteWhatIsDue(db: Db): Promise<void> {
  const failed = new Map<string, unknown>()
  for (const kind of deletedKinds) {
    while ((await deleteBatch(db, kind, failed)) > 0);
  }
  await ask(db, job, forgetWhatIsOld)
  await ask(db, job, (tx) => writeRun(tx, failed.size))
  for (const [, error] of failed) throw error
}

/** How many it is done with: gone, or known not to go. Where nothing but those is left, it is none. */
async function deleteBatch(db: Db, kind: DeletedKind, failed: Map<string, unknown>): Promise<number> {
  // Those that cannot go are the oldest of what is due: they must not fill the batch.
  const due = await ask(db, job, (tx) => findDue(tx, kind, atOnce + failed.size))
  const those = due.filter((id) => !failed.has(id)).slice(0, atOnce)
  if (those.length === 0) return 0
  try {
    return await ask(db, job, (tx) => deleteThese(tx, kind, those))
  } catch {
    return oneByOne(db, kind, { those, failed })
  }
}

async function oneByOne(db: Db, kind: DeletedKind, { those, failed }: { those: readonly string[]; failed: Map<string, unknown> }) {
  let done = 0
  for (const id of those) {
    try {
      done += await ask(db, job, (tx) => deleteThese(tx, kind, [id]))
    } catch (error) {
      failed.set(id, error)
      done++
    }
  }
  return done
}
