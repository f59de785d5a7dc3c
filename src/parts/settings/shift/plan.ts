import { addDays, dayInDenmark, daysBetween, endOfDay, momentInDenmark, timeInDenmark, weekday } from '#platform/clock.ts'

export function mondayOf(day: string): string {
  return addDays(day, 1 - weekday(day))
}

/** The number of the week as people in Denmark say it: week 1 holds the year's first Thursday. */
export function weekNumber(day: string): number {
  const thursday = addDays(mondayOf(day), 3)
  return 1 + Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7)
}

export type Span = { from: Date; to: Date }
const longest = 16 * 3_600_000

/** From and to on a Danish wall; what ends no later than it begins ends the next morning. */
export function spanOf({ day, from, to }: { day: string; from: string; to: string }): Span {
  const span = { from: momentInDenmark(day, from), to: momentInDenmark(to <= from ? addDays(day, 1) : day, to === '24:00' ? '00:00' : to) }
  return to === '24:00' ? { ...span, to: endOfDay(day) } : span
}

export function isTooLong({ from, to }: Span): boolean {
  return to.getTime() - from.getTime() > longest
}

function overlap(a: Span, b: Span): boolean {
  return a.from < b.to && b.from < a.to
}

export type Worked = Span & { hat: string; person: string; name: string; lives: boolean; mine: boolean }
type Why = 'holiday' | 'closed' | 'away' | 'left' | 'elsewhere' | 'taken' | 'past'
export type Skipped = { name: string; day: string; from: string; to: string; why: Why }

export type Copy = {
  now: Date
  lastWeek: readonly Worked[]
  /** What already stands, whoever's and in whichever queue. */
  standing: readonly (Span & { person: string })[]
  holidays: readonly string[]
  away: readonly { person: string; from: string; until: string | null }[]
  /** Days on which every place of somebody's house is closed. */
  closed: readonly { hat: string; day: string }[]
}

/** Last week's shifts on the same days of this one, by the wall clock; what cannot stand is said, with the reason. */
export function copyOfWeek(copy: Copy): { shifts: (Span & { hat: string })[]; skipped: Skipped[] } {
  const shifts: (Span & { hat: string; person: string })[] = []
  const skipped: Skipped[] = []
  for (const worked of copy.lastWeek) {
    const span = aWeekLater(worked)
    const why = reasonAgainst(span, worked, { ...copy, standing: [...copy.standing, ...shifts] })
    if (why) skipped.push({ name: worked.name, ...said(span), why })
    else shifts.push({ ...span, hat: worked.hat, person: worked.person })
  }
  return { shifts: shifts.map(({ hat, from, to }) => ({ hat, from, to })), skipped }
}

function aWeekLater({ from, to }: Span): Span {
  const later = (moment: Date) => momentInDenmark(addDays(dayInDenmark(moment), 7), timeInDenmark(moment))
  return { from: later(from), to: later(to) }
}

function reasonAgainst(span: Span, worked: Worked, copy: Copy): Why | undefined {
  const day = dayInDenmark(span.from)
  if (span.from <= copy.now) return 'past'
  if (!worked.lives) return 'left'
  if (!worked.mine) return 'elsewhere'
  if (copy.holidays.includes(day)) return 'holiday'
  if (copy.closed.some((one) => one.hat === worked.hat && one.day === day)) return 'closed'
  if (copy.away.some(({ person, from, until }) => person === worked.person && from <= day && (until === null || day <= until)))
    return 'away'
  return copy.standing.some((one) => one.person === worked.person && overlap(one, span)) ? 'taken' : undefined
}

function said({ from, to }: Span): { day: string; from: string; to: string } {
  return { day: dayInDenmark(from), from: timeInDenmark(from), to: timeInDenmark(to) }
}
