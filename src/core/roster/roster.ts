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
export function needsNewAnchor({ since }: { since: string }, today: string, limitDays: number): boolean {
  return daysBetween(since, today) >= limitDays
}

/** What of a period nobody has written yet: days that stand already keep the stand-in they have. */
export function openDays(period: Period, written: readonly Period[]): Period[] {
  return splitAt(period, written).filter(({ from }) => !written.some((days) => isToday(days, from)))
}

export type Share<Hat> = { period: Period; by: Hat }

/**
 * Who has which days: whoever is first in line and here. Where the first is away in between, the next one has those days only. Answers the
 * first day on which nobody in line is here, if there is one.
 */
export function shareDays<Hat extends { away: readonly Period[] }>(period: Period, line: readonly Hat[]): Share<Hat>[] | string {
  const shares: Share<Hat>[] = []
  for (const part of splitAt(
    period,
    line.flatMap(({ away }) => away),
  )) {
    const by = line.find(({ away }) => !away.some((days) => isToday(days, part.from)))
    if (!by) return part.from
    const last = shares.at(-1)
    if (last?.by === by) last.period = { from: last.period.from, until: part.until }
    else shares.push({ period: part, by })
  }
  return shares
}

/** The period in stretches in which nobody comes or goes. */
function splitAt({ from, until }: Period, others: readonly Period[]): Period[] {
  const turns = others.flatMap((one) => [one.from, one.until === null ? from : addDays(one.until, 1)])
  const starts = [from, ...turns.filter((day) => day > from && (until === null || day <= until))]
  const days = [...new Set(starts)].sort()
  return days.map((day, n) => ({ from: day, until: n + 1 < days.length ? addDays(days[n + 1]!, -1) : until }))
}
