import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { ask } from '#platform/db.ts'
import { freshDatabase } from '#testing/database.ts'
import { allowed, hashAddress, limitRules, readAlarms, type Trier, waitSeconds, wrongTry } from './limit.ts'

const world = await freshDatabase()
afterAll(() => world[Symbol.asyncDispose]())
await world.setClock('2026-11-23T08:10:00Z')
const secret = Buffer.alloc(32, 1)
const visitor = { kind: 'visitor' } as const

const from = async (address: string, session?: string): Promise<Trier> => ({
  bucket: 'return-code',
  address: await hashAddress(world.db, secret, address),
  session,
})
const isAllowed = (who: Trier) => ask(world.db, visitor, (tx) => allowed(tx, who)).then(({ waitSeconds: seconds }) => seconds)
const isWrong = async (who: Trier, times = 1) => {
  for (let time = 0; time < times; time++) await ask(world.db, visitor, (tx) => wrongTry(tx, who))
}
const forgetAll = () => world.owner.query('truncate platform.limit_counter')

/** The clock runs on while the test does. */
const aboutEight = (seconds: number) => seconds > 4 && seconds <= 8

test('the first wrong tries are free, then each doubles the wait, up to the longest', async () => {
  const who = await from('203.0.113.1')
  await isWrong(who, limitRules.free - 1)
  expect(await isAllowed(who)).toBe(0)
  await isWrong(who)
  expect(await isAllowed(who)).toBe(1)
  await isWrong(who, 3)
  expect(await isAllowed(who)).toSatisfy(aboutEight)
  await isWrong(who, 20)
  expect(await isAllowed(who)).toBe(limitRules.longestWait)
})

test('the wait passes, and after an hour without wrong tries it begins from nothing', async () => {
  const who = await from('203.0.113.2')
  await isWrong(who, 8)
  expect(await isAllowed(who)).toSatisfy(aboutEight)
  await world.advance(5_000)
  expect(await isAllowed(who)).toBeLessThanOrEqual(3)
  await world.advance(5_000)
  expect(await isAllowed(who)).toBe(0)
  await world.advance(3_700_000)
  await isWrong(who)
  expect(await isAllowed(who)).toBe(0)
})

test('somebody else, from elsewhere, never waits for it', async () => {
  const [guesser, other] = [await from('203.0.113.3'), await from('203.0.113.4')]
  await isWrong(guesser, 12)
  expect(await isAllowed(guesser)).toBeGreaterThan(0)
  expect(await isAllowed(other)).toBe(0)
  expect(await isAllowed({ ...guesser, bucket: 'sign-in' })).toBe(0)
})

test('a session that moves to another address keeps its count', async () => {
  const session = randomUUID()
  await isWrong(await from('203.0.113.5', session), 8)
  expect(await isAllowed(await from('198.51.100.5', session))).toBeGreaterThan(0)
  expect(await isAllowed(await from('198.51.100.5', randomUUID()))).toBe(0)
})

test('an IPv6 household is one, whichever of its addresses it uses', async () => {
  expect((await from('2001:db8:1:2::1')).address).toBe((await from('2001:db8:1:2:ffff::2')).address)
  expect((await from('2001:db8:1:2::1')).address).not.toBe((await from('2001:db8:1:3::1')).address)
})

test('tries of one address sent at once are not all let through before the first is counted', async () => {
  const who = await from('203.0.113.6')
  await isWrong(who)
  const tries = Array.from({ length: 30 }, () =>
    ask(world.db, visitor, async (tx) => {
      const { waitSeconds: seconds } = await allowed(tx, who)
      if (seconds === 0) await wrongTry(tx, who)
      return seconds
    }),
  )
  const let_through = (await Promise.all(tries)).filter((seconds) => seconds === 0)
  expect(let_through.length).toBeLessThan(limitRules.free)
})

test('an attack from everywhere raises the alarm: then whoever is wrong waits longer, and nobody else waits', async () => {
  await forgetAll()
  const mother = await from('198.51.100.7')
  await isWrong(mother, 2)
  expect(await isAllowed(mother)).toBe(0)
  for (let index = 0; index < limitRules.alarm; index++) await isWrong(await from(`192.0.2.${index}`))
  expect(await ask(world.db, { kind: 'job', name: 'nightly' }, readAlarms)).toEqual([
    { bucket: 'return-code', wrong: limitRules.alarm + 2, alarm: true },
  ])
  await isWrong(mother, 5)
  expect(await isAllowed(mother)).toBeGreaterThan(16)
  expect(await isAllowed(await from('198.51.100.8'))).toBe(0)
  await world.advance(3_700_000)
  expect(await ask(world.db, { kind: 'job', name: 'nightly' }, readAlarms)).toEqual([])
})

test('no address stands anywhere, and yesterday’s hashes cannot be made again', async () => {
  await forgetAll()
  const today = await from('203.0.113.77')
  await isWrong(today)
  const { rows } = await world.owner.query(
    `select c::text as line from platform.limit_counter c union all select k::text from platform.limit_key k`,
  )
  expect(JSON.stringify(rows)).not.toContain('203.0.113')
  const keys = () => world.owner.query('select day::text as day from platform.limit_key').then((found) => found.rows.map(({ day }) => day))
  const before = await keys()
  await world.advance(86_400_000)
  expect((await from('203.0.113.77')).address).not.toBe(today.address)
  expect(await keys()).not.toEqual(before)
  expect(await keys()).toHaveLength(1)
  const counters = await world.owner.query(`select from platform.limit_counter where scope <> 'site'`)
  expect(counters.rowCount).toBe(0)
})

test('the day’s key alone makes no hash: the secret of the process is needed too', async () => {
  expect(await hashAddress(world.db, Buffer.alloc(32, 2), '203.0.113.9')).not.toBe(await hashAddress(world.db, secret, '203.0.113.9'))
})

test('nobody reads or writes the tables themselves', async () => {
  for (const table of ['limit_key', 'limit_counter'])
    await expect(
      world.db.pool
        .query(`begin; set role ${await world.db.rolePrefix()}_visitor; select * from platform.${table}`)
        .finally(() => world.db.pool.query('rollback')),
    ).rejects.toThrow(/permission denied/)
})

test('many first requests of a day share one key', async () => {
  await world.advance(86_400_000)
  const hashes = await Promise.all(Array.from({ length: 20 }, () => hashAddress(world.db, secret, '203.0.113.9')))
  expect(new Set(hashes).size).toBe(1)
})

test.each<[number, number, boolean, number]>([
  [0, 0, false, 0],
  [4, 0, false, 0],
  [5, 0, false, 1],
  [5, 1, false, 0],
  [8, 3.2, false, 5],
  [2, 0, false, 0],
  [2, 0, true, 1],
  [40, 0, true, 300],
])('after %i wrong tries, the last %f seconds ago, alarm %s, the wait is %i seconds', (wrong, secondsSince, alarm, expected) => {
  const site = { scope: 'site', wrong: alarm ? limitRules.alarm : 0, secondsSince: 0, busy: false } as const
  expect(waitSeconds([{ scope: 'address', wrong, secondsSince, busy: false }, site])).toBe(expected)
})
