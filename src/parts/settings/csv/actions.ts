import type { Tx } from '#platform/db.ts'
import type { Typed } from '#platform/http/form.ts'
import { danishDay, isoDay, readSheet, writeSheet } from './csv.ts'
import { type Column, cellFault, type Fault, type KindOfSheet, valuesIn, wordsOf } from './sheet-row.ts'
import { type Here, type SheetKind, sheets } from './sheets.ts'

const mostRows = 1_000

/** What a sheet would do: how many rows it writes and everything that is wrong, and the rows as they were read. */
export type Outcome = { count: number; faults: Fault[]; heads: string[]; rows: { row: number; cells: string[] }[] }

/** Writes every row that is right, in the given transaction; whoever calls undoes it all where there is a fault. */
export async function writeRows(tx: Tx, { kind, text }: { kind: KindOfSheet; text: string }, here: Here): Promise<Outcome> {
  const sheet = sheets[kind]
  const nothing = { count: 0, heads: [] as string[], rows: [] }
  const read = readSheet(text, mostRows + 2)
  if ('unclosed' in read) return { ...nothing, faults: [{ row: read.unclosed, column: null, code: 'unclosed' }] }
  const [{ cells: head } = { cells: [] }, ...rows] = read.rows
  const missing = sheet.columns.filter((column) => !column.optional && placeOf(head, column) === -1)
  if (missing.length > 0) return { ...nothing, faults: missing.map((column) => ({ row: 1, column: column.head, code: 'noSuchColumn' })) }
  if (rows.length === 0) return { ...nothing, faults: [{ row: 1, column: null, code: 'noRows' }] }
  if (rows.length > mostRows) return { ...nothing, faults: [{ row: rows[mostRows]!.row, column: null, code: 'tooManyRows' }] }
  const faults: Fault[] = []
  for (const { row, cells } of rows) {
    const found = await tryRow(() => sheet.write(tx, typedOf(sheet.columns, head, cells), here))
    faults.push(...found.map((fault) => ({ row, ...cellFault(fault, cellUnder(fault.column ?? '', head, cells)) })))
    if (found.some(({ code }) => code === 'notPossible')) break
  }
  const wrong = new Set(faults.map(({ row }) => row))
  return { count: rows.length - wrong.size, faults, heads: head, rows }
}

/** What the database refuses and no rule foresaw ends the reading there: nothing more can be asked in this transaction. */
async function tryRow(write: () => Promise<Omit<Fault, 'row'>[]>): Promise<Omit<Fault, 'row'>[]> {
  try {
    return await write()
  } catch (error) {
    if (!/^(22|23|42501)/.test((error as { code?: string }).code ?? '')) throw error
    return [{ column: null, code: 'notPossible' }]
  }
}

function cellUnder(name: string, head: readonly string[], cells: readonly string[]): string {
  return (cells[placeOf(head, { head: name })] ?? '').trim()
}

function placeOf(head: readonly string[], { head: name }: Pick<Column, 'head'>): number {
  return head.findIndex((one) => one.trim().toLowerCase() === name.toLowerCase())
}

function typedOf(columns: readonly Column[], head: readonly string[], cells: readonly string[]): Typed {
  return Object.fromEntries(
    columns.map((column) => {
      const cell = cellUnder(column.head, head, cells)
      return [column.field, column.words ? valuesIn(cell, column.words) : column.day ? isoDay(cell) : cell]
    }),
  )
}

/** The rows as a sheet that can be read back in. */
export async function sheetOf(tx: Tx, { columns, out }: SheetKind): Promise<string> {
  const rows = await out(tx)
  const cellOf = (column: Column, value: string) => (column.words ? wordsOf(value, column.words) : column.day ? danishDay(value) : value)
  return writeSheet([
    columns.map(({ head }) => head),
    ...rows.map((row) => columns.map((column) => cellOf(column, row[column.field] ?? ''))),
  ])
}
