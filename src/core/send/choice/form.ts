import { z } from 'zod'

/** Hours that can be chosen, as the card keeps them. */
export const hours = {
  any: { from: null, to: null },
  morning: { from: '09:00', to: '12:00' },
  day: { from: '09:00', to: '16:00' },
  evening: { from: '18:00', to: '21:00' },
} as const
export type Hours = keyof typeof hours

const address = z
  .string('addressWrong')
  .trim()
  .max(200, 'addressWrong')
  .regex(/^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>"]+$/, 'addressWrong')

export const mailForm = z.discriminatedUnion(
  'wish',
  [
    z.object({ wish: z.literal('off') }),
    z.object({
      wish: z.literal('on'),
      address,
      hours: z.enum(['any', 'morning', 'day', 'evening'], 'missing'),
      safe: z.literal('yes', 'safeMissing'),
    }),
  ],
  'missing',
)
