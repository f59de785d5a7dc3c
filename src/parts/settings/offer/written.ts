import { faultsAmong, type Refusal, refuse } from '#platform/refusal.ts'
import type { OfferFields } from './form.ts'

/** What makes an offer one that no child can come to, or that nobody can be in time for. */
export function offerFaults({ childFrom, childTo, validFrom, validTo }: Partial<OfferFields>): Refusal[] {
  return faultsAmong(
    (childFrom ?? Number.NEGATIVE_INFINITY) > (childTo ?? Number.POSITIVE_INFINITY) && refuse('agesTurned', 'childTo'),
    validFrom && validTo && validTo < validFrom && refuse('endsBeforeItBegins', 'validTo'),
  )
}
