import { type Refusal, refuse } from '#platform/refusal.ts'

export type WrittenOffer = {
  situations: string[]
  childFrom: number | null
  childTo: number | null
  validFrom: string
  validTo: string | null
}

/** What makes an offer one that nobody can find, or that nobody can be in time for. */
export function offerFault(offer: WrittenOffer): Refusal | null {
  if (offer.situations.length === 0) return refuse('situationNeeded', 'situations')
  if (offer.childFrom !== null && offer.childTo !== null && offer.childFrom > offer.childTo) return refuse('agesTurned', 'childTo')
  return offer.validTo !== null && offer.validTo < offer.validFrom ? refuse('endsBeforeItBegins', 'validTo') : null
}
