import { afterAll, beforeAll, expect, test } from 'vitest'
import { aHeldFamily, aNetwork } from '#core/builders.ts'
import { anInquiry, hasWritten } from '#parts/counselling/builders.ts'
import { makeMetrics } from '#platform/metrics.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { readWatch } from './readings.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
  await database.setClock('2026-11-24T09:00:00+01:00')
  const network = await aNetwork(database.owner)
  const received = (hoursAgo: number) => new Date(Date.parse('2026-11-24T09:00:00+01:00') - hoursAgo * 3_600_000)
  await anInquiry(database.owner, network, { level: 'C', receivedAt: received(11), dueBy: received(1), words: 'Min søn hedder Villads.' })
  await anInquiry(database.owner, network, { level: 'C', receivedAt: received(2) })
  const family = await aHeldFamily(database.owner, network, { level: 'A' })
  await hasWritten(database.owner, network, { family, dueBy: received(0.5) })
})
afterAll(() => database[Symbol.asyncDispose]())

test('whoever watches at night reads how long the oldest has waited and what is late, and nobody’s words', async () => {
  const metrics = makeMetrics({ db: database.db, readWorld: () => readWatch(database.db) })
  metrics.request({ method: 'GET', route: '/desk/families/:id', status: 200, seconds: 0.02 })
  metrics.job({ task: 'proof', ok: false, seconds: 1 })
  const page = await metrics.page()
  expect(page).toContain('hele_vejen_unanswered{level="C"} 2')
  expect(page).toContain('hele_vejen_unanswered_late{level="C"} 1')
  expect(Number(/hele_vejen_unanswered_oldest_seconds\{level="C"\} (\d+)/.exec(page)?.[1])).toBeGreaterThanOrEqual(11 * 3600)
  // A family in danger that waits wakes somebody as an inquiry does.
  expect(page).toContain('hele_vejen_unanswered_late{level="A"} 1')
  expect(page).toContain('hele_vejen_net{state="unanswered"} 3')
  expect(page).toContain('hele_vejen_proof_age_seconds -1')
  expect(page).toMatch(/hele_vejen_request_seconds_bucket\{le="0.025",method="GET",route="\/desk\/families\/:id",status="200"\} 1/)
  expect(page).toContain('hele_vejen_jobs_total{task="proof",outcome="failed"} 1')
  expect(page).toContain('hele_vejen_pool_connections{state="waiting"} 0')
  expect(page).not.toContain('Villads')
})
