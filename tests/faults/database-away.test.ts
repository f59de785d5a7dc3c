import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { connect } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { startWorker } from '#platform/worker.ts'
import { aRealHouse } from '#testing/real-house.ts'
import { everyone, kinds } from '../everyone.ts'
import { logOf } from './bad-input.ts'
import { aServerOfOnesOwn } from './own-server.ts'

const words = 'Jeg ved ikke, hvem jeg ellers skal skrive til.'
const more = 'Og nu har jeg skrevet det igen.'

test('PostgreSQL is gone for ten seconds: pages say so calmly, words are kept, and the service recovers by itself', {
  timeout: 180_000,
}, async () => {
  await using server = await aServerOfOnesOwn()
  const all = await everyone(server.database)
  const { visitor, writer, counsellor, adult } = all.browsers
  const count = async (text: string) =>
    (await server.database.owner.query('select count(*)::int as n from counselling.message where body = $1', [text])).rows[0].n

  expect((await visitor.get('/skriv')).status).toBe(200)
  const gone = Date.now()
  server.goAway()
  const formId = newId()
  const sent = { formId, at: 'words', go: 'send', held: 'yes', words }
  const log = await logOf(async () => {
    for (const path of ['/', '/skriv', '/find', '/en/skriv', '/samtale']) {
      const page = await visitor.get(path)
      expect([path, page.status, page.headers.get('retry-after')]).toEqual([path, 503, '5'])
      expect(page.text).toContain(path.startsWith('/en') ? 'lang="en"' : 'Vi har en kort pause')
      expect(page.text).toContain('tel:112')
      expect(page.text).toMatch(new RegExp(`<a href="${path}">(Prøv igen|Try again)<`))
    }
    // Whoever works here is not led out by the quick exit of those who hide.
    const desk = (await counsellor.get('/desk/families/x?form=note')).text
    expect([desk.includes('quick-exit'), desk.includes('href="/desk/families/x?form=note">Prøv igen<')]).toEqual([false, true])
    expect((await visitor.get('/')).text).toContain('quick-exit')
    for (const kind of kinds) expect([kind, (await all.browsers[kind].get('/desk')).status]).toEqual([kind, 503])
    // Together, as on the first morning after a broken night: nobody waits for a minute, nothing falls over.
    const pages = await Promise.all(Array.from({ length: 20 }, () => visitor.post('/skriv', sent)))
    for (const page of pages) {
      expect(page.status).toBe(503)
      expect(page.text).toContain(words)
      expect(page.text).toContain(formId)
    }
    const waiting = await writer.post('/samtale', { formId: newId(), words: more })
    expect([waiting.status, waiting.text.includes(more)]).toEqual([503, true])
    // The quick exit leads away without asking anybody, and what it shuts is shut when there is somebody to ask.
    expect((await adult.get('/forlad')).status).toBe(303)
    expect((await all.site.site.request('/healthz')).status).toBe(200)
  })
  expect(log).not.toContain('Jeg ved ikke')
  await wait(Math.max(0, 10_000 - (Date.now() - gone)))
  await server.comeBack()

  expect((await visitor.post('/skriv', sent)).status).toBe(200)
  expect((await visitor.post('/skriv', sent)).status).toBe(200)
  expect(await count(words)).toBe(1)
  expect((await counsellor.get('/desk')).status).toBe(200)
  expect((await writer.get('/samtale')).status).toBe(200)
  expect((await adult.get('/min-side')).status).toBe(303)
})

test('a connection that is cut in the middle of a wish loses nothing and does nothing twice', { timeout: 180_000 }, async () => {
  await using server = await aServerOfOnesOwn()
  const all = await everyone(server.database)
  const sent = { formId: newId(), at: 'words', go: 'send', held: 'yes', words }
  const cutting = (async () => {
    for (let n = 0; n < 30; n++) {
      await server.database.owner.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'hele-vejen'")
      await wait(15)
    }
  })()
  const statuses: number[] = []
  await logOf(async () => {
    while (!statuses.includes(200) || statuses.length < 20) statuses.push((await all.browsers.visitor.post('/skriv', sent)).status)
    await cutting
  })
  expect(statuses.filter((status) => ![200, 503].includes(status))).toEqual([])
  const { rows } = await server.database.owner.query('select count(*)::int as n from counselling.message where body = $1', [words])
  expect(rows[0].n).toBe(1)
})

test('work that was going on when PostgreSQL went away ends nobody: it is looked at again when the server is back', {
  timeout: 60_000,
}, async () => {
  await using server = await aServerOfOnesOwn()
  const { promise: away, resolve: goes } = Promise.withResolvers<void>()
  const begun: string[] = []
  const until = async (n: number) => {
    while (begun.length < n) await wait(20)
  }
  const tasks = {
    done: async () => {
      begun.push('done')
      await away
    },
    failed: async () => {
      begun.push('failed')
      await away
      throw new Error('the server is gone')
    },
  }
  const rolePrefix = await server.database.db.rolePrefix()
  await logOf(async () => {
    const worker = await startWorker({ url: server.url, rolePrefix, jobs: { tasks, atStart: ['done', 'failed'] } })
    await until(2)
    server.goAway()
    goes()
    await wait(500) // neither can be written down now
    await server.comeBack()
    await until(4)
    await worker.stop()
  })
  expect(begun.toSorted()).toEqual(['done', 'done', 'failed', 'failed'])
})

test('a server whose name nobody knows for the moment is away like any other', async () => {
  const db = connect('postgres://nobody:nothing@database.invalid/away')
  await using house = await aRealHouse({ db })
  await logOf(async () => {
    const page = await fetch(house.url)
    expect([page.status, page.headers.get('retry-after')]).toEqual([503, '5'])
  })
  await db.destroy()
})
