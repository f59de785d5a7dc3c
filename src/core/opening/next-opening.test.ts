import { afterAll, expect, test } from 'vitest'
import { aClosedDay, anOffer, anOpening, anOrganisation, aPlace, type OpeningWish } from '#core/offer/builders.ts'
import { momentInDenmark } from '#platform/clock.ts'
import { freshDatabase } from '#testing/database.ts'

const world = await freshDatabase()
afterAll(() => world[Symbol.asyncDispose]())
const organisationId = await anOrganisation(world.owner)

async function opens(wish: Partial<OpeningWish>, closed: string[] = []) {
  const placeId = await aPlace(world.owner, { organisationId })
  const offerId = await anOffer(world.owner, { organisationId })
  const id = await anOpening(world.owner, { offerId, placeId, ...wish })
  for (const day of closed) await aClosedDay(world.owner, { placeId, day })
  return async (from: string, weekday: number | null = null) => {
    const [day, time] = from.split(' ')
    const { rows } = await world.owner.query<{ starts: string; ends: string }>(
      `select to_char(n.starts_at at time zone 'Europe/Copenhagen', 'YYYY-MM-DD HH24:MI') as starts, to_char(n.ends_at at time zone 'Europe/Copenhagen', 'YYYY-MM-DD HH24:MI') as ends
       from core.opening o cross join lateral core.next_opening(o, $2, $3) n where o.id = $1`,
      [id, momentInDenmark(day!, time), weekday],
    )
    return rows[0]?.starts ?? null
  }
}

test('row 8: drop-in on Mondays and Thursdays is next where the calendar says', async () => {
  const next = await opens({ weekdays: [1, 4], from: '10:00', to: '14:00' })
  expect(await next('2026-11-22 22:40')).toBe('2026-11-23 10:00')
  expect(await next('2026-11-23 02:30')).toBe('2026-11-23 10:00')
  expect(await next('2026-11-23 14:00')).toBe('2026-11-26 10:00')
  expect(await next('2026-11-26 14:01')).toBe('2026-11-30 10:00')
})

test('what is open at this minute counts as next, until it closes', async () => {
  const next = await opens({ weekdays: [1], from: '10:00', to: '14:00' })
  expect(await next('2026-11-23 13:59')).toBe('2026-11-23 10:00')
  expect(await next('2026-11-23 14:00')).toBe('2026-11-30 10:00')
})

test('every second week counts from its anchor, before it and after it', async () => {
  const next = await opens({ weekdays: [3], from: '16:00', to: '18:00', everyWeeks: 2, anchorOn: '2026-11-25', valid: '[2026-01-01,)' })
  expect(await next('2026-11-22 12:00')).toBe('2026-11-25 16:00')
  expect(await next('2026-11-26 12:00')).toBe('2026-12-09 16:00')
  expect(await next('2026-11-12 12:00')).toBe('2026-11-25 16:00')
  expect(await next('2026-10-27 12:00')).toBe('2026-10-28 16:00')
  expect(await next('2026-10-29 12:00')).toBe('2026-11-11 16:00')
})

test('every fourth week keeps its step over the turn of the year', async () => {
  const next = await opens({ weekdays: [6], from: '10:00', to: '12:00', everyWeeks: 4, anchorOn: '2026-11-28' })
  expect(await next('2026-11-29 12:00')).toBe('2027-01-23 10:00') // 26 December is a holiday
  const open = await opens({ weekdays: [6], from: '10:00', to: '12:00', everyWeeks: 4, anchorOn: '2026-11-28', onHolidays: true })
  expect(await open('2026-11-29 12:00')).toBe('2026-12-26 10:00')
})

