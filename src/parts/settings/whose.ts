import type { Tx } from '#platform/db.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'
import { isMine } from './store.ts'

/** Whatever is written down is written in an organisation one sets up; the policies say the same again. */
export async function organisationFaults(tx: Tx, organisation: string | undefined, field = 'organisation'): Promise<Refusal[]> {
  return !organisation || (await isMine(tx, organisation)) ? [] : [refuse('notYours', field)]
}
