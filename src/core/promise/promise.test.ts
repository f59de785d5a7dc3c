import fc from 'fast-check'
import { expect, test } from 'vitest'
import { danishHolidays } from '#core/opening/holiday.ts'
import { addDays, dayInDenmark, momentInDenmark } from '#platform/clock.ts'
import { type Level, levels } from '#platform/level.ts'
import { nextOpening, type Owed, promisesBroken, type Shift, type Staffing, truthfulPromise } from './promise.ts'
import { addWorkingDays, isWorkingDay } from './working-day.ts'

const holidays = danishHolidays(2026).map(({ day }) => day)
const minutesPerAnswer = { A: 45, B: 40, C: 30, D: 20 }
const at = (text: string) => momentInDenmark(text.slice(0, 10), text.slice(11))
const shift = (day: string, from: string, to: string, hats?: number): Shift => ({
  from: at(`${day} ${from}`),
  to: at(`${day} ${to}`),
  ...(hats ? { hats } : {}),
})
const owe = (level: Level, by: string, count = 1): Owed[] => Array.from({ length: count }, () => ({ level, by: at(by) }))

function ask(now: string, level: Level, more: Partial<Staffing> = {}) {
  const promise = truthfulPromise({ now: at(now), level, shifts: [], owed: [], minutesPerAnswer, holidays, ...more })
  const told = (moment: Date | null) =>
    moment && `${dayInDenmark(moment)} ${moment.toLocaleTimeString('sv-SE', { timeZone: 'Europe/Copenhagen', timeStyle: 'short' })}`
  return `${promise.what} ${told(promise.from) ?? '-'} ${told(promise.by)}`
}

const monday = shift('2026-11-23', '10:00', '14:00')

test('at 22:40 on a Sunday, pregnant and alone: an answer within the first shift hour of tomorrow', () => {
  expect(ask('2026-11-22 22:40', 'C', { shifts: [monday] })).toBe('answer 2026-11-23 10:00 2026-11-23 11:00')
})

test('where the first hour is full, it is the end of the second', () => {
  const owed = owe('C', '2026-11-23 11:00', 2)
  expect(ask('2026-11-22 22:40', 'C', { shifts: [monday], owed })).toBe('answer 2026-11-23 10:00 2026-11-23 12:00')
})

test('two people on a shift answer twice as many', () => {
  const owed = owe('C', '2026-11-23 11:00', 2)
  expect(ask('2026-11-22 22:40', 'C', { shifts: [{ ...monday, hats: 2 }], owed })).toBe('answer 2026-11-23 10:00 2026-11-23 11:00')
  expect(ask('2026-11-22 22:40', 'C', { shifts: [monday, monday], owed })).toBe('answer 2026-11-23 10:00 2026-11-23 11:00')
})

test('what is left of an hour is no room when it is too short for one answer', () => {
  expect(ask('2026-11-23 10:35', 'C', { shifts: [monday] })).toBe('answer 2026-11-23 10:35 2026-11-23 12:00')
  expect(ask('2026-11-23 10:35', 'D', { shifts: [monday] })).toBe('answer 2026-11-23 10:35 2026-11-23 11:00')
  expect(ask('2026-11-23 09:00', 'B', { shifts: [{ ...monday, hats: 2 }], owed: owe('B', '2026-11-23 11:00', 2) })).toBe(
    'answer 2026-11-23 10:00 2026-11-23 12:00',
  )
})

test('two shifts on different days: what does not fit the first goes to the second', () => {
  const shifts = [shift('2026-11-23', '10:00', '11:00'), shift('2026-11-24', '16:00', '17:30')]
  expect(ask('2026-11-22 22:40', 'C', { shifts, owed: owe('C', '2026-11-23 11:00', 2) })).toBe('answer 2026-11-23 10:00 2026-11-24 17:00')
  const full = [...owe('C', '2026-11-23 11:00', 2), ...owe('C', '2026-11-24 17:00', 2)]
  expect(ask('2026-11-22 22:40', 'C', { shifts, owed: full })).toBe('answer 2026-11-23 10:00 2026-11-24 17:30')
})

