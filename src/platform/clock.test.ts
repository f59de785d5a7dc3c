import { expect, test } from 'vitest'
import { isDay } from './clock.ts'

test.each(['2026-11-23', '2028-02-29', '1999-12-31'])('%s is a day', (text) => expect(isDay(text)).toBe(true))

test.each(['', '2026-02-30', '2026-02-29', '2026-13-01', '2026-00-10', '23.11.2026', '2026-11-23T08:00', ' 2026-11-23', '12026-11-23'])(
  '"%s" is none',
  (text) => expect(isDay(text)).toBe(false),
)
