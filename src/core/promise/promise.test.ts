import fc from 'fast-check'
import { expect, test } from 'vitest'
import { momentInDenmark } from '#platform/clock.ts'
import { type Level, promisesBroken, type Staffing, truthfulPromise } from './promise.ts'
import { promiseInWords } from './words.ts'
import { addWorkingDays } from './working-day.ts'

const shift = (day: string, from = '10:00', to = '14:00') => ({ from: momentInDenmark(day, from), to: momentInDenmark(day, to) })
const minutesPerAnswer = { A: 45, B: 40, C: 30, D: 20 }
const at = (day: string, time: string) => momentInDenmark(day, time)
const monday: Staffing = {
  now: at('2026-11-23', '22:40'),
  level: 'D',
  shifts: [shift('2026-11-24'), shift('2026-11-25')],
  owed: [],
  minutesPerAnswer,
  holidays: [],
}
const owed = (count: number, by: Date, level: Level = 'D') => Array.from({ length: count }, () => ({ level, by }))

test('at 22:40 nobody is here, and the promise is the end of the first hour of tomorrow (SC1)', () => {
  const promise = truthfulPromise(monday)
  expect(promise).toEqual({ what: 'answer', from: at('2026-11-24', '10:00'), by: at('2026-11-24', '11:00') })
  expect(promiseInWords(promise, { lang: 'da', now: monday.now, before: true })).toBe(
    'Rådgiverne er her igen i morgen kl. 10.00. Skriv bare nu. Så svarer en rådgiver inden i morgen kl. 11.00.',
  )
})

test('an hour that is full is not promised twice', () => {
  const promise = truthfulPromise({ ...monday, owed: owed(3, at('2026-11-24', '11:00')) })
  expect(promise.by).toEqual(at('2026-11-24', '12:00'))
})

test('two on shift have twice the room', () => {
  const promise = truthfulPromise({ ...monday, shifts: [...monday.shifts, shift('2026-11-24')], owed: owed(3, at('2026-11-24', '11:00')) })
  expect(promise.by).toEqual(at('2026-11-24', '11:00'))
})

test('someone who cannot wait finds room before those who were promised later, and breaks none of them', () => {
  const promise = truthfulPromise({ ...monday, level: 'B', owed: owed(9, at('2026-11-24', '14:00')) })
  expect(promise).toMatchObject({ what: 'answer', by: at('2026-11-24', '11:00') })
})

test('where everything is full, no time is promised, only when we write again', () => {
  const promise = truthfulPromise({ ...monday, owed: owed(24, at('2026-11-25', '14:00')) })
  expect(promise).toEqual({ what: 'write-when', from: null, by: at('2026-11-24', '16:00') })
  expect(promiseInWords(promise, { lang: 'da', now: monday.now, before: false })).toMatch(/ikke love en tid endnu.*i morgen/)
})

test('on the evening before the Easter holidays the next working day is after them', () => {
  const holidays = ['2026-04-02', '2026-04-03', '2026-04-05', '2026-04-06']
  expect(addWorkingDays('2026-04-01', 1, holidays)).toBe('2026-04-07')
  const promise = truthfulPromise({ ...monday, now: at('2026-04-01', '20:00'), shifts: [], holidays })
  expect(promise.by).toEqual(at('2026-04-07', '16:00'))
})

test('a shift beyond the level’s own promise promises nothing', () => {
  expect(truthfulPromise({ ...monday, level: 'C', shifts: [shift('2026-11-27')] }).what).toBe('write-when')
  expect(truthfulPromise({ ...monday, level: 'D', shifts: [shift('2026-11-27')] }).what).toBe('answer')
})

test('danger now: within two minutes while somebody is here, else two minutes into the next opening', () => {
  const open = { ...monday, level: 'A' as const, now: at('2026-11-24', '10:30') }
  expect(truthfulPromise(open).by).toEqual(at('2026-11-24', '10:32'))
  expect(truthfulPromise({ ...monday, level: 'A' }).by).toEqual(at('2026-11-24', '10:02'))
})

test('a shift that is cancelled names the promises it breaks', () => {
  const all = owed(4, at('2026-11-24', '14:00'))
  expect(promisesBroken({ ...monday, owed: all })).toEqual([])
  expect(promisesBroken({ ...monday, shifts: [shift('2026-11-24', '13:00')], owed: all })).toHaveLength(1)
})

test('whatever the staffing, a promise is never before now, never after the level, and more work never makes it earlier', () => {
  const hour = fc.integer({ min: 0, max: 240 })
  const world = fc.record({
    starts: fc.array(hour, { maxLength: 8 }),
    dues: fc.array(hour, { maxLength: 30 }),
    level: fc.constantFrom<Level>('A', 'B', 'C', 'D'),
  })
  fc.assert(
    fc.property(world, hour, ({ starts, dues, level }, more) => {
      const later = (hours: number) => new Date(monday.now.getTime() + hours * 3_600_000)
      const shifts = starts.map((start) => ({ from: later(start), to: later(start + 4) }))
      const staffing = { ...monday, level, shifts, owed: dues.map((due) => ({ level: 'D' as const, by: later(due) })) }
      const [promise, fuller] = [
        truthfulPromise(staffing),
        truthfulPromise({ ...staffing, owed: [...staffing.owed, { level: 'D', by: later(more) }] }),
      ]
      expect(promise.by > monday.now).toBe(true)
      if (promise.what === 'answer') {
        expect(level < 'C' || promise.by <= at(level === 'C' ? '2026-11-26' : '2026-12-01', '00:00')).toBe(true)
        expect(fuller.what === 'write-when' || fuller.by >= promise.by).toBe(true)
      }
    }),
  )
})
