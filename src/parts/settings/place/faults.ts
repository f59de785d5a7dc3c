import type { Tx } from '#platform/db.ts'
import { faultsAmong, type Refusal, refuse } from '#platform/refusal.ts'
import { knowsPostcode } from './store.ts'
import { isPostcode, type WrittenPlace, writtenFaults } from './written.ts'

/** What is wrong with a place as it was written, and a postcode that is nowhere. */
export async function placeFaults(tx: Tx, place: Partial<WrittenPlace>): Promise<Refusal[]> {
  const { kind, postcode } = place
  const looked = kind !== 'digital' && postcode && isPostcode(postcode)
  return faultsAmong(...writtenFaults(place), looked && !(await knowsPostcode(tx, postcode)) && refuse('postcodeUnknown', 'postcode'))
}
