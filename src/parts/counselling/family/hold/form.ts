import { z } from 'zod'
import { id, words } from '#platform/http/fields.ts'
import { seenField } from '#platform/http/seen.ts'
import { levels } from '#platform/level.ts'
import { dayOrEmpty, idOrEmpty, ticked, wordsOrEmpty } from '../fields.ts'

export const levelForm = z.object({
  level: z.enum(levels, 'levelMissing'),
  levelReason: words(2000, 'levelReasonMissing'),
  dueOn: dayOrEmpty,
  bridge: wordsOrEmpty(1000),
  seen: seenField,
})
export const anchorForm = z.object({ anchorId: id, deputyId: idOrEmpty, handsOver: ticked, seen: seenField })
export const deputyForm = z.object({ deputyId: id, seen: seenField })
export const nameForm = z.object({ shortName: words(60, 'shortNameMissing'), seen: seenField })
export const aboutForm = z.object({ about: wordsOrEmpty(4000), seen: seenField })
