import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { aNetwork, type Network } from '#core/builders.ts'
import { inviteMember, renewInvitation } from '#core/invitation/actions.ts'
import { invitationToken } from '#core/session/door.ts'
import { as } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { aSite, type Browser, testSecret } from '#testing/site.ts'
import { aSoftKey, optionsIn, type SoftKey } from '#testing/soft-key.ts'
import { keyFor } from '../../app.ts'
import { isOurChallenge, makeChallenge } from './challenge.ts'

const home = 'http://localhost'
const door = { key: keyFor(testSecret, 'sign-in') }
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
beforeEach(() => database.owner.query('truncate platform.limit_counter'))

const asLeader = <T>(work: Parameters<typeof as<T>>[2]) => as(database.db, { kind: 'staff', hat: network.leader.hat }, work)
async function invited(name = 'Frida'): Promise<{ path: string; hat: string }> {
  const wish = { invitationId: newId(), name, role: 'counsellor' as const, organisation: network.house }
  const hat = (await asLeader((tx) => inviteMember(tx, wish, door))) as string
  return { hat, path: `/invitation/${invitationToken(door, wish.invitationId)}` }
}
/** Somebody who has been invited and has made a key. */
async function aMember(name?: string): Promise<{ browser: Browser; key: SoftKey; hat: string }> {
  const { path, hat } = await invited(name)
  const [browser, key] = [site.visitor(), aSoftKey(home)]
  const made = await browser.post(path, { credential: key.make(optionsIn((await browser.get(path)).text)) })
  expect([made.status, made.location]).toEqual([303, '/desk'])
  return { browser, key, hat }
}
const options = async (browser: Browser) => optionsIn((await browser.get('/sign-in')).text)
const open = async () => (await database.owner.query('select count(*)::int as n from core.session where ended_at is null')).rows[0].n

test('a family meets its own ways in before that of those who work here', async () => {
  const { text } = await site.visitor().get('/sign-in')
  const staff = text.indexOf('Jeg arbejder her')
  expect(text.indexOf('Jeg har skrevet til jer')).toBeLessThan(staff)
  expect(text.indexOf('Få et link på mail')).toBeLessThan(staff)
})

test('a passkey signs in whoever has it, and nothing need be said first', async () => {
  const { key } = await aMember()
  const browser = site.visitor()
  const page = await browser.post('/sign-in', { credential: key.use(await options(browser)) })
  expect([page.status, page.location]).toEqual([303, '/desk'])
  expect((await browser.get('/desk')).text).toContain('Frida')
  const before = await open()
  await browser.post('/sign-in', { credential: key.use(await options(browser)) })
  expect(await open(), 'whoever signs in again sits in one session').toBe(before)
})

test('whoever wrote to us and has no code any more is told at the door who can give a new one', async () => {
  const { text } = await site.visitor().get('/sign-in')
  expect(text).toMatch(/Jeg har skrevet til jer.*Jeg har en kode.*Virker de gamle ord ikke.*Din rådgiver kan give dig nye/s)
})

test.each<[string, Parameters<SoftKey['use']>[1]]>([
  ['a challenge that is not ours', { challenge: Buffer.alloc(64, 7).toString('base64url') }],
  ['a page of somebody else', { origin: 'https://ond.example' }],
  ['a key for another house', { rpId: 'ond.example' }],
  ['a device whose owner is not there', { ownerThere: false }],
  ['an answer to another question', { type: 'webauthn.create' }],
  ['a copy of the device, that has counted less', { count: 1 }],
])('refused: %s', async (_, lie) => {
  const { key } = await aMember()
  const browser = site.visitor()
  await browser.post('/sign-in', { credential: key.use(await options(browser)) })
  const before = await open()
  const page = await browser.post('/sign-in', { credential: key.use(await options(browser), lie) })
  expect([page.status, page.text.includes('Den adgangsnøgle kender vi ikke'), await open()]).toEqual([409, true, before])
})

test('refused: the same answer once more, a challenge that is too old, a key nobody has made, and rubbish', async () => {
  const { key } = await aMember()
  const browser = site.visitor()
  const answer = key.use(await options(browser))
  expect((await browser.post('/sign-in', { credential: answer })).status).toBe(303)
  const thief = site.visitor()
  expect((await thief.post('/sign-in', { credential: answer })).status).toBe(409)
  const late = await options(thief)
  await database.advance(5 * 60_000 + 1_000)
  expect((await thief.post('/sign-in', { credential: key.use(late) })).status).toBe(409)
  expect((await thief.post('/sign-in', { credential: aSoftKey(home).use(await options(thief)) })).status).toBe(409)
  expect((await thief.post('/sign-in', { credential: '{"id":"x"' })).status).toBe(409)
  expect((await thief.post('/sign-in', {})).status).toBe(422)
})

