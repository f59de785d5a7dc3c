import { expect, test } from 'vitest'
import { aHeldFamily, aNetwork } from '#core/builders.ts'
import { tell } from '#core/event.ts'
import { as, connect } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { aSite } from '#testing/site.ts'
import { anInquiry } from '../builders.ts'
import { makeHub, type Watcher } from './hub.ts'

type Told = { kind: string; id?: string }

/** An opened browser as the process sees it. */
function aWatcher(hat: string, session = newId()) {
  const told: Told[] = []
  let ended = false
  const watcher: Watcher = {
    hat,
    session,
    tell: (event) => void told.push(event),
    end: () => {
      ended = true
    },
  }
  return { watcher, told, ended: () => ended }
}

async function until(done: () => boolean, milliseconds = 5_000): Promise<void> {
  const end = Date.now() + milliseconds
  while (!done() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 20))
  expect(done()).toBe(true)
}

const happened = (database: TestDatabase, hat: string, event: { kind: string; subject: string; family?: string }) =>
  as(database.db, { kind: 'staff', hat }, (tx) => tell(tx, event))

test('a counsellor hears that an inquiry was taken, through the door, as kind and id and nothing more', async () => {
  await using database = await freshDatabase()
  const network = await aNetwork(database.owner)
  const inquiry = await anInquiry(database.owner, network, { words: 'Hemmelige ord' })
  const site = await aSite(database)
  const [anne, bo] = [await site.signedIn(network.anne.hat), await site.signedIn(network.bo.hat)]
  const response = await site.site.request('http://hele.test/desk/live', { headers: { host: 'hele.test', cookie: anne.cookie() } })
  expect(response.headers.get('content-type')).toContain('text/event-stream')
  const reader = response.body!.getReader()
  await bo.post(`/desk/inquiries/${inquiry.id}/claim`, {})
  let text = ''
  while (!text.includes('inquiry-claimed')) text += new TextDecoder().decode((await reader.read()).value)
  await reader.cancel()
  expect(text).toContain(`data: {"kind":"inquiry-claimed","id":"${inquiry.id}"}`)
  expect(text).not.toContain('Hemmelige')
})

test('nobody is told that something about a family has happened who may not see the family', async () => {
  await using database = await freshDatabase()
  const network = await aNetwork(database.owner)
  const family = await aHeldFamily(database.owner, network, { anchor: network.anne, deputy: network.bo })
  const hub = makeHub({ db: database.db })
  const [anne, cille, leader] = [aWatcher(network.anne.hat), aWatcher(network.cille.hat), aWatcher(network.leader.hat)]
  const leave = [anne, cille, leader].map(({ watcher }) => hub.watch(watcher))
  await happened(database, network.anne.hat, { kind: 'family-changed', subject: family.step, family: family.id })
  const inquiry = await anInquiry(database.owner, network)
  await happened(database, network.anne.hat, { kind: 'inquiry-received', subject: inquiry.id })
  await happened(database, network.anne.hat, { kind: 'of-nobody-knows-what', subject: newId() })
  await until(() => [anne, cille, leader].every(({ told }) => told.some(({ kind }) => kind === 'inquiry-received')))
  for (const one of leave) one()
  // Whoever comes while something happens may hear it twice: looking twice harms nobody, not hearing would.
  const kinds = ({ told }: { told: Told[] }) => [...new Set(told.map(({ kind }) => kind))].sort()
  expect([kinds(anne), kinds(cille), kinds(leader)]).toEqual([
    ['family-changed', 'inquiry-received'],
    ['inquiry-received'],
    ['family-changed', 'inquiry-received'],
  ])
})

test('two web processes on one database hear each other', async () => {
  await using database = await freshDatabase()
  const network = await aNetwork(database.owner)
  const inquiry = await anInquiry(database.owner, network)
  const other = connect(database.url)
  const [here, there] = [makeHub({ db: database.db }), makeHub({ db: other })]
  const [anne, bo] = [aWatcher(network.anne.hat), aWatcher(network.bo.hat)]
  const leave = [here.watch(anne.watcher), there.watch(bo.watcher)]
  await happened(database, network.anne.hat, { kind: 'inquiry-claimed', subject: inquiry.id })
  await as(other, { kind: 'staff', hat: network.bo.hat }, (tx) => tell(tx, { kind: 'inquiry-released', subject: inquiry.id }))
  await until(() => [anne, bo].every(({ told }) => told.length === 2))
  for (const one of leave) one()
  await other.destroy()
})

