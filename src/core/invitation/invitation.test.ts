import { afterAll, beforeAll, expect, test } from 'vitest'
import { aHeldFamily, aNetwork, type Hat, type Network } from '#core/builders.ts'
import { type PostOffice, PostOfficeAway, smtpPostOffice } from '#core/send/mail.ts'
import { invitationToken } from '#core/session/door.ts'
import { dayInDenmark, formatDay } from '#platform/clock.ts'
import { as, type Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { aPostServer } from '#testing/post-server.ts'
import { aSite, testSecret } from '#testing/site.ts'
import { aSoftKey, optionsIn } from '#testing/soft-key.ts'
import { keyFor } from '../../app.ts'
import { inviteMember, leaveMember, renewInvitation, resumeMember, suspendMember } from './actions.ts'
import { mailInvitations } from './jobs.ts'
import { readAccess } from './store.ts'

const home = 'http://localhost'
const door = { key: keyFor(testSecret, 'sign-in'), address: home }
let database: TestDatabase
let network: Network
let site: Awaited<ReturnType<typeof aSite>>
beforeAll(async () => {
  database = await freshDatabase()
  await database.setClock('2026-11-24T10:00:00+01:00')
  network = await aNetwork(database.owner)
  site = await aSite(database)
})
afterAll(() => database[Symbol.asyncDispose]())

const acting = <T>(who: Hat, work: (tx: Tx) => Promise<T>) => as(database.db, { kind: 'staff', hat: who.hat }, work)
const wish = (more: Partial<Parameters<typeof inviteMember>[1]> = {}) => ({
  ...{ invitationId: newId(), name: 'Frida', role: 'counsellor' as const, organisation: network.house },
  ...more,
})
const linkOf = (invitationId: string) => `/invitation/${invitationToken(door, invitationId)}`
const invite = async (more = {}) => {
  const one = wish(more)
  return { hat: (await acting(network.leader, (tx) => inviteMember(tx, one, door))) as string, path: linkOf(one.invitationId) }
}
const spend = async (path: string, key = aSoftKey(home)) => {
  const browser = site.visitor()
  const page = await browser.get(path)
  return page.status === 200 ? browser.post(path, { credential: key.make(optionsIn(page.text)) }) : page
}

test('looking at an invitation spends nothing; the post does, once, also when two come together', async () => {
  const { path } = await invite()
  const page = await site.visitor().get(path)
  expect([page.status, page.text.includes('Velkommen, Frida'), page.text.match(/<button/g)?.length]).toEqual([200, true, 1])
  expect([page.text.includes('data-quick-exit'), page.text.includes('<title>Velkommen, Frida · Hele Vejen</title>')]).toEqual([false, true])
  const wishes = [site.visitor(), site.visitor()].map((browser) => ({ browser, credential: aSoftKey(home).make(optionsIn(page.text)) }))
  const answers = await Promise.all(wishes.map(({ browser, credential }) => browser.post(path, { credential })))
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 404])
  expect((await spend(path)).status).toBe(404)
  for (const gone of [path, linkOf(newId())]) expect((await site.visitor().get(gone)).text).toContain('Invitationen virker ikke')
})

test.each<[string, Parameters<ReturnType<typeof aSoftKey>['make']>[1]]>([
  ['a challenge that is not ours', { challenge: Buffer.alloc(64, 7).toString('base64url') }],
  ['a page of somebody else', { origin: 'https://ond.example' }],
  ['a key for another house', { rpId: 'ond.example' }],
  ['a device whose owner is not there', { ownerThere: false }],
])('a key is not made from %s, and the invitation is not spent', async (_, lie) => {
  const { path } = await invite()
  const browser = site.visitor()
  const page = await browser.post(path, { credential: aSoftKey(home).make(optionsIn((await browser.get(path)).text), lie) })
  expect([page.status, page.text.includes('Nøglen kunne ikke bruges'), browser.cookie()]).toEqual([409, true, ''])
  expect((await spend(path)).status).toBe(303)
})

test('what a device made for one invitation is worth nothing for another', async () => {
  const [one, other] = [await invite(), await invite()]
  const browser = site.visitor()
  const made = aSoftKey(home).make(optionsIn((await browser.get(one.path)).text))
  expect((await browser.post(other.path, { credential: made })).status).toBe(409)
})

