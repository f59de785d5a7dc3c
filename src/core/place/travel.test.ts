import { expect, test } from 'vitest'
import { farthestKm, minutesBy } from './travel.ts'

test('row 11: a place a kilometre away is a quarter of an hour or so on foot', () => {
  expect(minutesBy('walk', 1)).toBe(20)
  expect(minutesBy('walk', 0)).toBe(5)
  expect(minutesBy('bike', 3)).toBe(20)
})

test('row 11: nobody is told to walk for an hour with a pram', () => {
  expect(minutesBy('walk', 4)).toBeNull()
  expect(minutesBy('bike', 30)).toBeNull()
  expect(minutesBy('walk', farthestKm('walk'))).not.toBeNull()
  expect(minutesBy('bike', farthestKm('bike'))).not.toBeNull()
})
