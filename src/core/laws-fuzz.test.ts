import { expect, test } from 'vitest'
import { freshDatabase } from '#testing/database.ts'
import { fuzz } from '#testing/laws/fuzzer.ts'
import { withoutGuard } from '#testing/laws/guards.ts'

const minutes = 60_000

test('ten thousand clumsy deeds by eight hands at once break no law', { timeout: 8 * minutes }, async () => {
  await using world = await freshDatabase()
  await world.setClock('2026-11-23T09:00:00Z')
  const seed = Date.now() % 1_000_000
  const outcome = await fuzz({ ownerUrl: world.ownerUrl, steps: 10_000, connections: 8, seed })
  const again = `npm run attack -- --seed ${seed}`
  expect(outcome.violations, again).toEqual([])
  expect([...outcome.mistakes.keys()], `faults of the fuzzer itself: ${again}`).toEqual([])
  // It must have been a real attempt: much went through, much was refused, connections died, days passed.
  expect(outcome.steps).toBeGreaterThanOrEqual(10_000)
  expect(outcome.committed / outcome.transactions).toBeGreaterThan(0.25)
  expect(outcome.refusals.size).toBeGreaterThan(80)
  expect(outcome.kills).toBeGreaterThan(20)
  expect(outcome.days).toBeGreaterThan(5)
})

test('the same hands break a law soon when one guard is gone', { timeout: 2 * minutes }, async () => {
  await using world = await freshDatabase()
  await world.setClock('2026-11-23T09:00:00Z')
  await world.owner.query(withoutGuard({ schema: 'core', table: 'family', name: 'family_next_step', kind: 'key' }))
  const outcome = await fuzz({ ownerUrl: world.ownerUrl, steps: 3_000, connections: 8, seed: 1, batch: 60 })
  expect(outcome.violations.map(({ law }) => law)).toContain('an open family has a next step of an employee in time, or a bridge')
})

test('the hands are let into test worlds only', async () => {
  await using world = await freshDatabase()
  await world.owner.query(`update platform.database_mark set kind = 'demo'`)
  await expect(fuzz({ ownerUrl: world.ownerUrl, steps: 1, connections: 8, seed: 1 })).rejects.toThrow('of the test kind only')
})
