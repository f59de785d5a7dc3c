import { z } from 'zod'
import { type Closing, closings } from '#core/family/family.ts'
import { id, words } from '#platform/http/fields.ts'
import { idOrEmpty, stepShape, wordsOrEmpty } from '../fields.ts'

export const closingCodes = Object.keys(closings) as [Closing, ...Closing[]]

export const closeForm = z.object({
  closing: z.enum(closingCodes, 'closingMissing'),
  words: words(2000, 'closingWordsMissing'),
  reached: wordsOrEmpty(2000),
  ifWorse: wordsOrEmpty(2000),
  afterCare: wordsOrEmpty(300),
})

export const reopenForm = z.object({ anchorId: id, deputyId: id, inquiry: idOrEmpty, ...stepShape })
export type Reopening = z.infer<typeof reopenForm>
