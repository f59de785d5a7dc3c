import type { Tx } from '#platform/db.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'
import { isMine } from './store.ts'

/** Why nothing was changed: it is not one's own, or somebody else was there first. */
export async function whyNot(row: { mine: boolean } | undefined | Promise<{ mine: boolean } | undefined>): Promise<Refusal> {
  return refuse((await row)?.mine ? 'changedMeanwhile' : 'notYours')
}

/** Whatever is written down is written in an organisation one sets up; the policies say the same again. */
export async function organisationFaults(tx: Tx, organisation: string | undefined, field = 'organisation'): Promise<Refusal[]> {
  return !organisation || (await isMine(tx, organisation)) ? [] : [refuse('notYours', field)]
}
