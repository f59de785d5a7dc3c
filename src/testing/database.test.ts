import { expect, test } from 'vitest'
import { freshDatabase } from './database.ts'

test('a test world is a clone with the true schema, and its clock can be moved', async () => {
  await using world = await freshDatabase()
  await world.setClock('2026-11-22T21:40:00Z')
  const { rows } = await world.owner.query('select platform.now() as at, (select kind from platform.database_mark) as kind')
  expect(rows[0].kind).toBe('test')
  expect(Math.abs(rows[0].at.getTime() - Date.parse('2026-11-22T21:40:00Z'))).toBeLessThan(5_000)
  await world.advance(86_400_000)
  const next = await world.owner.query('select platform.today()::text as day')
  expect(next.rows[0].day).toBe('2026-11-23')
})
