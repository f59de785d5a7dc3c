import { z } from 'zod'
import { type Closing, closings } from '#core/family/family.ts'
import { id, maybeId, maybeWords, stepShape, words } from '../fields.ts'

export const closingCodes = Object.keys(closings) as [Closing, ...Closing[]]

export const closeForm = z.object({
  closing: z.enum(closingCodes, 'closingMissing'),
  words: words(2000, 'closingWordsMissing'),
  reached: maybeWords(2000),
  ifWorse: maybeWords(2000),
  afterCare: maybeWords(300),
})

export const reopenForm = z.object({ anchorId: id, deputyId: id, inquiry: maybeId, ...stepShape })
export type Reopening = z.infer<typeof reopenForm>
