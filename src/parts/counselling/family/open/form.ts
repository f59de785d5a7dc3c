import { z } from 'zod'
import { isAdult, isRole, type Role } from '#core/member/member.ts'
import { words } from '#platform/http/fields.ts'
import { codeOf, type Problems, type Typed, tooLong } from '#platform/http/form.ts'
import { levels } from '#platform/level.ts'
import { idOrEmpty, postcodeOrEmpty, stepShape, wordsOrEmpty } from '../fields.ts'

const whole = z.object({
  shortName: words(60, 'shortNameMissing'),
  about: wordsOrEmpty(4000),
  inquiry: idOrEmpty,
  home1Label: wordsOrEmpty(80),
  home1Postcode: postcodeOrEmpty,
  home1For: z.string().default(''),
  home2Label: wordsOrEmpty(80),
  home2Postcode: postcodeOrEmpty,
  home2For: z.string().default(''),
  anchorId: words(60, 'anchorMissing'),
  deputyId: words(60, 'deputyMissing'),
  level: z.enum(levels, 'levelMissing'),
  levelReason: words(2000, 'levelReasonMissing'),
  ...stepShape,
})

/** One row of the family: who it is, and where they live. `n` is the row's number, so that a problem finds its field again. */
export type Row = { n: number; role: Role; name: string; when: string; homes: readonly (1 | 2)[] }
export type OpeningForm = Fields & { rows: Row[]; writer: number | null }

const rowsAtFirst = 4
export const rowsAtMost = 14

export function rowCount(typed: Typed): number {
  const asked = Number(typed.rows)
  return Number.isInteger(asked) ? Math.min(rowsAtMost, Math.max(rowsAtFirst, asked)) : rowsAtFirst
}

/** Chosen for a home that every adult of the family may see, whatever is said about danger. */
export const seenByAll = 'all'

type Complain = (field: string, code: string) => void
type Fields = z.infer<typeof whole>
export type Reading = { problems: Problems; fields: Partial<Fields>; rows: Row[]; writer: number | null }

/** The whole form: its own fields, and as many rows as the page had. A row nobody has touched is no person. Every problem is found at once. */
export function readOpening(typed: Typed): Reading {
  const problems: Problems = {}
  const complain: Complain = (field, code) => {
    problems[field] ??= code
  }
  const fields = readFields(typed, complain)
  const rows = Array.from({ length: rowCount(typed) }, (_, index) => readRow(typed, index + 1, complain)).filter((row) => row !== null)
  if (!rows.some(({ role }) => isAdult(role))) complain('m1Role', 'needsAdult')
  const writer = readWriter(typed, rows, complain)
  readHomes(fields, rows, complain)
  return { problems, fields, rows, writer }
}

/** Each field for itself, so that one that cannot be read hides no other. */
function readFields(typed: Typed, complain: Complain): Partial<Fields> {
  const read = Object.entries(whole.shape).flatMap(([name, shape]) => {
    const field = (shape as z.ZodType).safeParse(typed[name])
    if (field.success) return [[name, field.data]]
    complain(name, codeOf({ ...field.error.issues[0]!, path: [name] }, typed))
    return []
  })
  return Object.fromEntries(read) as Partial<Fields>
}

export const openingForm = z.record(z.string(), z.string().optional()).transform((typed, context): OpeningForm => {
  const { problems, fields, rows, writer } = readOpening(typed)
  for (const [field, message] of Object.entries(problems)) context.addIssue({ code: 'custom', message, path: [field] })
  return Object.keys(problems).length === 0 ? { ...(fields as Fields), rows, writer } : z.NEVER
})

function readRow(typed: Typed, n: number, complain: Complain): Row | null {
  const [role, name, when, home] = ['Role', 'Name', 'When', 'Home'].map((part) => (typed[`m${n}${part}`] ?? '').trim()) as [
    string,
    string,
    string,
    string,
  ]
  if (!role && !name && !when) return null
  if (name.length > 80) complain(`m${n}Name`, tooLong(80, name))
  if (!isRole(role)) {
    complain(`m${n}Role`, 'roleMissing')
    return null
  }
  return { n, role, name, when, homes: home === 'both' ? [1, 2] : home === '1' ? [1] : home === '2' ? [2] : [] }
}

/** Which of them has written to us; only asked when somebody has. */
function readWriter(typed: Typed, rows: readonly Row[], complain: Complain): number | null {
  if (!typed.inquiry || typed.writer === 'none') return null
  const row = rows.find(({ n }) => n === Number(typed.writer))
  if (!row) complain('writer', 'whoWrites')
  else if (!isAdult(row.role)) complain('writer', 'writerIsAdult')
  return row?.n ?? null
}

function readHomes(form: Partial<Fields>, rows: readonly Row[], complain: Complain): void {
  for (const home of [1, 2] as const) {
    const lived = rows.some(({ homes }) => homes.includes(home)) || form[`home${home}Postcode`] || form[`home${home}For`]
    if (lived && !form[`home${home}Label`]) complain(`home${home}Label`, 'homeName')
    const mine = form[`home${home}For`]
    if (mine && mine !== seenByAll && !rows.some(({ n, role }) => n === Number(mine) && isAdult(role)))
      complain(`home${home}For`, 'homeOfAdult')
  }
}
