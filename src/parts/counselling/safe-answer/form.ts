import { z } from 'zod'
import type { SafeAnswerWish } from './safe-answer.ts'

/** Nothing written is an answer too: what was said is taken back. */
export const safeAnswerForm = z.object({
  safeAnswer: z.string().trim().max(500, 'tooLong').default(''),
  seen: z.coerce.number().catch(-1),
})

export function safeWishOf({ safeAnswer, seen }: z.infer<typeof safeAnswerForm>): SafeAnswerWish {
  return { words: safeAnswer, seen }
}