test('listening comes back by itself when the connection was cut, and tells what was missed', async () => {
  await using database = await freshDatabase()
  const network = await aNetwork(database.owner)
  const inquiry = await anInquiry(database.owner, network)
  const hub = makeHub({ db: database.db })
  const anne = aWatcher(network.anne.hat)
  const leave = hub.watch(anne.watcher)
  await happened(database, network.anne.hat, { kind: 'inquiry-claimed', subject: inquiry.id })
  await until(() => anne.told.length === 1)
  await database.owner.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'hele-vejen listen'`,
  )
  await happened(database, network.anne.hat, { kind: 'inquiry-released', subject: inquiry.id })
  await until(() => anne.told.length === 2)
  leave()
  expect(anne.told.map(({ kind }) => kind)).toEqual(['inquiry-claimed', 'inquiry-released'])
})

test('an event is told once, also when a longer transaction with a lower number commits after it', async () => {
  await using database = await freshDatabase()
  const network = await aNetwork(database.owner)
  const inquiry = await anInquiry(database.owner, network)
  const hub = makeHub({ db: database.db })
  const anne = aWatcher(network.anne.hat)
  const leave = hub.watch(anne.watcher)
  const slow = await database.owner.connect()
  await slow.query('begin')
  await slow.query(`insert into core.event (kind, subject_id) values ('began-first', $1)`, [inquiry.id])
  await happened(database, network.anne.hat, { kind: 'began-second', subject: inquiry.id })
  await until(() => anne.told.length === 1)
  await slow.query('commit')
  slow.release()
  await until(() => anne.told.length === 2)
  leave()
  expect(anne.told.map(({ kind }) => kind)).toEqual(['began-second', 'began-first'])
})

test('what happened long ago is told to nobody who comes now; what happened a breath ago is', async () => {
  await using database = await freshDatabase()
  const network = await aNetwork(database.owner)
  const inquiry = await anInquiry(database.owner, network)
  await database.owner.query(
    `insert into core.event (kind, subject_id, at) select 'long-ago', $1, platform.now() - interval '1 hour' from generate_series(1, 900)`,
    [inquiry.id],
  )
  await happened(database, network.anne.hat, { kind: 'a-breath-ago', subject: inquiry.id })
  const hub = makeHub({ db: database.db })
  const anne = aWatcher(network.anne.hat)
  const leave = hub.watch(anne.watcher)
  await until(() => anne.told.length > 0)
  await happened(database, network.anne.hat, { kind: 'now', subject: inquiry.id })
  await until(() => anne.told.length > 1)
  leave()
  expect(anne.told.map(({ kind }) => kind)).toEqual(['a-breath-ago', 'now'])
})

test('a browser whose session has ended hears that and nothing after it', async () => {
  await using database = await freshDatabase()
  const network = await aNetwork(database.owner)
  const site = await aSite(database)
  const browser = await site.signedIn(network.anne.hat)
  const { rows } = await database.owner.query('select id from core.session')
  const hub = makeHub({ db: database.db, checkEvery: 100 })
  const anne = aWatcher(network.anne.hat, rows[0].id)
  const leave = hub.watch(anne.watcher)
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(anne.told).toEqual([])
  await browser.post('/sign-out', {})
  await until(anne.ended)
  leave()
  expect(anne.told).toEqual([{ kind: 'session-ended' }])
})

test('a session that is ended anywhere is seen by the other process within a second', async () => {
  await using database = await freshDatabase()
  const network = await aNetwork(database.owner)
  const site = await aSite(database)
  for (const { hat } of [network.anne, network.bo]) await site.signedIn(hat)
  const { rows } = await database.owner.query('select id, hat_id = $1 as annes from core.session', [network.anne.hat])
  const session = (annes: boolean) => rows.find((row) => row.annes === annes).id
  const other = connect(database.url)
  const there = makeHub({ db: other })
  const [anne, bo] = [aWatcher(network.anne.hat, session(true)), aWatcher(network.bo.hat, session(false))]
  const leave = [there.watch(anne.watcher), there.watch(bo.watcher)]
  await new Promise((resolve) => setTimeout(resolve, 500))
  await (await site.signedIn(network.anne.hat)).post('/sign-out', { everywhere: 'yes' })
  await until(anne.ended, 1_000)
  for (const one of leave) one()
  await other.destroy()
  expect(anne.told).toEqual([{ kind: 'session-ended' }])
  expect(bo.told).toEqual([])
})

test('whoever may not sit at the desk has no stream', async () => {
  await using database = await freshDatabase()
  const network = await aNetwork(database.owner)
  const site = await aSite(database)
  for (const { hat } of [network.volunteer, network.coordinator, network.guest, network.director, network.administrator])
    expect((await (await site.signedIn(hat)).get('/desk/live')).status).toBe(404)
})

test('a stream that is asked for without a session is answered with nothing, and a page is sent to sign in', async () => {
  await using database = await freshDatabase()
  await aNetwork(database.owner)
  const { site } = await aSite(database)
  const asked = (accept: string) => site.request('http://hele.test/desk/live', { headers: { host: 'hele.test', accept } })
  const [stream, page] = [await asked('text/event-stream'), await asked('text/html')]
  expect([stream.status, await stream.text(), page.status]).toEqual([204, '', 303])
})
