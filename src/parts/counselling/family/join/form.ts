import { z } from 'zod'
import { roles } from '#core/member/member.ts'
import { id } from '#platform/http/fields.ts'
import { wordsOrEmpty } from '../fields.ts'

export const joinForm = z.object({
  inquiry: id,
  family: id,
  who: z.string('whoWrote').min(1, 'whoWrote'),
  m0Role: z.union([z.enum(roles), z.literal('')]).default(''),
  m0Name: wordsOrEmpty(80),
})
export type Joining = z.infer<typeof joinForm>
