import { expect, test } from 'vitest'
import { aNetwork } from '#core/builders.ts'
import { invitationToken } from '#core/session/door.ts'
import { as, ask } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { aSite, testSecret } from '#testing/site.ts'
import { aSoftKey, optionsIn } from '#testing/soft-key.ts'
import { keyFor } from '../../app.ts'
import { beginAgain, beginNetwork, offerSetup } from './setup.ts'

const door = { key: keyFor(testSecret, 'sign-in') }
const wish = { network: 'Hele vejen', house: 'Huset ved havnen', name: 'Birgit', mail: '' }
const counted = async (database: TestDatabase) =>
  (
    await database.owner.query(
      `select (select count(*)::int from core.organisation) as organisations, (select count(*)::int from core.hat) as hats, (select count(*)::int from core.invitation) as invitations`,
    )
  ).rows[0]
const begin = (database: TestDatabase, token: string, invitationId = newId()) =>
  as(database.db, { kind: 'visitor' }, (tx) => beginNetwork(tx, { token, wish: { ...wish, mail: null }, invitationId }, door)).then(
    () => 'begun',
    (error) => (error as { constraint?: string; code?: string }).constraint ?? (error as { code?: string }).code,
  )

test('an empty house is begun once, and the same form sent again shows the same link', async () => {
  await using database = await freshDatabase()
  const site = await aSite(database)
  const path = `/setup/${await offerSetup(database.db)}`
  const browser = site.visitor()
  const formId = newId()
  const [page, again] = [await browser.post(path, { formId, ...wish }), await browser.post(path, { formId, ...wish })]
  const link = /http:\/\/localhost\/invitation\/[\w-]{43}/.exec(page.text)?.[0]
  expect([page.status, again.status, again.text.includes(link!)]).toEqual([200, 200, true])
  expect(await counted(database)).toEqual({ organisations: 2, hats: 1, invitations: 1 })
  const afterwards = await browser.get(path)
  expect([afterwards.status, afterwards.text.includes('Begynd jeres netværk')]).toEqual([404, false])
  expect((await browser.post(path, { formId: newId(), ...wish })).status).toBe(404)
  expect(await offerSetup(database.db)).toBeUndefined()
  const { rows } = await database.owner.query(
    `select o.kind, h.role, h.display_name from core.hat h join core.organisation o on o.id = h.organisation_id`,
  )
  expect(rows).toEqual([{ kind: 'network', role: 'team_leader', display_name: 'Birgit' }])
})

test.each([
  [true, 'birgit@example.org', 'Vi sender også linket til birgit@example.org.'],
  [false, 'birgit@example.org', 'så linket er ikke sendt til birgit@example.org.'],
  [true, '', 'Giv linket til Birgit selv'],
])('whoever begins is told whether the link is on its way by mail (mail leaves: %s, to "%s")', async (leaves, mail, words) => {
  await using database = await freshDatabase()
  const site = await aSite(database, { mail: leaves })
  const page = await site.visitor().post(`/setup/${await offerSetup(database.db)}`, { formId: newId(), ...wish, mail })
  expect(page.text).toContain(words)
  expect(page.text.includes('@')).toBe(mail !== '')
})

test('two who begin at once: one does, and nothing of the other stays', async () => {
  await using database = await freshDatabase()
  const tokens = [(await offerSetup(database.db))!, (await offerSetup(database.db))!]
  const answers = await Promise.all([...tokens, ...tokens].map((token) => begin(database, token)))
  expect(answers.sort()).toEqual(['beginning_pkey', 'beginning_pkey', 'beginning_pkey', 'begun'])
  expect(await counted(database)).toEqual({ organisations: 2, hats: 1, invitations: 1 })
})

test('who holds the address of the other process is told that the network has begun and where to sign in; a stranger is told nothing', async () => {
  await using database = await freshDatabase()
  const [first, second] = [(await offerSetup(database.db))!, (await offerSetup(database.db))!]
  const visitor = (await aSite(database)).visitor()
  await begin(database, first)
  const page = await visitor.get(`/setup/${second}`)
  expect([page.status, page.text.includes('Netværket er begyndt'), page.text.includes('href="/sign-in"')]).toEqual([404, true, true])
  expect(page.text).not.toMatch(/Hele vejen<|Birgit|havnen/)
  expect((await visitor.get(`/setup/${second}x`)).text).not.toContain('Netværket er begyndt')
})

test('one that waits until the other has committed is refused by the key, not only by the look around', async () => {
  await using database = await freshDatabase()
  const token = (await offerSetup(database.db))!
  await database.owner.query(`create or replace function core.nobody_is_here() returns boolean language sql as 'select true'`)
  expect([await begin(database, token), await begin(database, token)]).toEqual(['begun', 'beginning_pkey'])
})

test('a house where somebody is has no such address, and a wrong or old one opens nothing', async () => {
  await using database = await freshDatabase()
  const token = (await offerSetup(database.db))!
  const site = await aSite(database)
  expect((await site.visitor().get(`/setup/${token}x`)).status).toBe(404)
  expect(await begin(database, `${token}x`)).toBe('P0002')
  await database.advance(24 * 3_600_000 + 1_000)
  expect((await site.visitor().get(`/setup/${token}`)).status).toBe(404)
  expect(await begin(database, token)).toBe('P0002')
  const fresh = (await offerSetup(database.db))!
  await aNetwork(database.owner)
  expect((await site.visitor().get(`/setup/${fresh}`)).status).toBe(404)
  expect(await begin(database, fresh)).toBe('beginning_pkey')
})

test('a first link that was lost is replaced, as long as nobody at all has a key', async () => {
  await using database = await freshDatabase()
  const site = await aSite(database)
  const at = (id: string) => `/invitation/${invitationToken(door, id)}`
  const [first, second, third] = [newId(), newId(), newId()]
  expect(await beginAgain(database.db, first, door)).toBeUndefined()
  await begin(database, (await offerSetup(database.db))!, first)
  expect(await beginAgain(database.db, second, door)).toBe('Birgit')
  const browser = site.visitor()
  expect([(await browser.get(at(first))).status, (await browser.get(at(second))).status]).toEqual([404, 200])
  const credential = aSoftKey('http://localhost').make(optionsIn((await browser.get(at(second))).text))
  expect((await browser.post(at(second), { credential })).status).toBe(303)
  expect(await beginAgain(database.db, third, door)).toBeUndefined()
})

test('only the start may print an address: no visitor, no other job', async () => {
  await using database = await freshDatabase()
  for (const actor of [{ kind: 'visitor' }, { kind: 'job', name: 'mail' }] as const)
    await expect(
      ask(database.db, actor, (tx) => tx.selectNoFrom((eb) => eb.fn('core.offer_setup', [eb.val(Buffer.alloc(32))]).as('x')).execute()),
    ).rejects.toMatchObject({ code: actor.kind === 'visitor' ? '42501' : 'P0002' })
})

test('what is missing is said at its field, and what was typed stays', async () => {
  await using database = await freshDatabase()
  const site = await aSite(database)
  const page = await site.visitor().post(`/setup/${await offerSetup(database.db)}`, { ...wish, name: '', mail: 'birgit' })
  expect([page.status, page.text.includes('Skriv et navn.'), page.text.includes('Skriv en hel mailadresse')]).toEqual([422, true, true])
  expect(page.text).toContain('value="Huset ved havnen"')
})
