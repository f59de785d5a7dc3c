import { addDays, dayInDenmark, momentInDenmark } from '#platform/clock.ts'
import { addWorkingDays } from './working-day.ts'

export type Level = 'A' | 'B' | 'C' | 'D'
type Stretch = { from: Date; to: Date }
export type Owed = { level: Level; by: Date }

/** `from` is null where no time can be promised: then `by` is when we write what we can promise. */
export type Promised = { what: 'answer' | 'write-when'; from: Date | null; by: Date }

export type Staffing = {
  now: Date
  level: Level
  /** One for each person on shift. */
  shifts: readonly Stretch[]
  /** What has been promised already and is not answered yet. */
  owed: readonly Owed[]
  /** How long one answer takes, by level; data of the network. */
  minutesPerAnswer: Record<Level, number>
  /** Days that are no working days, as YYYY-MM-DD. */
  holidays: readonly string[]
}

/**
 * The end of the first planned shift hour with room left after everything promised earlier, but not later than the level's own
 * promise (domain §2.3). Where there is none, no time is promised: only when we write again. The system never promises what staffing
 * cannot keep (law 7).
 */
export function truthfulPromise(staffing: Staffing): Promised {
  const { now, level } = staffing
  const hours = plannedHours(staffing.shifts, now)
  takeWhatIsOwed(hours, staffing)
  const hour = firstWithRoom(hours, staffing.minutesPerAnswer[level])
  const latest = levelLimit(staffing, hours[0])
  if (!hour || !latest || hour.from >= latest) return { what: 'write-when', from: null, by: nextWorkingDay(staffing) }
  return { what: 'answer', from: hour.from, by: hour.to < latest ? hour.to : latest }
}

type Hour = Stretch & { minutes: number }

/** Every hour somebody is on shift, from now on, with the minutes of all who are there. */
function plannedHours(shifts: readonly Stretch[], now: Date): Hour[] {
  const hours = new Map<number, Hour>()
  for (const shift of shifts) {
    for (let at = startOfHour(shift.from); at < shift.to.getTime(); at += hourLong) {
      const from = new Date(Math.max(at, shift.from.getTime(), now.getTime()))
      const to = new Date(Math.min(at + hourLong, shift.to.getTime()))
      if (to <= from) continue
      const known = hours.get(at)
      const minutes = (to.getTime() - from.getTime()) / minuteLong
      if (!known) hours.set(at, { from, to, minutes })
      else hours.set(at, { from: earlier(known.from, from), to: known.to > to ? known.to : to, minutes: known.minutes + minutes })
    }
  }
  return [...hours.values()].sort((a, b) => a.from.getTime() - b.from.getTime())
}

/** What is owed takes its time as late as it may, so that something urgent finds room before it without breaking it. */
function takeWhatIsOwed(hours: Hour[], { owed, minutesPerAnswer }: Staffing): void {
  for (const one of owed.toSorted((a, b) => b.by.getTime() - a.by.getTime())) {
    let left = minutesPerAnswer[one.level]
    const inTime = hours.filter((hour) => hour.from < one.by).reverse()
    const afterwards = hours.filter((hour) => hour.from >= one.by)
    for (const hour of [...inTime, ...afterwards]) {
      const taken = Math.min(left, hour.minutes)
      hour.minutes -= taken
      left -= taken
      if (left === 0) break
    }
  }
}

/** The hour in which an answer of so many minutes is finished, begun in the first free minute. */
function firstWithRoom(hours: readonly Hour[], minutes: number): Hour | undefined {
  let found = 0
  let begun: Date | undefined
  for (const hour of hours) {
    if (hour.minutes > 0) begun ??= hour.from
    found += hour.minutes
    if (found >= minutes) return { ...hour, from: begun ?? hour.from }
  }
  return undefined
}

/** Not later than this, whatever room there is: A two minutes and B two hours of opening, C two and D five working days. */
function levelLimit({ level, now, holidays }: Staffing, opening: Hour | undefined): Date | undefined {
  if (level === 'A') return opening && new Date(opening.from.getTime() + 2 * minuteLong)
  if (level === 'B') return opening && new Date(opening.from.getTime() + 2 * hourLong)
  return momentInDenmark(addDays(addWorkingDays(dayInDenmark(now), level === 'C' ? 2 : 5, holidays), 1))
}

function nextWorkingDay({ now, holidays }: Staffing): Date {
  return momentInDenmark(addWorkingDays(dayInDenmark(now), 1, holidays), '16:00')
}

/** The promises that cannot be kept any more with these shifts, first the one that falls due first: shown before shifts are cancelled. */
export function promisesBroken<T extends Owed>(staffing: Omit<Staffing, 'level' | 'owed'> & { owed: readonly T[] }): T[] {
  const hours = plannedHours(staffing.shifts, staffing.now)
  const inOrder = staffing.owed.toSorted((a, b) => a.by.getTime() - b.by.getTime())
  return inOrder.filter((one) => {
    let left = staffing.minutesPerAnswer[one.level]
    for (const hour of hours) {
      if (hour.from >= one.by) break
      const taken = Math.min(left, hour.minutes)
      hour.minutes -= taken
      left -= taken
    }
    return left > 0
  })
}

const minuteLong = 60_000
const hourLong = 60 * minuteLong

function startOfHour(moment: Date): number {
  return Math.floor(moment.getTime() / hourLong) * hourLong
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b
}
