import { z } from 'zod'
import { isDay } from '#platform/clock.ts'
import { seenField } from '#platform/http/seen.ts'
import { levels } from '#platform/level.ts'
import { askWhats, type EndAs, endsInOrder } from './inquiry.ts'

const words = (most: number, missing = 'missing') => z.string(missing).trim().max(most, 'tooLong')
export const some = (most: number, missing = 'missing') => words(most, missing).min(1, missing)
/** An empty field says nothing. */
export const maybe = (most: number) =>
  words(most)
    .optional()
    .transform((text) => text || null)
export const maybeDay = z
  .string()
  .optional()
  .transform((text) => text || null)
  .refine((text) => text === null || isDay(text), 'notADate')
  // A year of two digits is read as the year 26.
  .refine((text) => text === null || (text > '2000' && text < '2100'), 'dayFarAway')

/** The last of their words that the form had been shown. */
export const lastWord = z
  .union([z.uuid(), z.literal('')])
  .optional()
  .transform((id) => id || null)

export const plainForm = z.object({})
export const answerForm = z.object({ words: some(20_000, 'answerMissing'), lastWord })
export const draftForm = z.object({ words: words(20_000).default('') })
export const levelForm = z.object({
  level: z.enum(levels, 'chooseLevel'),
  levelReason: some(2000, 'reasonMissing'),
  levelDeadline: maybeDay,
  seen: seenField,
})
export const attemptForm = z.object({ attemptBy: z.enum(['page', 'phone', 'mail'], 'missing'), attemptWords: maybe(500) })
export const timeForm = z.object({
  promiseWhat: z.enum(['answer', 'call', 'meet'], 'missing'),
  promiseDay: z.string('notADate').refine(isDay, 'notADate'),
  promiseTime: z.string('notATime').regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'notATime'),
  promiseYes: z.string().optional(),
})
export const askForm = z.object({
  ask: z.enum(askWhats as [(typeof askWhats)[number]], 'missing'),
  askTo: z.uuid('chooseColleague'),
  askWords: maybe(2000),
})
export const answerAskForm = z.object({ askAnswer: z.enum(['yes', 'no'], 'missing'), askReply: maybe(2000) })
export const endForm = z.object({
  endAs: z.enum(endsInOrder as [EndAs], 'chooseEnd'),
  endWords: words(2000).default(''),
  endDuplicate: z.union([z.uuid(), z.literal('')]).optional(),
  endReceiver: z.union([z.uuid(), z.literal('')]).optional(),
  lastWord,
})
