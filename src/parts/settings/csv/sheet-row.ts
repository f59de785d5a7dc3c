import type { z } from 'zod'
import { readForm, type Typed } from '#platform/http/form.ts'
import { isRefusal, type Refusal } from '#platform/refusal.ts'
import { isoDay } from './csv.ts'

/** A column: the field it fills, its heading, and what stands in the sheet for what stands in the field. */
export type Column = { field: string; head: string; words?: Record<string, string>; optional?: true; day?: true }
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

/** Reads one row by the form of its feature, so that a sheet is checked as a page is; all that is wrong is said at once. */
export function readRow<S extends z.ZodType>(
  schema: S,
  typed: Typed,
  columns: readonly Column[],
): { value: z.infer<S> } | { faults: Omit<Fault, 'row'>[] } {
  const unknown = columns.filter(({ field, words }) => words && typed[field]?.includes('?'))
  const read = readForm(schema, typed)
  if (read.ok && unknown.length === 0) return { value: read.value }
  const others = Object.entries(read.ok ? {} : read.problems).filter(([name]) => !unknown.some(({ field }) => field === name))
  return {
    faults: [
      ...unknown.map(({ head }) => ({ column: head, code: 'wrongWord' })),
      ...others.map(([field, code]) => ({ column: headOf(columns, field), code })),
    ],
  }
}

/** A day that is not there is told as it was written: "Vælg en dato" would say nothing to somebody who has chosen one. */
export function dayFault(fault: Omit<Fault, 'row'>, cell: string): Omit<Fault, 'row'> {
  if (fault.code !== 'notADate') return fault
  if (!cell) return { ...fault, code: 'missing' }
  return { ...fault, cell, code: /^\d{4}-\d\d-\d\d$/.test(isoDay(cell)) ? 'noSuchDay' : 'notADate' }
}

function headOf(columns: readonly Column[], field: string | undefined): string | null {
  return columns.find((column) => column.field === field)?.head ?? null
}

export function faultOf(refusal: Refusal, columns: readonly Column[]): Omit<Fault, 'row'> {
  return { column: headOf(columns, refusal.field), code: refusal.refused }
}

export function isFault<T>(value: T | Refusal | null): value is Refusal {
  return isRefusal(value)
}
