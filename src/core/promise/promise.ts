import { dayInDenmark, dueDay, endOfDay, momentInDenmark } from '#platform/clock.ts'
import { type Level, levels } from '#platform/level.ts'
import { addWorkingDays } from './working-day.ts'

/** A planned stretch in which this many people answer; one, where nothing is said. */
export type Shift = { from: Date; to: Date; hats?: number }
/** What is already promised to somebody, at the same level by the same time; one answer, where no number is said. */
export type Owed = { level: Level; by: Date; answers?: number }

export type Staffing = {
  now: Date
  level: Level
  shifts: readonly Shift[]
  owed: readonly Owed[]
  /** How long one answer takes at each level: data, so that the organisation can learn what is true. */
  minutesPerAnswer: Record<Level, number>
  /** False where minutes were promised and nobody came: they are not promised again. */
  minutes?: boolean | undefined
  /** Days that are no working days, as YYYY-MM-DD. */
  holidays: readonly string[]
}

/** `from` is the first moment somebody is there; null where no time can be promised: then we write when, within the next working day. */
export type Promised = { what: 'answer'; from: Date; by: Date } | { what: 'write-when'; from: null; by: Date }

const minute = 60_000
/** In danger it counts that somebody is there, not that the answer is finished. */
export const minutesToMeet = 2

type LevelPromise = { withinMinutesOfOpening: number } | { withinWorkingDays: number }

/** What each level may at most be told to wait, from now where somebody is there, else from when somebody is. */
const levelPromises: Record<Level, LevelPromise> = {
  A: { withinMinutesOfOpening: 120 },
  B: { withinMinutesOfOpening: 120 },
  C: { withinWorkingDays: 2 },
  D: { withinWorkingDays: 5 },
}

/**
 * The end of the first planned shift hour that has room for one more answer when everything promised to others is kept, and those who
 * are late already and hurry as much have been answered; never later than the level's promise (law 7).
 */
export function truthfulPromise(staffing: Staffing): Promised {
  const { now, level, shifts, holidays } = staffing
  const opening = nextOpening(shifts, now, level === 'A' ? minutesToMeet : staffing.minutesPerAnswer[level])
  const by = opening && firstTime(staffing, opening)
  if (by) return { what: 'answer', from: opening, by }
  return { what: 'write-when', from: null, by: momentInDenmark(addWorkingDays(dayInDenmark(now), 1, holidays), '23:59') }
}

/** The latest time that one of these levels is promised; that we write when, where none of them is promised a time. */
export function latestPromise(among: readonly Level[], staffing: Omit<Staffing, 'level'>): Promised {
  const promises = among.map((level) => truthfulPromise({ ...staffing, level }))
  const times = promises.filter(({ what }) => what === 'answer')
  return (times.length > 0 ? times : promises).reduce((a, b) => (b.by > a.by ? b : a))
}

/** Now, where somebody is on a shift and has time left for an answer; else when the next shift begins; null where none is planned. */
export function nextOpening(shifts: readonly Shift[], now: Date, minutesNeeded = 0): Date | null {
  const begins = shifts.flatMap((shift) => {
    const from = Math.max(shift.from.getTime(), now.getTime())
    return heads(shift) > 0 && from < shift.to.getTime() && from + minutesNeeded * minute <= shift.to.getTime() ? [from] : []
  })
  return begins.length > 0 ? new Date(Math.min(...begins)) : null
}

/**
 * The promises that these shifts cannot keep. The more urgent and the earlier ones are kept first, so what is listed is what somebody
 * has to take over or move with their yes.
 */
export function promisesBroken<P extends Owed>(staffing: Omit<Staffing, 'level' | 'owed' | 'holidays'> & { owed: readonly P[] }): P[] {
  const coming = staffing.owed.filter((one) => one.by > staffing.now)
  const byHurry = coming.toSorted((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level) || a.by.getTime() - b.by.getTime())
  const kept: P[] = []
  for (const one of byHurry) if (keepsAll({ ...staffing, owed: kept, level: one.level })(one.by)) kept.push(one)
  return coming.filter((one) => !kept.includes(one)).sort((a, b) => a.by.getTime() - b.by.getTime())
}

/** A meeting is held on its day and not before it; a call is promised at the latest, and may be made sooner. */
export function isMeetingToCome({ what, by }: { what: string; by: Date }, now: Date): boolean {
  return what === 'meet' && dayInDenmark(now) < dueDay(by)
}

