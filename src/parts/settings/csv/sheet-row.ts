import type { z } from 'zod'
import type { Tx } from '#platform/db.ts'
import { type Problems, problemsOf, readForm, type Typed } from '#platform/http/form.ts'
import { isRefusal, type Refusal } from '#platform/refusal.ts'
import { isoDay } from './csv.ts'

/** What a cell may hold, told on the page: own words where nothing else is said. */
type Holds =
  | 'organisation'
  | 'name'
  | 'address'
  | 'postcode'
  | 'latitude'
  | 'longitude'
  | 'months'
  | 'languages'
  | 'mail'
  | 'queue'
  | 'time'
  | 'person'
/** A column: the field it fills, its heading, and what stands in the sheet for what stands in the field: one word, or `several`. */
export type Column = {
  field: string
  head: string
  words?: Record<string, string>
  several?: true
  optional?: true
  day?: true
  holds?: Holds
}
/** One thing that is wrong, with the row Excel shows, the heading, and what stands there. */
export type Fault = { row: number; column: string | null; code: string; cell?: string }
export type KindOfSheet = 'places' | 'offers' | 'people' | 'shifts'

/** The words of a sheet back to the values of the form: one word, or several with commas. What is unknown stays, marked. */
export function valuesIn(cell: string, words: Record<string, string>): string {
  const known = new Map(Object.entries(words).map(([value, word]) => [word.toLowerCase(), value]))
  return cell
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
    .map((one) => known.get(one.toLowerCase()) ?? `?${one}`)
    .join(',')
}

export function wordsOf(value: string, words: Record<string, string>): string {
  return value
    .split(',')
    .filter(Boolean)
    .map((one) => words[one] ?? one)
    .join(', ')
}

type RowFault = Omit<Fault, 'row'>
/** What a kind of sheet reads: by the form of its feature, and by the same faults as its page. */
export type Sheet<S extends z.ZodType, Here> = {
  columns: readonly Column[]
  form: S
  faults: (tx: Tx, read: Partial<z.infer<S>>, here: Here) => readonly Refusal[] | Promise<readonly Refusal[]>
  insert: (tx: Tx, value: z.infer<S>, here: Here) => Promise<unknown>
}

/** A word the column does not know, or two where one stands. */
function wrongWords({ words, several }: Column, value = ''): boolean {
  return words !== undefined && (value.includes('?') || (!several && value.includes(',')))
}

/** Writes one row, or says all that is wrong with it at once, in the order of the columns. */
export function rowOf<S extends z.ZodType, Here>({ columns, form, faults, insert }: Sheet<S, Here>) {
  return async (tx: Tx, typed: Typed, here: Here): Promise<RowFault[]> => {
    const reading = readForm(form, typed)
    const unknown = columns.filter((column) => wrongWords(column, typed[column.field])).map(({ field }) => field)
    const read = Object.entries(reading.ok ? (reading.value as object) : reading.read).filter(([field]) => !unknown.includes(field))
    const problems = {
      ...problemsOf(await faults(tx, Object.fromEntries(read) as Partial<z.infer<S>>, here)),
      ...(reading.ok ? {} : reading.problems),
      ...Object.fromEntries(unknown.map((field) => [field, 'wrongWord'])),
    }
    if (reading.ok && Object.keys(problems).length === 0) {
      const written = await insert(tx, reading.value, here)
      return isRefusal(written) ? inOrder(problemsOf([written]), columns) : []
    }
    return inOrder(problems, columns)
  }
}

/** What is wrong with the whole row stands last. */
function inOrder(problems: Problems, columns: readonly Column[]): RowFault[] {
  const known = columns.flatMap(({ field, head }) => (problems[field] ? [{ column: head, code: problems[field] }] : []))
  const others = Object.entries(problems).filter(([name]) => !columns.some(({ field }) => field === name))
  return [...known, ...others.map(([, code]) => ({ column: null, code }))]
}

/** What is wrong with what stands in a cell is told with it: "Vælg en dato" would say nothing to somebody who has chosen one. */
export function cellFault(fault: RowFault, cell: string): RowFault {
  if (fault.code === 'wrongWord') return { ...fault, cell }
  if (fault.code !== 'notADate') return fault
  if (!cell) return { ...fault, code: 'missing' }
  return { ...fault, cell, code: /^\d{4}-\d\d-\d\d$/.test(isoDay(cell)) ? 'noSuchDay' : 'notADate' }
}
