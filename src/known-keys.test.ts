import { expect, test } from 'vitest'
import { freshDatabase } from '#testing/database.ts'
import { atOnce } from '#testing/meanwhile.ts'
import { knowKeysAgain } from './known-keys.ts'

const secretOf = (year: number) => `a secret of ${year} that only tests know of`

test('a house that is started with another secret says so and does not start, for nobody’s words would open anything', async () => {
  await using database = await freshDatabase()
  const start = (...secrets: (number | null)[]) => {
    const all = secrets.map((year) => (year === null ? null : secretOf(year)))
    return knowKeysAgain(database.db, { secret: all.at(-1)!, oldSecrets: all.slice(0, -1) }).then(
      () => 'ready',
      (error: Error) => error.message.split(' is not')[0],
    )
  }
  const forgotten = 'HELE_VEJEN_SECRET'
  expect([await start(2025), await start(2025), await start(2026)]).toEqual(['ready', 'ready', forgotten])
  // The earlier one stands before it.
  expect([await start(2025, 2026), await start(2025, 2026), await start(2026)]).toEqual(['ready', 'ready', forgotten])
  // In another order, or with one forgotten in the middle.
  expect(await start(2026, 2025)).toBe('Secret 1 of HELE_VEJEN_OLD_SECRETS')
  expect([await start(2025, 2026, 2027), await start(2025, 2027)]).toEqual(['ready', forgotten])
  // One that was thrown away on purpose keeps its place, and its place alone.
  expect([await start(null, 2026, 2027), await start(2026, 2027)]).toEqual(['ready', 'Secret 1 of HELE_VEJEN_OLD_SECRETS'])
})

test('what was refused has marked nothing, and of two first starts with two secrets one is refused', async () => {
  await using database = await freshDatabase()
  const marks = async () =>
    (await database.owner.query('select number from platform.code_key order by number')).rows.map(({ number }) => number)
  const starts = [2025, 2026].map(
    (year) => () =>
      knowKeysAgain(database.db, { secret: secretOf(year) }).then(
        () => 'ready',
        () => 'ended',
      ),
  )
  expect((await atOnce(database, 'platform.code_key', starts)).sort()).toEqual(['ended', 'ready'])
  await expect(knowKeysAgain(database.db, { secret: secretOf(2030), oldSecrets: [secretOf(2029)] })).rejects.toThrow(
    'they would open nothing',
  )
  expect(await marks()).toEqual([1])
})
