import { addDays, daysBetween } from '#platform/clock.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'

/** Days as people say them: the first and the last one away. Without a last day the end is open. */
export type Period = { from: string; until: string | null }

const longestDays = 5 * 366

/** An absence begins today or later: who was there yesterday is a fact, and cover in the past would help nobody. */
export function awayPeriod({ from, until }: Period, today: string): Period | Refusal {
  if (from < today) return refuse('pastDate', 'from')
  if (from > addDays(today, longestDays)) return refuse('tooFarAway', 'from')
  if (until === null) return { from, until }
  if (until < from) return refuse('endsBeforeItBegins', 'until')
  if (daysBetween(from, until) > longestDays) return refuse('tooFarAway', 'until')
  return { from, until }
}

/** As the database keeps it: from the first day to before the day after the last. */
export function rangeOf({ from, until }: Period): string {
  return `[${from},${until ? addDays(until, 1) : ''})`
}

export function isToday({ from, until }: Period, today: string): boolean {
  return from <= today && (until === null || today <= until)
}

/** After so many days a family should have a new anchor, not a stand-in. */
export function needsNewAnchor({ from }: Period, today: string, limitDays: number): boolean {
  return daysBetween(from, today) >= limitDays
}