test('a new promise never takes the time of one that was given, not even of a less urgent one', () => {
  const owed = owe('D', '2026-11-23 11:00', 2)
  expect(ask('2026-11-22 22:40', 'C', { shifts: [monday], owed })).toBe('answer 2026-11-23 10:00 2026-11-23 12:00')
})

test('the more urgent goes before those who were told a later time', () => {
  const owed = owe('D', '2026-11-23 12:00', 4)
  expect(ask('2026-11-22 22:40', 'B', { shifts: [monday], owed })).toBe('answer 2026-11-23 10:00 2026-11-23 11:00')
})

test('those who are late already come first, when they hurry as much', () => {
  const late = owe('C', '2026-11-22 12:00', 3)
  expect(ask('2026-11-22 22:40', 'C', { shifts: [monday], owed: late })).toBe('answer 2026-11-23 10:00 2026-11-23 12:00')
  expect(ask('2026-11-22 22:40', 'B', { shifts: [monday], owed: late })).toBe('answer 2026-11-23 10:00 2026-11-23 11:00')
})

test('without shifts, or with none that has room in time, no time is promised but the day we write', () => {
  expect(ask('2026-11-22 22:40', 'C')).toBe('write-when - 2026-11-23 23:59')
  expect(ask('2026-11-22 22:40', 'C', { shifts: [shift('2026-11-25', '10:00', '14:00')] })).toBe('write-when - 2026-11-23 23:59')
  expect(ask('2026-11-22 22:40', 'D', { shifts: [monday], owed: owe('D', '2026-11-23 14:00', 12) })).toBe('write-when - 2026-11-23 23:59')
  expect(ask('2026-11-22 22:40', 'D', { shifts: [{ ...monday, hats: 0 }] })).toBe('write-when - 2026-11-23 23:59')
})

test('on the evening before Easter the working days begin after it', () => {
  const shifts = [shift('2026-04-07', '10:00', '14:00'), shift('2026-04-08', '10:00', '14:00'), shift('2026-04-09', '10:00', '14:00')]
  expect(ask('2026-04-01 22:40', 'C', { shifts })).toBe('answer 2026-04-07 10:00 2026-04-07 11:00')
  expect(ask('2026-04-01 22:40', 'C', { shifts: shifts.slice(1) })).toBe('answer 2026-04-08 10:00 2026-04-08 11:00')
  expect(ask('2026-04-01 22:40', 'C', { shifts: shifts.slice(2) })).toBe('write-when - 2026-04-07 23:59')
  expect(ask('2026-04-01 22:40', 'D', { shifts: shifts.slice(2) })).toBe('answer 2026-04-09 10:00 2026-04-09 11:00')
  expect(ask('2026-04-03 23:10', 'C', { shifts: shifts.slice(1) })).toBe('answer 2026-04-08 10:00 2026-04-08 11:00')
})

test('a shift planned on a holiday is a shift', () => {
  expect(ask('2026-04-01 22:40', 'C', { shifts: [shift('2026-04-02', '10:00', '12:00')] })).toBe('answer 2026-04-02 10:00 2026-04-02 11:00')
})

test('danger in opening hours is met within two minutes, whatever else is owed', () => {
  const owed = owe('C', '2026-11-23 11:00', 4)
  expect(ask('2026-11-23 10:05', 'A', { shifts: [monday], owed })).toBe('answer 2026-11-23 10:05 2026-11-23 10:07')
})

test('a second danger while the only person has one in hand is told when that person can be there, at most two hours off', () => {
  const owed = owe('A', '2026-11-23 10:06')
  expect(ask('2026-11-23 10:05', 'A', { shifts: [monday], owed })).toBe('answer 2026-11-23 10:05 2026-11-23 12:00')
  expect(ask('2026-11-23 10:05', 'A', { shifts: [monday], owed: [...owed, ...owe('D', '2026-11-23 14:00', 9)] })).toBe(
    'answer 2026-11-23 10:05 2026-11-23 12:00',
  )
  expect(ask('2026-11-23 10:05', 'A', { shifts: [monday], owed: owe('A', '2026-11-23 10:06', 2) })).toBe('write-when - 2026-11-24 23:59')
  expect(ask('2026-11-23 10:05', 'A', { shifts: [{ ...monday, hats: 2 }], owed })).toBe('answer 2026-11-23 10:05 2026-11-23 10:07')
})

