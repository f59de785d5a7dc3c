import { z } from 'zod'
import { several, words } from '#platform/http/fields.ts'
import { seenField } from '#platform/http/seen.ts'
import { themes } from './note.ts'

export const noteShape = {
  body: words(20_000, 'noteMissing'),
  shownTo: z.string().default('us'),
  themes: several(themes),
  readers: seenField,
}
export const noteForm = z.object(noteShape)
export const correctionForm = z.object({ body: noteShape.body })