function firstTime(staffing: Staffing, opening: Date): Date | undefined {
  const { now, level, holidays } = staffing
  const rule = levelPromises[level]
  const until =
    'withinWorkingDays' in rule
      ? endOfDay(addWorkingDays(dayInDenmark(now), rule.withinWorkingDays, holidays))
      : later(opening, rule.withinMinutesOfOpening)
  const ends = staffing.shifts.flatMap(hourEnds).filter((end) => end > opening && end <= until)
  const met = level === 'A' && opening <= now && staffing.minutes !== false ? [later(now, minutesToMeet)] : []
  // Two hours rarely end with an hour of the shift: where no hour before has room for one more danger, they may.
  const last = level === 'A' ? [until] : []
  return [...met, ...ends.sort((a, b) => a.getTime() - b.getTime()), ...last].find(keepsAll(staffing))
}

function hourEnds({ from, to }: Shift): Date[] {
  const hours = Math.ceil((to.getTime() - from.getTime()) / (60 * minute))
  return Array.from({ length: hours }, (_, index) => earliest(later(from, 60 * (index + 1)), to))
}

type Load = Pick<Staffing, 'now' | 'level' | 'shifts' | 'owed' | 'minutesPerAnswer'>

/**
 * Whether one more answer at this level can be given by a time while every promise with the same or a later time is kept too. What is
 * due is added up once, for any number of times: whatever is later than the last promise without room for one more is free of them all.
 */
function keepsAll(load: Load): (time: Date) => boolean {
  if (load.level !== 'A') return hasRoom(load)
  const dangers = hasRoom({ ...load, owed: load.owed.filter((one) => one.level === 'A') })
  return (time) => someoneIsFree(load, time) || dangers(time)
}

function hasRoom(load: Load): (time: Date) => boolean {
  const { now, level, owed, minutesPerAnswer } = load
  const late = owed.filter((one) => one.by <= now && levels.indexOf(one.level) <= levels.indexOf(level))
  const coming = owed.filter((one) => one.by > now).toSorted((a, b) => a.by.getTime() - b.by.getTime())
  const minutes = (one: Owed) => answers(one) * minutesPerAnswer[one.level]
  const first = minutesPerAnswer[level] + sum(late.map(minutes))
  let owing = first
  const due = [...Map.groupBy(coming, (one) => one.by.getTime())].map(([by, there]) => {
    owing += sum(there.map(minutes))
    // Danger waits for nobody's room but that of other dangers.
    return { by, owing, waits: level === 'A' || there.some((one) => one.level !== 'A') }
  })
  const full = due.findLast((one) => one.waits && one.owing > roomUntil(load, one.by))
  return (time) => {
    const end = time.getTime()
    const byThen = due.findLast(({ by }) => by <= end)?.owing ?? first
    return byThen <= roomUntil(load, end) && !(full && full.by > end)
  }
}

/** Danger breaks into all other work: a person on a shift at that time who has no other danger to meet, taken or waiting, is there at once. */
function someoneIsFree({ shifts, owed }: Load, time: Date): boolean {
  const there = shifts.filter((shift) => shift.from < time && shift.to >= time)
  return sum(there.map(heads)) > sum(owed.filter((one) => one.level === 'A').map(answers))
}

/**
 * Minutes in which people can answer until then. An answer is given by one person: what is left of a shift when it is too short for
 * one more answer is no room.
 */
function roomUntil({ now, level, shifts, minutesPerAnswer }: Load, end: number): number {
  const own = minutesPerAnswer[level]
  return sum(
    shifts.map((shift) => {
      const minutes = (Math.min(shift.to.getTime(), end) - Math.max(shift.from.getTime(), now.getTime())) / minute
      return minutes > 0 ? Math.floor(minutes / own) * own * heads(shift) : 0
    }),
  )
}

function heads(shift: Shift): number {
  return shift.hats ?? 1
}

/** What is owed, but for one answer of it. */
export function withoutOne<O extends Owed>(all: readonly O[], { level, by }: Owed): O[] {
  const at = all.findIndex((one) => one.level === level && one.by.getTime() === by.getTime())
  return all.map((one, n) => (n === at ? { ...one, answers: answers(one) - 1 } : one)).filter((one) => answers(one) > 0)
}

function answers(owed: Owed): number {
  return owed.answers ?? 1
}

function later(moment: Date, minutes: number): Date {
  return new Date(moment.getTime() + minutes * minute)
}

function earliest(a: Date, b: Date): Date {
  return a <= b ? a : b
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
