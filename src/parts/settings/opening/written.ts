import { type Refusal, refuse } from '#platform/refusal.ts'

export type WrittenOpening = {
  weekdays: string[]
  from: string | null
  to: string | null
  everyWeeks: string
  anchorOn: string | null
  validFrom: string
  validTo: string | null
}

/** What makes a time that nobody could come to. */
export function openingFault(opening: WrittenOpening): Refusal | null {
  const { weekdays, from, to } = opening
  if (weekdays.length === 0 && (from || to)) return refuse('timesNotNeeded', 'weekdays')
  if (weekdays.length > 0 && (!from || !to)) return refuse('timesWhole', from ? 'to' : 'from')
  if (from && to && from >= to) return refuse('endsBeforeItBegins', 'to')
  if (opening.everyWeeks !== '1' && !opening.anchorOn) return refuse('anchorNeeded', 'anchorOn')
  return opening.validTo !== null && opening.validTo < opening.validFrom ? refuse('endsBeforeItBegins', 'validTo') : null
}