test('one answer sent twice at once opens one session', async () => {
  const { key } = await aMember()
  const browsers = [site.visitor(), site.visitor()]
  const answer = key.use(await options(browsers[0]!))
  const before = await open()
  const pages = await Promise.all(browsers.map((one) => one.post('/sign-in', { credential: answer })))
  expect(pages.map(({ status }) => status).sort()).toEqual([303, 409])
  expect(await open()).toBe(before + 1)
})

test('wrong keys are slowed down as wrong codes are', async () => {
  const browser = site.visitor()
  const wrong = async () => (await browser.post('/sign-in', { credential: aSoftKey(home).use(await options(browser)) })).text
  for (let n = 0; n < 5; n++) expect(await wrong()).toContain('kender vi ikke')
  expect(await wrong()).toContain('Vent et øjeblik')
})

test('the ticket of a choice puts on one hat of that person, once, within five minutes', async () => {
  const { key, hat } = await aMember()
  const other = (await asLeader((tx) =>
    inviteMember(tx, { invitationId: newId(), name: 'Frida', role: 'volunteer', organisation: network.house, asPersonOf: hat }, door),
  )) as string
  const browser = site.visitor()
  const choice = async () => {
    const page = await browser.post('/sign-in', { credential: key.use(await options(browser)) })
    expect(page.text).toContain('Hvad er du her som i dag?')
    return /name="ticket" value="([^"]+)"/.exec(page.text)![1]!
  }
  const ticket = await choice()
  expect((await browser.post('/sign-in/hat', { ticket, hat: network.anne.hat })).text).toContain('Der gik for lang tid')
  const chosen = await browser.post('/sign-in/hat', { ticket, hat: other })
  expect([chosen.status, chosen.location]).toEqual([303, '/sessions'])
  expect((await browser.post('/sign-in/hat', { ticket, hat })).status).toBe(409)
  const late = await choice()
  await database.advance(5 * 60_000 + 1_000)
  expect((await browser.post('/sign-in/hat', { ticket: late, hat })).status).toBe(409)
})

test('a closed key opens nothing, and whoever holds it is told who closed it', async () => {
  const { key, hat, browser } = await aMember()
  const invitationId = newId()
  expect(await asLeader((tx) => renewInvitation(tx, { hat, invitationId }, door))).toBe(true)
  expect((await browser.get('/desk')).status).toBe(303)
  const page = await browser.post('/sign-in', { credential: key.use(await options(browser)) })
  expect([page.status, page.text.includes('Nøglen blev lukket'), page.text.includes('Birgit har lavet en ny invitation')]).toEqual([
    409,
    true,
    true,
  ])
})

test('who has left has a key that fits and nothing to open', async () => {
  const { key, hat } = await aMember()
  await database.owner.query('update core.hat set ended_at = platform.now() where id = $1', [hat])
  const browser = site.visitor()
  const page = await browser.post('/sign-in', { credential: key.use(await options(browser)) })
  expect([page.status, page.text.includes('ingen plads i organisationen')]).toEqual([409, true])
})

test('a challenge is for one use only, ours, and fresh', () => {
  const [key, now] = [Buffer.alloc(32, 1), new Date('2026-11-24T10:00:00Z')]
  const text = Buffer.from(makeChallenge({ key, use: 'a', now })).toString('base64url')
  const at = (milliseconds: number) => new Date(now.getTime() + milliseconds)
  expect(isOurChallenge(text, { key, use: 'a', now: at(300_000) })).toBe(true)
  expect(isOurChallenge(text, { key, use: 'a', now: at(300_001) })).toBe(false)
  expect(isOurChallenge(text, { key, use: 'a', now: at(-1) })).toBe(false)
  expect(isOurChallenge(text, { key, use: 'b', now })).toBe(false)
  expect(isOurChallenge(text, { key: Buffer.alloc(32, 2), use: 'a', now })).toBe(false)
  expect(isOurChallenge('', { key, use: 'a', now })).toBe(false)
})