test('an invitation lasts seven days, or as many as the network has chosen', async () => {
  const { path } = await invite()
  await database.owner.query(`update core.setting set value = '2' where key = 'invitation-days'`)
  const short = await invite()
  await database.owner.query(`update core.setting set value = '7' where key = 'invitation-days'`)
  await database.advance(3 * 86_400_000)
  expect([(await spend(short.path)).status, (await site.visitor().get(path)).status]).toEqual([404, 200])
  await database.advance(4 * 86_400_000 + 1_000)
  expect((await spend(path)).status).toBe(404)
})

test('who may invite whom: leaders in their own house, an administrator no leaders, nobody else, and nobody oneself', async () => {
  const may = (who: Hat, more = {}) =>
    acting(who, (tx) => inviteMember(tx, wish(more), door)).then(
      (answer) => typeof answer === 'string',
      () => false,
    )
  const { leader, administrator, director, anne, volunteer, association } = network
  expect([await may(leader), await may(leader, { role: 'team_leader' }), await may(leader, { organisation: association })]).toEqual([
    true,
    true,
    false,
  ])
  expect([await may(administrator), await may(administrator, { role: 'director' }), await may(director, { role: 'director' })]).toEqual([
    true,
    false,
    true,
  ])
  expect([await may(anne), await may(volunteer), await may(leader, { asPersonOf: leader.hat })]).toEqual([false, false, false])
})

test('a new key for somebody is given only by whoever may change everything that person is', async () => {
  const { hat } = await invite()
  const renewed = (who: Hat, of = hat) => acting(who, (tx) => renewInvitation(tx, { hat: of, invitationId: newId() }, door))
  expect(await renewed(network.leader)).toBe(true)
  expect(await renewed(network.administrator)).toBe(true)
  expect(await renewed(network.administrator, network.leader.hat)).toEqual({ refused: 'notYours' })
  expect(await renewed(network.leader, network.leader.hat)).toEqual({ refused: 'notYours' })
  await acting(network.director, (tx) => inviteMember(tx, wish({ organisation: network.network, role: 'director', asPersonOf: hat }), door))
  expect(await renewed(network.leader)).toEqual({ refused: 'notYours' })
  expect(await renewed(network.director)).toBe(true)
})

test('a renewed invitation takes the place of the one before', async () => {
  const first = await invite()
  const invitationId = newId()
  await acting(network.leader, (tx) => renewInvitation(tx, { hat: first.hat, invitationId }, door))
  expect([(await spend(first.path)).status, (await spend(linkOf(invitationId))).status]).toEqual([404, 303])
})

test('nobody leaves while holding something; whoever is suspended keeps it, is signed out at once, and can come back', async () => {
  await aHeldFamily(database.owner, network, { anchor: network.bo, deputy: network.cille })
  expect(await acting(network.leader, (tx) => leaveMember(tx, network.bo.hat))).toEqual({ refused: 'holdsStill' })
  await expect(
    acting(network.leader, (tx) => tx.selectNoFrom((eb) => eb.fn('core.end_membership', [eb.val(network.bo.hat)]).as('x')).execute()),
  ).rejects.toThrow(/violates foreign key/)

  expect(await acting(network.leader, (tx) => suspendMember(tx, network.bo.hat))).toBe(true)
  expect(await acting(network.leader, (tx) => suspendMember(tx, network.bo.hat))).toEqual({ refused: 'alreadyEnded' })
  await expect(site.signedIn(network.bo.hat)).rejects.toThrow()
  const held = () => database.owner.query(`select anchor_id from core.family where live and anchor_id = $1`, [network.bo.hat])
  expect((await held()).rowCount).toBe(1)
  expect(await acting(network.leader, (tx) => resumeMember(tx, network.bo.hat))).toBe(true)

  const { hat, path } = await invite()
  const key = aSoftKey(home)
  const browser = site.visitor()
  await browser.post(path, { credential: key.make(optionsIn((await browser.get(path)).text)) })
  expect(await acting(network.leader, (tx) => suspendMember(tx, hat))).toBe(true)
  expect((await browser.get('/desk')).status).toBe(403)
  const again = async () => browser.post('/sign-in', { credential: key.use(optionsIn((await browser.get('/sign-in')).text)) })
  expect((await again()).status).toBe(409)
  expect(await acting(network.leader, (tx) => resumeMember(tx, hat))).toBe(true)
  expect((await again()).status).toBe(303)
  expect(await acting(network.leader, (tx) => leaveMember(tx, hat))).toBe(true)
  expect(await acting(network.leader, (tx) => resumeMember(tx, hat))).toEqual({ refused: 'notSuspended' })
})

