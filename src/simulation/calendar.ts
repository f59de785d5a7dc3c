import type { Channel } from '#core/channel.ts'
import { danishHolidays } from '#core/opening/holiday.ts'
import { addWorkingDays, isWorkingDay } from '#core/promise/working-day.ts'
import { addDays, momentInDenmark, weekday } from '#platform/clock.ts'
import { type Chance, chanceOf } from './chance.ts'
import { parameters as p, tickMinutes } from './parameters.ts'

export type Span = { from: string; days: number }

/** The days of a span and what kind they are. The houses close on some days that are kept like holidays. */
export type Calendar = {
  days: readonly string[]
  holidays: readonly string[]
  /** The weights of all days by their months, and which share of the days is worked on. */
  months: number
  workingShare: number
  isWorking(day: string): boolean
  /** The working day so many after this one. */
  after(day: string, count: number): string
}

export function calendarOf({ from, days: length }: Span): Calendar {
  const years = new Set([from, addDays(from, length + 60)].map((day) => Number(day.slice(0, 4))))
  const keptLike = ['06-05', '12-24', '12-31']
  const holidays = [...years].flatMap((year) => [...danishHolidays(year).map(({ day }) => day), ...keptLike.map((day) => `${year}-${day}`)])
  const days = Array.from({ length }, (_, n) => addDays(from, n))
  const isWorking = (day: string) => isWorkingDay(day, holidays)
  return {
    ...{ days, holidays, isWorking },
    months: days.reduce((sum, day) => sum + monthOf(day), 0),
    workingShare: days.filter(isWorking).length / days.length,
    after: (day, count) => addWorkingDays(day, count, holidays),
  }
}

/** Somebody turns to us: the n-th of the run. */
export type Arrival = { n: number; at: Date; channel: Channel }

/** When each of so many people turns to us, by month, weekday and hour; whoever calls or comes does so while somebody is there. */
export function arrivalsOf(order: { seed: number; inquiries: number; calendar: Calendar }): Arrival[] {
  const { seed, inquiries, calendar } = order
  const weights = calendar.days.map((day) => monthOf(day) * p.weekdays[weekday(day) - 1]!)
  const working = calendar.days.map((day, n) => (calendar.isWorking(day) ? weights[n]! : 0))
  const arrivals = Array.from({ length: inquiries }, (_, n) => {
    const chance = chanceOf(seed, 'arrival', n)
    const channel = chance.one(p.channels) ?? 'web'
    const byDay = channel === 'web'
    const day = calendar.days[placeIn(byDay ? weights : working, chance)]!
    const hour = byDay ? placeIn(p.hours, chance) : p.shifts[0]! + placeIn(p.hours.slice(p.shifts[0], p.shifts[1]! + p.shiftHours), chance)
    return { channel, at: momentInDenmark(day, `${two(hour)}:${two(chance.between(0, 59))}`) }
  })
  return arrivals.sort((a, b) => a.at.getTime() - b.at.getTime()).map((one, n) => ({ ...one, n }))
}

/** How many come on a working day on the average, of what comes in a month: for planning who is there. */
export function expectedOn(day: string, { inquiries, calendar }: { inquiries: number; calendar: Calendar }): number {
  return (inquiries * monthOf(day)) / calendar.months / Math.max(0.3, calendar.workingShare)
}

function monthOf(day: string): number {
  return p.months[Number(day.slice(5, 7)) - 1]!
}

function placeIn(weights: readonly number[], chance: Chance): number {
  let left = chance.next() * weights.reduce((sum, one) => sum + one, 0)
  const found = weights.findIndex((one) => {
    left -= one
    return left < 0
  })
  return Math.max(0, found)
}

/** The moments of a day at which the world is looked at, from midnight on: every hour, and where it is wished every half one while somebody is there. */
export function ticksOf(day: string, { halfHours }: { halfHours: boolean }): Date[] {
  const [open, close] = [p.atWork.from * 60, (p.shifts[1]! + p.shiftHours + 1) * 60]
  const minutes: number[] = []
  for (let at = 0; at < 24 * 60; at += halfHours && at >= open && at < close ? tickMinutes.open : tickMinutes.closed) minutes.push(at)
  return minutes.map((at) => momentInDenmark(day, `${two(Math.floor(at / 60))}:${two(at % 60)}`))
}

/** Nobody looks up on the stroke of the hour. */
export function someMinutesAfter(seed: number, moment: Date): Date {
  return new Date(moment.getTime() + chanceOf(seed, 'minutes', moment.getTime()).between(0, 13) * 60_000)
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
