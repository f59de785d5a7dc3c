import { faultsAmong, type Refusal, refuse } from '#platform/refusal.ts'
import type { OpeningFields } from './form.ts'

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
