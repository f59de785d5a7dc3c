import { z } from 'zod'
import { chosen, day, maybeDay, maybeWords, time, words, yes } from '#platform/http/fields.ts'
import { seenField } from '#platform/http/seen.ts'
import { levels } from '#platform/level.ts'
import { askWhats, type EndAs, endsInOrder } from './inquiry.ts'

/** The last of their words that the form had been shown. */
export const lastWord = z
  .union([z.uuid(), z.literal('')])
  .optional()
  .transform((id) => id || null)

export const answerForm = z.object({ words: words(20_000, 'answerMissing'), lastWord })
export const draftForm = z.object({ words: maybeWords(20_000) })
export const levelForm = z.object({
  level: z.enum(levels, 'chooseLevel'),
  levelReason: words(2000, 'reasonMissing'),
  levelDeadline: maybeDay,
  seen: seenField,
})
export const attemptForm = z.object({ attemptBy: z.enum(['page', 'phone', 'mail'], 'missing'), attemptWords: maybeWords(500) })
export const timeForm = z.object({
  promiseWhat: z.enum(['answer', 'call', 'meet'], 'missing'),
  promiseDay: day,
  promiseTime: time,
  promiseYes: yes,
})
export const askForm = z.object({
  ask: z.enum(askWhats as [(typeof askWhats)[number]], 'missing'),
  askTo: chosen('chooseColleague'),
  askWords: maybeWords(2000),
})
export const answerAskForm = z.object({ askAnswer: z.enum(['yes', 'no'], 'missing'), askReply: maybeWords(2000) })
export const endForm = z.object({
  endAs: z.enum(endsInOrder as [EndAs], 'chooseEnd'),
  endWords: maybeWords(2000),
  endDuplicate: z.union([z.uuid(), z.literal('')]).optional(),
  endReceiver: z.union([z.uuid(), z.literal('')]).optional(),
  lastWord,
})
