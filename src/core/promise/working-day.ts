import { addDays, weekday } from '#platform/clock.ts'

type Holidays = readonly string[]

export function isWorkingDay(day: string, holidays: Holidays): boolean {
  return weekday(day) <= 5 && !holidays.includes(day)
}

/** The working day that many working days after this day; this day itself does not count. */
export function addWorkingDays(day: string, count: number, holidays: Holidays): string {
  let reached = day
  for (let left = count; left > 0; ) {
    reached = addDays(reached, 1)
    if (isWorkingDay(reached, holidays)) left--
  }
  return reached
}
