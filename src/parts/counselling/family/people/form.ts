import { z } from 'zod'
import { roles } from '#core/member/member.ts'
import { day, id, maybeId, maybeWords, words } from '../fields.ts'

/** Several tapped boxes of one name come joined with commas. */
const several = z
  .string()
  .default('')
  .transform((text) => text.split(',').filter(Boolean))

export const memberForm = z.object({
  m0Role: z.enum(roles, 'roleMissing'),
  m0Name: maybeWords(80),
  m0When: maybeWords(40),
  m0Homes: several,
})
export const homeForm = z.object({
  label: words(80),
  postcode: z
    .string()
    .trim()
    .regex(/^(\d{4})?$/, 'postcodeFourDigits')
    .default(''),
  adultId: maybeId,
})
export const staysForm = z.object({ homes: several })
export const alsoForm = z.object({ otherFamily: id })
export const leaveForm = z.object({ leftOn: day, leftBecause: words(300, 'leftBecauseMissing') })
export const returnForm = z.object({})
