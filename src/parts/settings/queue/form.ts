import { z } from 'zod'
import { id, several, words } from '../form.ts'

export const channels = ['web', 'phone', 'walk-in', 'mail'] as const

export const queueForm = z.object({
  name: words(60),
  channels: several(channels).refine((chosen) => chosen.length > 0, 'channelNeeded'),
  languages: words(60)
    .transform((text) => text.toLowerCase().replace(/[\s,;]+/g, ' '))
    .refine((text) => /^[a-z]{2}( [a-z]{2})*$/.test(text), 'languagesWrong'),
  responsible: id,
  deputy: id,
})
export type QueueFields = z.infer<typeof queueForm>
