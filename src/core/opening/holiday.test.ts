import { expect, test } from 'vitest'
import { weekday } from '#platform/clock.ts'
import { allHolidays, danishHolidays, easter } from './holiday.ts'

test('Easter falls on the Sundays of the almanac', () => {
  const almanac = [
    '2000-04-23',
    '2008-03-23',
    '2011-04-24',
    '2019-04-21',
    '2023-04-09',
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2028-04-16',
    '2029-04-01',
    '2030-04-21',
    '2038-04-25',
    '2049-04-18',
    '2076-04-19',
  ]
  expect(almanac.map((day) => easter(Number(day.slice(0, 4))))).toEqual(almanac)
})

test('Easter is a Sunday between 22 March and 25 April in every year of two centuries', () => {
  const years = Array.from({ length: 200 }, (_, index) => easter(1900 + index))
  expect(years.filter((day) => weekday(day) !== 7 || day.slice(5) < '03-22' || day.slice(5) > '04-25')).toEqual([])
})

test('Great Prayer Day is a holiday in 2023 and a working day since', () => {
  expect(danishHolidays(2023).map((one) => one.day)).toContain('2023-05-05')
  expect(danishHolidays(2024).map((one) => one.nameDa)).not.toContain('Store bededag')
  expect(danishHolidays(2026)).toHaveLength(10)
})

test('the holidays of 2026 are the ones on the wall calendar', () => {
  const days = [
    '2026-01-01',
    '2026-04-02',
    '2026-04-03',
    '2026-04-05',
    '2026-04-06',
    '2026-05-14',
    '2026-05-24',
    '2026-05-25',
    '2026-12-25',
    '2026-12-26',
  ]
  expect(danishHolidays(2026).map((one) => one.day)).toEqual(days)
})

test('no day stands twice in the years every database knows', () => {
  const days = allHolidays().map((one) => one.day)
  expect(new Set(days).size).toBe(days.length)
  expect(days.length).toBe(170)
})
