import { z } from 'zod'
import { roles } from '#core/member/member.ts'
import { day, id, words } from '#platform/http/fields.ts'
import { idOrEmpty, postcodeOrEmpty, wordsOrEmpty } from '../fields.ts'

/** Several tapped boxes of one name come joined with commas. */
const several = z
  .string()
  .default('')
  .transform((text) => text.split(',').filter(Boolean))

export const memberForm = z.object({
  m0Role: z.enum(roles, 'roleMissing'),
  m0Name: wordsOrEmpty(80),
  m0When: wordsOrEmpty(40),
  m0Homes: several,
})
export const homeForm = z.object({
  label: words(80),
  postcode: postcodeOrEmpty,
  adultId: idOrEmpty,
})
export const staysForm = z.object({ homes: several })
export const alsoForm = z.object({ otherFamily: id })
export const leaveForm = z.object({ leftOn: day, leftBecause: words(300, 'leftBecauseMissing') })
