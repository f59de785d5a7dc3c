import { z } from 'zod'
import { seenField } from '#platform/http/seen.ts'
import { type Theme, themes } from './note.ts'

/** Several tapped boxes of one name come joined with commas. */
const tapped = z
  .string()
  .default('')
  .transform((text) => text.split(',').filter((one): one is Theme => (themes as readonly string[]).includes(one)))

export const noteShape = {
  body: z.string('noteMissing').trim().min(1, 'noteMissing').max(20_000, 'tooLong'),
  shownTo: z.string().default('us'),
  themes: tapped,
  readers: seenField,
}
export const noteForm = z.object(noteShape)
export const correctionForm = z.object({ body: noteShape.body })
