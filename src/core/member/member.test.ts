import { expect, test } from 'vitest'
import { ageOf, expects, isAdult, mayBeBorn, readBirth, readDue, roles } from './member.ts'

const today = '2026-11-23'

test('a child is not an adult, and an expected child is a child', () => {
  expect(roles.filter((role) => !isAdult(role))).toEqual(['child', 'expected-child'])
  expect(roles.filter(expects)).toEqual(['pregnant', 'expected-child'])
})

test.each([
  ['4', '2022-01-01'],
  ['4 år', '2022-01-01'],
  ['3 mdr.', '2026-08-23'],
  ['14 mdr', '2025-09-23'],
  ['2 uger', '2026-11-09'],
  ['1.5.2022', '2022-05-01'],
  ['1/5-2022', '2022-05-01'],
  ['2022-05-01', '2022-05-01'],
  ['5.2022', '2022-05-01'],
  ['2022', '2022-01-01'],
  ['31.2.2022', null],
  ['24.11.2026', null],
  ['lille', null],
])('a birthday or an age is read: %s', (said, day) => {
  expect(readBirth(said, today)).toBe(day)
})

test('an age in months is counted back from today: to the last day of the month where it is shorter', () => {
  expect([readBirth('1 mdr.', '2026-03-31'), readBirth('2 mdr.', '2027-01-31')]).toEqual(['2026-02-28', '2026-11-30'])
})

test.each([
  ['uge 12', '2027-06-07'],
  ['12', '2027-06-07'],
  ['40 uger', '2026-11-23'],
  ['1.3.2027', '2027-03-01'],
  ['20.9.2027', '2027-09-20'],
  ['21.9.2027', null],
  ['uge 55', null],
  ['1.3.2030', null],
  ['snart', null],
])('a due date or a week is read: %s', (said, day) => {
  expect(readDue(said, today)).toBe(day)
})

test.each([
  ['child', '2026-11-01', true],
  ['child', '2000-11-24', true],
  ['child', '2000-11-23', false],
  ['child', '1890-01-01', false],
  ['grandparent', '1931-01-01', true],
] as const)('a %s may be born %s: %s', (role, born, may) => {
  expect(mayBeBorn(role, born, today)).toBe(may)
})

test.each([
  ['2026-11-23', { weeks: 0 }],
  ['2026-11-02', { weeks: 3 }],
  ['2026-08-24', { weeks: 13 }],
  ['2026-08-23', { months: 3 }],
  ['2024-12-01', { months: 23 }],
  ['2024-11-23', { years: 2 }],
  ['2020-11-24', { years: 5 }],
])('the smallest children are counted in weeks, small ones in months: %s', (born, age) => {
  expect(ageOf(born, today)).toEqual(age)
})
