import { mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { ask, type Db, type Tx } from '#platform/db.ts'
import { readDeletedTotals } from '../deletion/store.ts'
import { readNumbers } from '../net/store.ts'
import { beforeTheFirst, canonical, type ProofLine, seal } from './proof.ts'
import { insertLine, readBreaches, readLastLine, readLinesAfter, readTrueTime } from './store.ts'

const job = { kind: 'job', name: 'proof' } as const
/** The night's line is written after three, when the day before is over for everybody. */
const fromHour = 3

/** One line a night, however often somebody looks; then the lines that the file does not have yet. */
export async function proveTheNight(db: Db, file?: string): Promise<void> {
  await ask(db, job, writeLine)
  if (file) await exportTo(file, (after) => ask(db, job, (tx) => readLinesAfter(tx, after)))
}

async function writeLine(tx: Tx): Promise<boolean> {
  const [last, { at, day, hour }] = await Promise.all([readLastLine(tx), readTrueTime(tx)])
  if (hour < fromHour || (last && last.day >= day)) return false
  const [numbers, deleted, breaches] = await Promise.all([readNumbers(tx), readDeletedTotals(tx), readBreaches(tx)])
  const counts = { ...numbers, ...deleted }
  return insertLine(tx, seal({ n: (last?.n ?? 0) + 1, day, at, counts, breaches, previous: last?.hash ?? beforeTheFirst }))
}

/** A line as it stands in the file: one row of canonical JSON. */
export function rowOf(line: ProofLine): string {
  return `${canonical(line)}\n`
}

/** Adds to the file what it lacks. A row that was cut off while it was written stays, and verify-proof finds it. */
async function exportTo(file: string, linesAfter: (n: number) => Promise<ProofLine[]>): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await using handle = await open(file, 'a+')
  const there = await handle.readFile('utf8')
  const text = (await linesAfter(lastNumberIn(there))).map(rowOf).join('')
  if (text) await handle.appendFile(there === '' || there.endsWith('\n') ? text : `\n${text}`)
}

function lastNumberIn(text: string): number {
  const numbers = text.split('\n').map((row) => Number(/"n":(\d+)/.exec(row)?.[1] ?? 0))
  return Math.max(0, ...numbers)
}
