import { z } from 'zod'

/** The fields that only forms here are made of. */

/** 8, 8.00, 8:00, 08.30, 830, 1430 or kl. 8.30; 24 is the end of a day. */
export const clockTime = z
  .string('missing')
  .trim()
  .transform((text, context) => {
    const time = readTime(text)
    if (time === null) context.addIssue({ code: 'custom', message: text ? 'notATime' : 'missing' })
    return time ?? ''
  })

/** A time that may be left out. Not one kind or the other: of two kinds that both say no, neither is heard. */
export const openTime = z
  .string()
  .trim()
  .transform((text, context) => {
    const time = text ? readTime(text) : null
    if (text && time === null) context.addIssue({ code: 'custom', message: 'notATime' })
    return time
  })
  .default(null)

export const whole = (least: number, most: number) =>
  z
    .string('notANumber')
    .trim()
    .regex(/^-?\d{1,6}$/, 'notANumber')
    .transform(Number)
    .refine((number) => number >= least && number <= most, 'outOfRange')

export const maybeWhole = (least: number, most: number) => z.union([z.literal('').transform(() => null), whole(least, most)]).default(null)

export const oneOf = <const T extends readonly string[]>(allowed: T) => z.enum(allowed as unknown as [T[number], ...T[number][]], 'missing')

function readTime(text: string): string | null {
  const found = /^(?:kl\.? ?)?(\d{1,2}(?=[.:]|$)|\d\d|\d(?=\d\d$))(?:[.:]?(\d\d))?$/i.exec(text)
  if (!found) return null
  const [hours, minutes] = [Number(found[1]), Number(found[2] ?? 0)]
  if (minutes > 59 || hours > 24 || (hours === 24 && minutes > 0)) return null
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}

/** A row of the database as a form shows it: lists joined as check boxes send them, nothing for null. */
export function typedOf(row: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      value === null || value === undefined ? '' : Array.isArray(value) ? value.join(',') : String(value),
    ]),
  )
}