test('row 8: a public holiday is skipped, 24 and 31 December are not holidays by themselves', async () => {
  const friday = await opens({ weekdays: [5], from: '09:00', to: '12:00' })
  expect(await friday('2026-12-19 09:00')).toBe('2027-01-08 09:00') // 25 December and 1 January are Fridays
  const thursday = await opens({ weekdays: [4], from: '09:00', to: '12:00' })
  expect(await thursday('2026-12-20 09:00')).toBe('2026-12-24 09:00')
  expect(await thursday('2026-12-31 08:00')).toBe('2026-12-31 09:00')
  expect(await thursday('2026-12-31 12:00')).toBe('2027-01-07 09:00')
})

test('row 8: a day the place is closed is skipped', async () => {
  const next = await opens({ weekdays: [4], from: '09:00', to: '12:00' }, ['2026-12-24', '2026-12-31'])
  expect(await next('2026-12-20 09:00')).toBe('2027-01-07 09:00')
})

test('Great Prayer Day is an ordinary Friday since 2024', async () => {
  const next = await opens({ weekdays: [5], from: '09:00', to: '12:00' })
  expect(await next('2024-04-25 12:00')).toBe('2024-04-26 09:00')
})

test('an opening holds from its first to its last day', async () => {
  const season = await opens({ weekdays: [2], valid: '[2027-02-01,2027-03-01)' })
  expect(await season('2026-11-22 12:00')).toBe('2027-02-02 10:00')
  expect(await season('2027-02-23 15:00')).toBeNull()
  const over = await opens({ weekdays: [2], valid: '[2024-01-01,2026-11-01)' })
  expect(await over('2026-11-22 12:00')).toBeNull()
})

test('row 8: on the days the clocks change, ten o’clock is ten o’clock on the wall', async () => {
  const sunday = await opens({ weekdays: [7], from: '10:00', to: '14:00' })
  expect(await sunday('2026-03-28 12:00')).toBe('2026-03-29 10:00')
  expect(await sunday('2026-10-24 12:00')).toBe('2026-10-25 10:00')
  const { rows } = await world.owner.query(
    `select n.starts_at from core.opening o cross join lateral core.next_opening(o, '2026-03-28T12:00:00Z') n where o.weekdays = '{7}' limit 1`,
  )
  expect(rows[0].starts_at).toEqual(new Date('2026-03-29T08:00:00Z'))
  const night = await opens({ weekdays: [7], from: '02:15', to: '02:45' })
  expect(await night('2026-03-28 12:00')).toBe('2026-03-29 03:15')
})

test('an offer open day and night is open at 02:30, on holidays too when it says so', async () => {
  const always = await opens({ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00', onHolidays: true })
  expect(await always('2026-12-25 02:30')).toBe('2026-12-25 00:00')
  const working = await opens({ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' })
  expect(await working('2026-12-25 02:30')).toBe('2026-12-27 00:00')
})

test('who can only come on Wednesdays is told the next Wednesday', async () => {
  const next = await opens({ weekdays: [1, 3], from: '10:00', to: '14:00' })
  expect(await next('2026-11-22 12:00', 3)).toBe('2026-11-25 10:00')
  expect(await next('2026-11-22 12:00', 5)).toBeNull()
})

test('by appointment has no next time, and says so by having no days', async () => {
  const next = await opens({ weekdays: [] })
  expect(await next('2026-11-22 12:00')).toBeNull()
})

test('hours that cannot be are refused', async () => {
  await expect(opens({ weekdays: [8] })).rejects.toThrow(/opening_weekdays/)
  await expect(opens({ weekdays: [1], from: '14:00', to: '10:00' })).rejects.toThrow(/opening_ends_after_it_begins/)
  await expect(opens({ weekdays: [1], everyWeeks: 2 })).rejects.toThrow(/opening_has_anchor/)
  await expect(opens({ weekdays: [1], everyWeeks: 3 as 2, anchorOn: '2026-01-01' })).rejects.toThrow(/interval_weeks/)
  await expect(opens({ valid: 'empty' })).rejects.toThrow(/opening_valid_some_day/)
})
