import { createHash } from 'node:crypto'

/** What breaks a law, as ids and fixed words only. */
export type LawBreach = { law: number; what: string; subject: string }
export type ProofLine = {
  n: number
  /** The day in Denmark it is about, and the true moment it was written. */
  day: string
  at: string
  counts: Record<string, number>
  breaches: LawBreach[]
  previous: string
  hash: string
}

export const beforeTheFirst = '0'.repeat(64)

export function seal(line: Omit<ProofLine, 'hash'>): ProofLine {
  return { ...line, hash: hashOf(line) }
}

function hashOf(line: Omit<ProofLine, 'hash'>): string {
  return createHash('sha256').update(canonical(line)).digest('hex')
}

/** JSON with its keys in order and nothing between: the same line always gives the same bytes. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`
}

export type Verdict = { problems: string[]; lines: number; last?: ProofLine; first?: ProofLine }

/**
 * Reads a whole chain as text. `from` is a hash somebody has kept: the line that carries it must be here, or the chain must begin right
 * after it. Without a kept hash nobody can see that lines are missing at the end; with one, everybody can.
 */
export function verifyChain(text: string, from?: string): Verdict {
  const problems: string[] = []
  const rows = text.split('\n')
  if (rows.at(-1) !== '' && text !== '') problems.push(`line ${rows.length} is cut off: it has no end`)
  const lines = rows.flatMap((row, index) => (row === '' ? [] : [readLine(row, index + 1, problems)])).filter((line) => line !== undefined)
  const [first] = lines
  if (!first) return { problems: [...problems, 'there is no line to verify'], lines: 0 }
  if (first.previous !== (first.n === 1 ? beforeTheFirst : from)) problems.push(`lines before number ${first.n} are missing`)
  for (const [index, line] of lines.entries()) problems.push(...wrongWith(line, lines[index - 1]))
  const known = from === undefined || first.previous === from || lines.some(({ hash }) => hash === from)
  if (!known) problems.push('the line with the given hash is not here: it was changed, or the end was cut off')
  return { problems, lines: lines.length, first, last: lines.at(-1) }
}

function wrongWith(line: ProofLine, before: ProofLine | undefined): string[] {
  const { hash, ...body } = line
  const changed = hashOf(body) === hash ? [] : [`line number ${line.n} was changed: its hash does not fit`]
  if (!before) return changed
  if (line.n !== before.n + 1) return [...changed, `lines between number ${before.n} and ${line.n} are missing`]
  return line.previous === before.hash ? changed : [...changed, `line number ${line.n} does not follow number ${before.n}`]
}

function readLine(row: string, place: number, problems: string[]): ProofLine | undefined {
  try {
    const line = JSON.parse(row) as ProofLine
    if (Number.isInteger(line.n) && typeof line.hash === 'string' && typeof line.previous === 'string') return line
  } catch {
    // told below
  }
  problems.push(`line ${place} of the file cannot be read`)
  return undefined
}
