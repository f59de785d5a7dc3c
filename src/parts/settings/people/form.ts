import { z } from 'zod'
import { mailField, nameField } from '#core/invitation/invitation.ts'
import { staffRoles } from '#core/session/role.ts'
import { day, id } from '#platform/http/fields.ts'
import { professions } from '../csv/columns.ts'
import { oneOf } from '../form.ts'

const capacity = {
  role: oneOf(staffRoles),
  organisation: id,
  profession: z.union([z.literal('').transform(() => null), oneOf(professions)]).default(null),
}

/** Somebody new: the name, in what capacity, and perhaps where the invitation may be sent. */
export const inviteForm = z.object({ name: nameField, mail: mailField, ...capacity })
export const hatForm = z.object(capacity)
export const changeForm = z.object({ name: nameField, ...capacity })
export const renewForm = z.object({ mail: mailField })
export const noticeForm = z.object({ lastDay: day, standIn: z.union([z.literal('').transform(() => null), id]).default(null) })

export type Capacity = z.infer<typeof hatForm>
