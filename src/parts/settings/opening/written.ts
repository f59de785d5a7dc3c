import type { Tx } from '#platform/db.ts'
import type { Typed } from '#platform/http/form.ts'
import { faultsAmong, type Refusal, refuse } from '#platform/refusal.ts'
import { type OpeningFields, openingForm } from './form.ts'
import { type At, type Other, readOverlap } from './store.ts'

/** What makes a time that nobody could come to. What could not be read was written all the same. */
export function openingFaults(opening: Partial<OpeningFields>): Refusal[] {
  const { weekdays = [], from, to, everyWeeks = '1', anchorOn, validFrom, validTo } = opening
  const days = weekdays.length > 0
  return faultsAmong(
    !days && (from !== null || to !== null) && refuse('timesNotNeeded', 'weekdays'),
    days && from === null && refuse('timesWhole', 'from'),
    days && to === null && refuse('timesWhole', 'to'),
    from && to && from >= to && refuse('endsBeforeItBegins', 'to'),
    everyWeeks !== '1' && anchorOn === null && refuse('anchorNeeded', 'anchorOn'),
    validFrom && validTo && validTo < validFrom && refuse('endsBeforeItBegins', 'validTo'),
  )
}

/** Asked only of what is right in itself: what cannot be open is never open at the same time as another. */
export async function overlapFaults(tx: Tx, at: At, opening: Partial<OpeningFields>): Promise<Refusal[]> {
  if (openingFaults(opening).length > 0 || !isWhole(opening)) return []
  return faultsAmong((await readOverlap(tx, at, opening)) && refuse('overlaps', 'weekdays'))
}

function isWhole(opening: Partial<OpeningFields>): opening is OpeningFields {
  return Object.keys(openingForm.shape).every((name) => opening[name as keyof OpeningFields] !== undefined)
}

/** The other one, for the page of whoever was refused. */
export async function otherOf(tx: Tx, at: At, typed: Typed): Promise<Other | undefined> {
  const form = openingForm.safeParse(typed)
  return form.success && openingFaults(form.data).length === 0 ? readOverlap(tx, at, form.data) : undefined
}