test('an invitation that waited while the secret was changed is not mailed: its link would open nothing', async () => {
  await using post = await aPostServer()
  await invite({ mail: 'frida@example.org' })
  const changed = { ...door, key: keyFor(`${testSecret} and another`, 'sign-in') }
  await mailInvitations(database.db, smtpPostOffice(post.url), changed)
  expect(post.received).toEqual([])
})

test('an invitation nobody could carry leaves when mail goes again', async () => {
  await using post = await aPostServer()
  await invite({ mail: 'frida@example.org' })
  await expect(mailInvitations(database.db, smtpPostOffice('smtp://127.0.0.1:9'), door)).rejects.toThrow(PostOfficeAway)
  await mailInvitations(database.db, smtpPostOffice(post.url), door)
  expect(post.received).toHaveLength(1)
})

test('an invitation its receiver puts off holds up nobody else’s, and leaves when it is taken', async () => {
  await using post = await aPostServer()
  const office = smtpPostOffice(post.url)
  const [frida, hanne] = ['frida@example.org', 'hanne@example.org']
  for (const mail of [frida, hanne]) await invite({ mail })
  let putsOff = true
  const slow: PostOffice = {
    isOpen: office.isOpen,
    carry: async (to, id, letter) => (putsOff && to === frida ? 'put-off' : office.carry(to, id, letter)),
  }
  const mailed = () => post.received.map((mail) => /^To: (\S+)$/m.exec(mail)?.[1])
  await mailInvitations(database.db, slow, door)
  expect(mailed()).toEqual([hanne])
  putsOff = false
  await mailInvitations(database.db, slow, door)
  expect(mailed()).toEqual([hanne, frida])
})

test('the invitation is mailed once to whoever has an address, and the page of people knows it', async () => {
  await using post = await aPostServer()
  const { hat, path } = await invite({ mail: 'frida@example.org' })
  const without = await invite()
  const worldIs = (kind: string) => database.owner.query('update platform.database_mark set kind = $1', [kind])
  await worldIs('demo')
  await mailInvitations(database.db, smtpPostOffice(post.url), door)
  expect(post.received).toEqual([])
  await worldIs('test')
  await Promise.all([1, 2].map(() => mailInvitations(database.db, smtpPostOffice(post.url), door)))
  await mailInvitations(database.db, smtpPostOffice(post.url), door)
  expect(post.received).toHaveLength(1)
  const mail = post.received[0]!.replaceAll('=\r\n', '').replaceAll('=3D', '=')
  expect(mail).toContain(`${home}${path}`)
  expect(mail).toMatch(/^To: frida@example\.org$/m)
  expect(mail).toMatch(/^Subject: Invitation til Hele vejen$/m)
  expect(mail).toMatch(/Hej Frida[\s\S]*Birgit har inviteret dig til at v=C3=A6re med i Hele vejen\.[\s\S]*sp=C3=B8rg Birgit/)
  const { rows } = await database.owner.query('select ends_at from core.invitation where hat_id = $1', [hat])
  expect(mail).toContain(
    `gang, til og med ${formatDay(dayInDenmark(rows[0].ends_at), 'da', dayInDenmark(rows[0].ends_at)).replaceAll('ø', '=C3=B8')}.`,
  )
  expect(mail).not.toMatch(/Huset|counsellor|rådgiver/)
  const access = await acting(network.leader, (tx) => readAccess(tx, [hat, without.hat]))
  expect(access).toMatchObject([
    { hat, mail: 'frida@example.org', keyMadeAt: null, invited: { mailedAt: expect.any(Date) } },
    { hat: without.hat, mail: null, invited: { mailedAt: null } },
  ])
  expect(await acting(network.anne, (tx) => readAccess(tx, [hat]))).toMatchObject([{ mail: null, invited: null }])
})

test('no token and no key stands in the database as it is', async () => {
  const { path } = await invite({ mail: 'frida@example.org' })
  const { rows } = await database.owner.query(
    `select i::text as line from core.invitation i union all select r::text from platform.form_receipt r`,
  )
  expect(JSON.stringify(rows)).not.toContain(path.split('/').at(-1))
})