test('a second danger shortly before an hour is over is told its two hours, and not less than somebody with time is', () => {
  const early = shift('2026-11-23', '06:00', '15:00')
  const owed = owe('A', '2026-11-23 06:57')
  expect(ask('2026-11-23 06:55', 'A', { shifts: [early], owed })).toBe('answer 2026-11-23 06:55 2026-11-23 08:55')
  expect(ask('2026-11-23 06:55', 'A', { shifts: [early], owed: owe('A', '2026-11-23 06:57', 2) })).toBe('write-when - 2026-11-24 23:59')
})

test('two in danger in the same night: the second is told the hour after the first', () => {
  expect(ask('2026-11-22 22:40', 'A', { shifts: [monday], owed: owe('A', '2026-11-23 11:00') })).toBe(
    'answer 2026-11-23 10:00 2026-11-23 12:00',
  )
})

test('danger at night is first in the next opening', () => {
  expect(ask('2026-11-22 22:40', 'A', { shifts: [monday], owed: owe('C', '2026-11-23 11:00', 2) })).toBe(
    'answer 2026-11-23 10:00 2026-11-23 11:00',
  )
  expect(ask('2026-11-23 13:59', 'A', { shifts: [monday, shift('2026-11-24', '10:00', '14:00')] })).toBe(
    'answer 2026-11-24 10:00 2026-11-24 11:00',
  )
})

test('a shift that goes on after midnight is one opening: who hurries is given a time in it as everybody else is', () => {
  const night: Shift = { from: at('2026-11-23 22:00'), to: at('2026-11-24 02:00') }
  const owed = owe('A', '2026-11-23 23:38')
  expect(ask('2026-11-23 23:37', 'A', { shifts: [night], owed })).toBe('answer 2026-11-23 23:37 2026-11-24 01:37')
  expect(ask('2026-11-23 23:40', 'A', { shifts: [night], owed, minutes: false })).toBe('answer 2026-11-23 23:40 2026-11-24 01:40')
  expect(ask('2026-11-23 23:34', 'B', { shifts: [night] })).toBe('answer 2026-11-23 23:34 2026-11-24 01:00')
  expect(ask('2026-11-23 23:34', 'B', { shifts: [{ ...night, to: at('2026-11-24 00:00') }] })).toBe('write-when - 2026-11-24 23:59')
})

test('level B is answered within two hours of the same opening, or told that no time can be promised', () => {
  expect(ask('2026-11-23 10:05', 'B', { shifts: [monday] })).toBe('answer 2026-11-23 10:05 2026-11-23 11:00')
  expect(ask('2026-11-23 10:05', 'B', { shifts: [monday], owed: owe('C', '2026-11-23 13:00', 6) })).toBe('write-when - 2026-11-24 23:59')
  expect(ask('2026-11-22 22:40', 'B', { shifts: [monday], owed: owe('B', '2026-11-23 12:00', 2) })).toBe(
    'answer 2026-11-23 10:00 2026-11-23 11:00',
  )
  expect(ask('2026-11-22 22:40', 'B', { shifts: [monday], owed: owe('B', '2026-11-23 12:00', 3) })).toBe('write-when - 2026-11-23 23:59')
})

test('the last minutes of a shift count as closed', () => {
  const shifts = [monday, shift('2026-11-24', '10:00', '14:00')]
  expect(ask('2026-11-23 13:45', 'B', { shifts })).toBe('answer 2026-11-24 10:00 2026-11-24 11:00')
})

test('on the day the clocks change, an hour of a shift is still an hour', () => {
  expect(ask('2026-10-24 22:40', 'D', { shifts: [shift('2026-10-25', '01:00', '05:00')] })).toBe('answer 2026-10-25 01:00 2026-10-25 02:00')
})

test('working days skip weekends and holidays', () => {
  expect(addWorkingDays('2026-11-20', 1, holidays)).toBe('2026-11-23')
  expect(addWorkingDays('2026-04-01', 2, holidays)).toBe('2026-04-08')
  expect(isWorkingDay('2026-04-06', holidays)).toBe(false)
})

