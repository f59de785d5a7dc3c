import { z } from 'zod'
import { channels } from '#core/channel.ts'
import { mailField } from '#core/invitation/invitation.ts'
import { id, several, words } from '#platform/http/fields.ts'
import { languagesField } from '../languages.ts'

export const queueForm = z.object({
  name: words(60),
  channels: several(channels).refine((chosen) => chosen.length > 0, 'channelNeeded'),
  languages: languagesField,
  responsible: id,
  deputy: id,
  dutyMail: mailField,
})
export type QueueFields = z.infer<typeof queueForm>
