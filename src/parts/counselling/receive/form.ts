import { z } from 'zod'
import { isPostcode } from '#core/postcode/postcode.ts'
import { maybe } from '#platform/http/fields.ts'
import { whoAmI } from './receive.ts'

/** What somebody who writes to us says, whichever page they write on, and also where a colleague writes it down for them. */
export const wordsToUs = z.string('wordsMissing').trim().min(1, 'wordsMissing').max(10_000, 'wordsTooLong')

export const whoField = z
  .enum([...whoAmI, ''])
  .optional()
  .transform((value) => value || null)

export const postcodeField = maybe(isPostcode, 'postcodeWrong')