test('cancelling a shift lists the promises it breaks, the least urgent and the latest first to give way', () => {
  const how = { now: at('2026-11-23 08:05'), minutesPerAnswer }
  const promises = [
    ...owe('D', '2026-11-23 14:00'),
    ...owe('B', '2026-11-23 11:00'),
    ...owe('C', '2026-11-24 11:00'),
    ...owe('C', '2026-11-22 11:00'),
  ]
  const tuesday = shift('2026-11-24', '10:00', '11:00')
  expect(promisesBroken({ ...how, shifts: [monday, tuesday], owed: promises })).toEqual([])
  expect(promisesBroken({ ...how, shifts: [tuesday], owed: promises })).toEqual([promises[1], promises[0]])
  expect(promisesBroken({ ...how, shifts: [], owed: promises })).toEqual([promises[1], promises[0], promises[2]])
  const full = [...owe('C', '2026-11-24 11:00', 2), ...owe('D', '2026-11-24 11:00')]
  expect(promisesBroken({ ...how, shifts: [tuesday], owed: full })).toEqual([full[2]])
})

const hour = 3_600_000
const start = at('2026-11-23 00:00').getTime()
const moment = fc.integer({ min: 0, max: 14 * 24 * 4 }).map((quarters) => new Date(start + quarters * (hour / 4)))
const level = fc.constantFrom(...levels)
const someShift = fc.record({ from: moment, hours: fc.integer({ min: 1, max: 6 }), hats: fc.integer({ min: 0, max: 3 }) })
const shifts = fc.array(
  someShift.map(({ from, hours, hats }): Shift => ({ from, to: new Date(from.getTime() + hours * hour), hats })),
  { maxLength: 8 },
)
const owed = fc.array(fc.record({ level, by: moment }), { maxLength: 12 })
const question = fc.record({
  now: moment,
  level,
  shifts,
  owed,
  minutesPerAnswer: fc.constant(minutesPerAnswer),
  holidays: fc.constant(holidays),
})

test('a promise lies ahead, begins before it ends, and is never later than the level allows', () => {
  const most = (asked: Staffing) => {
    const days = { A: 0, B: 0, C: 2, D: 5 }[asked.level]
    if (days > 0) return momentInDenmark(addDays(addWorkingDays(dayInDenmark(asked.now), days, holidays), 1))
    const opening = nextOpening(asked.shifts, asked.now, asked.level === 'A' ? 2 : minutesPerAnswer.B)!
    return new Date(opening.getTime() + 2 * hour)
  }
  fc.assert(
    fc.property(question, (asked) => {
      const promise = truthfulPromise(asked)
      expect(promise.by > asked.now).toBe(true)
      if (promise.what === 'write-when') return
      expect(promise.from >= asked.now && promise.from < promise.by).toBe(true)
      expect(promise.by <= most(asked)).toBe(true)
    }),
  )
})

test('more work or fewer people never make a promise earlier', () => {
  fc.assert(
    fc.property(question, fc.record({ level, by: moment }), (asked, one) => {
      const before = whenPromised(asked)
      expect(whenPromised({ ...asked, owed: [...asked.owed, one] })).toBeGreaterThanOrEqual(before)
      if (asked.level === 'C' || asked.level === 'D')
        expect(whenPromised({ ...asked, shifts: asked.shifts.slice(1) })).toBeGreaterThanOrEqual(before)
    }),
  )
})

test('a promise that is given breaks none that could be kept', () => {
  fc.assert(
    fc.property(question, (asked) => {
      const same = { ...asked, owed: asked.owed.map((one) => ({ ...one, level: asked.level })) }
      const promise = truthfulPromise(same)
      if (promise.what === 'write-when') return
      const before = promisesBroken(same).length
      expect(promisesBroken({ ...same, owed: [...same.owed, { level: same.level, by: promise.by }] })).toHaveLength(before)
    }),
  )
})

function whenPromised(asked: Staffing): number {
  const promise = truthfulPromise(asked)
  return promise.what === 'answer' ? promise.by.getTime() : Number.POSITIVE_INFINITY
}
