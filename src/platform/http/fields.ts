import { z } from 'zod'
import { isDay, isTime } from '#platform/clock.ts'
import { isId } from '#platform/ids.ts'

/** The fields that forms everywhere are made of. Every message is a code; the texts of a form, or everyone's, put it in words. */

/** Words that must be there; the code says what is missing where the field alone does not. */
export const words = (most: number, missing = 'missing') => z.string(missing).trim().min(1, missing).max(most, 'tooLong')

/** Words that may be left out: nothing written is null. */
export const maybeWords = (most: number) =>
  z
    .string()
    .trim()
    .max(most, 'tooLong')
    .default('')
    .transform((text) => text || null)

/** What may be left out, and is right where it is there: nothing typed is null. */
export const maybe = (isRight: (text: string) => boolean, problem: string) =>
  z
    .string()
    .trim()
    .default('')
    .refine((text) => text === '' || isRight(text), problem)
    .transform((text) => text || null)

/** A year of two digits is read as the year 26. */
const isNear = (day: string) => day > '2000' && day < '2100'
export const day = z.string('notADate').trim().refine(isDay, 'notADate').refine(isNear, 'dayFarAway')
export const maybeDay = maybe(isDay, 'notADate').refine((text) => text === null || isNear(text), 'dayFarAway')

export const time = z.string('notATime').trim().refine(isTime, 'notATime')
export const maybeTime = maybe(isTime, 'notATime')

/** Somebody or something chosen from those there are. */
export const chosen = (missing: string) => z.string(missing).refine(isId, missing)
export const id = chosen('missing')

/** Check boxes of one name come joined with commas. */
export const several = <T extends string>(allowed: readonly T[]) =>
  z
    .string()
    .default('')
    .transform((text) => text.split(',').filter((one): one is T => (allowed as readonly string[]).includes(one)))

export const yes = z
  .string()
  .optional()
  .transform((value) => value === 'yes')

/** A form that is a button only. */
export const nothing = z.object({})
