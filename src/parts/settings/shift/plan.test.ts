import { expect, test } from 'vitest'
import { momentInDenmark } from '#platform/clock.ts'
import { type Copy, copyOfWeek, isTooLong, mondayOf, spanOf, type Worked, weekNumber } from './plan.ts'

const at = momentInDenmark
const worked = (day: string, wish: Partial<Worked> = {}): Worked => ({
  ...{ hat: 'anne', person: 'Anne', name: 'Anne', lives: true, mine: true, from: at(day, '10:00'), to: at(day, '14:00') },
  ...wish,
})
const nothing: Omit<Copy, 'lastWeek'> = { now: at('2026-12-20', '08:00'), standing: [], holidays: [], away: [], closed: [] }

test('a week is copied by the wall clock, over the change of the hour and over midnight', () => {
  const night = worked('2026-10-20', { from: at('2026-10-20', '22:00'), to: at('2026-10-21', '02:00') })
  const { shifts, skipped } = copyOfWeek({ ...nothing, now: at('2026-10-19', '08:00'), lastWeek: [night] })
  expect(shifts).toEqual([{ hat: 'anne', from: at('2026-10-27', '22:00'), to: at('2026-10-28', '02:00') }])
  expect(skipped).toEqual([])
})

test('what cannot stand is left out, each with its reason', () => {
  const week = ['2026-12-14', '2026-12-15', '2026-12-16', '2026-12-17', '2026-12-18'].map((day) => worked(day))
  const { shifts, skipped } = copyOfWeek({
    ...nothing,
    lastWeek: [...week, worked('2026-12-19', { lives: false })],
    holidays: ['2026-12-25'],
    away: [{ person: 'Anne', from: '2026-12-22', until: '2026-12-22' }],
    closed: [{ hat: 'anne', day: '2026-12-24' }],
    standing: [{ person: 'Anne', from: at('2026-12-23', '13:00'), to: at('2026-12-23', '15:00') }],
  })
  expect(shifts.map(({ from }) => from)).toEqual([at('2026-12-21', '10:00')])
  expect(skipped.map(({ day, why }) => `${day} ${why}`)).toEqual([
    '2026-12-22 away',
    '2026-12-23 taken',
    '2026-12-24 closed',
    '2026-12-25 holiday',
    '2026-12-26 left',
  ])
})

test('two shifts of one person that overlap are not copied twice', () => {
  const { shifts, skipped } = copyOfWeek({ ...nothing, lastWeek: [worked('2026-12-15'), worked('2026-12-15', { hat: 'other' })] })
  expect([shifts.length, skipped.map(({ why }) => why)]).toEqual([1, ['taken']])
})

test('a shift ends the next morning when its end comes before its beginning, and lasts sixteen hours at most', () => {
  expect(spanOf({ day: '2026-12-02', from: '22:00', to: '02:00' })).toEqual({
    from: at('2026-12-02', '22:00'),
    to: at('2026-12-03', '02:00'),
  })
  expect(spanOf({ day: '2026-12-02', from: '20:00', to: '24:00' })).toEqual({ from: at('2026-12-02', '20:00'), to: at('2026-12-03') })
  const lasts = (from: string, to: string) => isTooLong(spanOf({ day: '2026-12-02', from, to }))
  expect([lasts('08:00', '24:00'), lasts('08:00', '01:00')]).toEqual([false, true])
})

test('weeks are numbered as people in Denmark number them', () => {
  expect([weekNumber('2026-11-23'), weekNumber('2026-12-31'), weekNumber('2027-01-01'), weekNumber('2027-01-04')]).toEqual([48, 53, 53, 1])
  expect(mondayOf('2026-11-29')).toBe('2026-11-23')
})
