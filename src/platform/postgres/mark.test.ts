import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { connected, guardWorld, moveClock, type World, worldOf } from './mark.ts'

const both = { demo: true, clock: true }
const table: [world: World, wants: { demo: boolean; clock: boolean }, says: string][] = [
  [
    { kind: 'real', holdsPeople: true },
    { demo: true, clock: false },
    'HELE_VEJEN_DEMO is set, but this database was not created as a demo',
  ],
  [{ kind: null, holdsPeople: true }, { demo: true, clock: false }, 'HELE_VEJEN_DEMO is set'],
  [{ kind: 'real', holdsPeople: true }, { demo: false, clock: true }, 'HELE_VEJEN_CLOCK is set'],
  [{ kind: 'real', holdsPeople: true }, { demo: false, clock: false }, 'nothing'],
  [{ kind: 'demo', holdsPeople: true }, both, 'nothing'],
  [{ kind: 'test', holdsPeople: true }, both, 'nothing'],
  [{ kind: 'real', holdsPeople: false }, both, 'marked as demo'],
]

test.each(table)('%o wanting %o: %s', (world, wants, says) => {
  const mending = guardWorld(world, wants)
  expect(mending === null ? 'nothing' : 'line' in mending ? mending.line : `marked as ${mending.markAs}`).toContain(says)
})

let world: TestDatabase
beforeAll(async () => {
  world = await freshDatabase()
})
afterAll(() => world[Symbol.asyncDispose]())

test('a database tells what it is and whether somebody is in it', async () => {
  expect(await connected(world.ownerUrl, worldOf)).toEqual({ kind: 'test', holdsPeople: false })
  await world.owner.query('insert into core.person (id) values (gen_random_uuid())')
  expect(await connected(world.ownerUrl, worldOf)).toEqual({ kind: 'test', holdsPeople: true })
})

test('the clock of a world with people goes forwards only', async () => {
  const move = (iso: string, mayGoBack: boolean) => connected(world.ownerUrl, (client) => moveClock(client, new Date(iso), mayGoBack))
  const shows = (at: Date) => at.toISOString().slice(0, 13)
  expect(shows(await move('2031-05-01T20:40:00Z', true))).toBe('2031-05-01T20')
  expect(shows(await move('2031-04-01T20:40:00Z', false))).toBe('2031-05-01T20')
  expect(shows(await move('2031-06-01T20:40:00Z', false))).toBe('2031-06-01T20')
  expect(shows(await move('2020-01-01T12:00:00Z', true))).toBe('2020-01-01T12')
})

test('a real database has no simulated clock, whoever asks', async () => {
  await world.owner.query("update platform.database_mark set kind = 'real'; delete from platform.clock")
  await expect(connected(world.ownerUrl, (client) => moveClock(client, new Date('2031-01-01T00:00:00Z'), true))).rejects.toThrow(
    'the true clock',
  )
})
