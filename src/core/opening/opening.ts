/** One row of opening hours as people say it: which days, from and to, how often. */
export type Hours = { weekdays: number[]; from: string; to: string; everyWeeks?: 1 | 2 | 4; onHolidays?: boolean }
/** Without weekdays it is by appointment. */
export type NextOpening = { startsAt: Date; endsAt: Date }

/** Open at a moment: the next opening may have begun already. */
export function isOpen(next: NextOpening | null, at: Date): boolean {
  return next !== null && next.startsAt <= at && at < next.endsAt
}

/** Open whenever one comes: every day of the week, the whole day, holidays too. */
export function neverCloses(hours: readonly Hours[]): boolean {
  return hours.some((row) => row.weekdays.length === 7 && isWholeDay(row) && row.onHolidays === true && (row.everyWeeks ?? 1) === 1)
}

export function isWholeDay(row: Hours): boolean {
  return row.from === row.to || (row.from === '00:00' && row.to === '24:00')
}

/** Days that follow each other as runs: 1 2 3 5 → 1–3 and 5. */
export function runs(days: readonly number[]): [from: number, to: number][] {
  const sorted = [...new Set(days)].sort((a, b) => a - b)
  const found: [number, number][] = []
  for (const day of sorted) {
    const last = found.at(-1)
    if (last && last[1] === day - 1) last[1] = day
    else found.push([day, day])
  }
  return found
}
