import { z } from 'zod'
import { maybeWords, several, words } from '#platform/http/fields.ts'
import { seenField } from '#platform/http/seen.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'
import { openTime } from '../form.ts'

const days = several(['1', '2', '3', '4', '5', '6', '7', '0'])

export const helplineForm = z.object({
  number: words(14).regex(/^[0-9 ]{3,14}$/, 'numberWrong'),
  name: words(80),
  whatDa: words(300),
  whatEn: words(300),
  forWhomDa: words(200),
  forWhomEn: words(200),
  otherwiseDa: maybeWords(200),
  otherwiseEn: maybeWords(200),
  ...{
    days1: days,
    from1: openTime,
    to1: openTime,
    days2: days,
    from2: openTime,
    to2: openTime,
    days3: days,
    from3: openTime,
    to3: openTime,
  },
  source: words(200),
})
export type HelplineFields = z.infer<typeof helplineForm>

export const checkForm = z.object({ key: z.string('missing').regex(/^[a-z0-9-]{1,60}$/, 'missing'), seen: seenField })
export const rows = [1, 2, 3] as const

export type LineHours = { days: number[]; from: string; to: string }

/** A row with days has both its times; told of every row that lacks one. */
export function hoursFaults(fields: Partial<HelplineFields>): Refusal[] {
  return rows.flatMap((n) => {
    if (!fields[`days${n}`]?.length) return []
    return ([`from${n}`, `to${n}`] as const).flatMap((name) => (fields[name] === null ? [refuse('hoursMissing', name)] : []))
  })
}

/** The rows that are used. */
export function hoursOf(fields: HelplineFields): LineHours[] {
  return rows.flatMap((n) => {
    const [chosen, from, to] = [fields[`days${n}`], fields[`from${n}`], fields[`to${n}`]]
    return chosen.length > 0 && from && to ? [{ days: chosen.map(Number), from, to }] : []
  })
}
