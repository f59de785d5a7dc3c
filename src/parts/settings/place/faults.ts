import { isPostcode } from '#core/postcode/postcode.ts'
import type { Tx } from '#platform/db.ts'
import { faultsAmong, type Refusal, refuse } from '#platform/refusal.ts'
import { isThere, knowsPostcode } from './store.ts'
import { type WrittenPlace, writtenFaults } from './written.ts'

/** On its page also: that the same place is there. A sheet says it by the name alone. */
export async function pageFaults(tx: Tx, place: Partial<WrittenPlace>, of: Parameters<typeof isThere>[2] | null): Promise<Refusal[]> {
  const faults = await placeFaults(tx, place)
  const { name, kind, address, postcode } = place
  if (!of || faults.length > 0 || !name || !kind || address === undefined || postcode === undefined) return faults
  const nowhere = kind === 'digital'
  const same = { name, address: nowhere ? null : address, postcode: nowhere ? null : postcode }
  return faultsAmong((await isThere(tx, same, of)) && refuse('placeThere', 'name'))
}

/** What is wrong with a place as it was written, and a postcode that is nowhere. */
export async function placeFaults(tx: Tx, place: Partial<WrittenPlace>): Promise<Refusal[]> {
  const { kind, postcode } = place
  const looked = kind !== 'digital' && postcode && isPostcode(postcode)
  return faultsAmong(...writtenFaults(place), looked && !(await knowsPostcode(tx, postcode)) && refuse('postcodeUnknown', 'postcode'))
}
