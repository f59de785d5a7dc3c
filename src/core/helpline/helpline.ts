import type { Hours } from '#core/opening/opening.ts'

export type Words = { da: string; en: string }
export type Helpline = {
  key: string
  number: string
  name: string
  what: Words
  forWhom: Words
  otherwise: Words | null
  roles: string[]
  emergency: boolean
  hours: Hours[]
  source: string
  /** Null until the organisation has confirmed number and hours. */
  checkedOn: string | null
  open: boolean
  /** When an open line closes; null for one that never does. */
  until: Date | null
  /** When a closed line opens next. */
  opensAt: Date | null
}

/** 112 first, always; then those who answer now; then the others. Within each the order of the directory. */
export function inOrder(lines: readonly Helpline[]): Helpline[] {
  const rank = (line: Helpline) => (line.number === '112' ? 0 : line.open ? 1 : 2)
  return lines.toSorted((a, b) => rank(a) - rank(b))
}

/** Lines for everyone and lines for this role; without a role, all of them. */
export function linesFor(lines: readonly Helpline[], role: string | undefined): Helpline[] {
  if (!role) return [...lines]
  return lines.filter((line) => line.roles.length === 0 || line.roles.includes(role))
}
