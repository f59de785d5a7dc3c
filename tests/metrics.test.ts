import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildAssets } from '#platform/assets.ts'
import { makeMetrics } from '#platform/metrics.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { createApp } from '../src/app.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database[Symbol.asyncDispose]())

const token = 'only the watcher knows'

async function aSiteWatched(by?: string) {
  const watch = by ? { token: by, metrics: makeMetrics({ db: database.db, readWorld: async () => [] }) } : undefined
  const { site } = createApp({
    ...{ db: database.db, assets: await buildAssets(), secret: 'x'.repeat(32), publicUrl: '', trustProxy: 0 },
    ...{ world: 'test', whatIsWrong: async () => null, watch },
  })
  return (authorization?: string) => site.request('http://hele.test/metrics', { headers: authorization ? { authorization } : {} })
}

test('figures are read with the token only; for everybody else there is no such page', async () => {
  const ask = await aSiteWatched(token)
  expect((await ask()).status).toBe(404)
  expect((await ask('Bearer something else entirely')).status).toBe(404)
  const answer = await ask(`Bearer ${token}`)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8'])
  expect(await answer.text()).toContain('hele_vejen_request_seconds_count{method="GET",route="none",status="404"} 2')
})

test('where no token is set nobody reads figures', async () => {
  const ask = await aSiteWatched()
  expect((await ask('Bearer ')).status).toBe(404)
})
