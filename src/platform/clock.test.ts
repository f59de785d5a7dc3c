import { expect, test } from 'vitest'
import { isDay, isTime } from './clock.ts'

test.each(['2026-11-23', '2028-02-29', '1999-12-31'])('%s is a day', (text) => expect(isDay(text)).toBe(true))

test.each(['', '2026-02-30', '2026-02-29', '2026-13-01', '2026-00-10', '23.11.2026', '2026-11-23T08:00', ' 2026-11-23', '12026-11-23'])(
  '"%s" is none',
  (text) => expect(isDay(text)).toBe(false),
)

test('a time is one that a clock shows', () => {
  expect(['00:00', '09:30', '23:59', '24:00', '25:10', '9:30', '09:60', ''].filter(isTime)).toEqual(['00:00', '09:30', '23:59'])
})
