import { z } from 'zod'
import { roles, situations } from '#core/offer/offer.ts'
import { day, maybeDay, maybeWords, several, words } from '#platform/http/fields.ts'
import { maybeWhole, oneOf } from '../form.ts'
import { languagesField } from '../languages.ts'

export const offerKinds = ['counselling', 'group', 'activity', 'line'] as const

export const offerForm = z.object({
  kind: oneOf(offerKinds),
  titleDa: words(120),
  titleEn: maybeWords(120),
  whatDa: words(600),
  whatEn: maybeWords(600),
  forWhomDa: words(200),
  forWhomEn: maybeWords(200),
  signupDa: words(300),
  signupEn: maybeWords(300),
  situations: several(situations).refine((chosen) => chosen.length > 0, 'situationNeeded'),
  roles: several(roles),
  childFrom: maybeWhole(-9, 216),
  childTo: maybeWhole(-9, 216),
  languages: languagesField,
  validFrom: day,
  validTo: maybeDay,
})
export type OfferFields = z.infer<typeof offerForm>

export const endForm = z.object({ lastDay: day })
