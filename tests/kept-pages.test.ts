import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedDirectory } from '#core/offer/seed.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { aSite } from '#testing/site.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
  await seedDirectory(database.owner)
  // The page says what the clock is: a minute must not turn between two visitors.
  await database.setClock('2026-11-24T10:05:00+01:00')
})
afterAll(() => database[Symbol.asyncDispose]())

test('a page that may be kept for all holds no form that is posted and nothing of its own', async () => {
  const { parts, visitor } = await aSite(database)
  const kept = parts.flatMap(({ routes }) => routes).filter(({ sameForAll }) => sameForAll)
  expect(kept.map(({ path }) => path).sort()).toEqual(['/', '/en', '/en/find', '/find'])
  for (const { path } of kept) {
    const [one, other] = [await visitor().get(`${path}?sted=8900`), await visitor().get(`${path}?sted=8900`)]
    expect(one.status).toBe(200)
    expect(one.text).not.toMatch(/method="post"|formId|formToken/i)
    expect(one.headers.get('set-cookie')).toBeNull()
    expect(one.text).toBe(other.text)
  }
})
