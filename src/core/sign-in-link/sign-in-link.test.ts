import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { aHeldFamily, aMember, aNetwork, type HeldFamily, type Network, plant } from '#core/builders.ts'
import { PostOfficeAway, smtpPostOffice } from '#core/send/mail.ts'
import { buildAssets } from '#platform/assets.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { aPostServer } from '#testing/post-server.ts'
import { createApp } from '../../app.ts'
import { mailLinks } from './jobs.ts'

const door = { address: 'https://hjaelp.example.org', key: Buffer.alloc(32, 1) }
let database: TestDatabase
let network: Network
let family: HeldFamily
let post: Awaited<ReturnType<typeof aPostServer>>
let site: ReturnType<typeof createApp>['site']
beforeAll(async () => {
  database = await freshDatabase()
  await database.setClock('2026-11-24T10:00:00+01:00')
  network = await aNetwork(database.owner)
  family = await aHeldFamily(database.owner, network, { adults: 2 })
  post = await aPostServer()
  const order = { db: database.db, assets: await buildAssets(), secret: 'x'.repeat(32), publicUrl: '', trustProxy: 0, mail: true }
  site = createApp({ ...order, address: door.address, whatIsWrong: async () => null, world: 'test' }).site
})
afterAll(async () => {
  await post[Symbol.asyncDispose]()
  await database[Symbol.asyncDispose]()
})
beforeEach(async () => {
  post.received.length = 0
  await database.owner.query(
    'truncate platform.limit_counter; delete from core.sign_in_link; delete from core.contact_card; delete from core.sign_in_mail',
  )
})

const [maja, jonas] = [() => family.adults[0]!, () => family.adults[1]!]
const card = (hat: string, address: string, more = {}) =>
  plant(database.owner, {
    'core.contact_card': [{ hat_id: hat, channel: 'mail', address, turned_on_at: '2026-11-20T10:00:00Z', ...more }],
  })
const send = (path: string, fields: Record<string, string> = {}, cookie = '') =>
  site.request(`http://hele.test${path}`, {
    method: 'POST',
    body: new URLSearchParams(fields).toString(),
    headers: { host: 'hele.test', cookie, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
  })
const asked = async (mail: string) => {
  const answer = await send('/sign-in/link', { mail })
  await mailLinks(database.db, smtpPostOffice(post.url), door)
  return { status: answer.status, text: (await answer.text()).replace(/name="formToken" value="[^"]*"/g, '') }
}
const linkIn = (mail = '') => /https:\/\/hjaelp\.example\.org(\/sign-in\/link\/[\w-]{43})/.exec(mail.replaceAll('=\r\n', ''))?.[1]
const look = async (path: string) => (await site.request(`http://hele.test${path}`, { headers: { host: 'hele.test' } })).status
const sessions = async () =>
  (
    await database.owner.query(
      "select kind, hat_id, idle::text, ends_at - created_at = interval '30 days' as long from core.session order by created_at desc",
    )
  ).rows

test('a mother who has turned mail on gets a link: a page with one button, and only the post spends it, once', async () => {
  await card(maja().hat, 'Maja@example.org')
  await asked('maja@EXAMPLE.org')
  expect(post.received).toHaveLength(1)
  expect(post.received[0]).not.toMatch(/Maja [A-Z]|Anne|Solsikken|Hele Vejen|havnen/)
  expect(post.received[0]).toMatch(/^Subject: Dit link$/m)
  const path = linkIn(post.received[0])!
  expect([await look(path), await look(path), (await sessions()).length]).toEqual([200, 200, 0])
  const answers = await Promise.all([1, 2].map(() => send(path, { hat: maja().hat })))
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 404])
  const [open] = answers.filter(({ status }) => status === 303)
  expect([open!.headers.get('location'), open!.headers.get('set-cookie')]).toEqual(['/min-side', expect.not.stringContaining('Max-Age')])
  expect(await sessions()).toEqual([{ kind: 'family', hat_id: maja().hat, idle: '00:30:00', long: false }])
  expect([await look(path), (await send(path, { hat: maja().hat })).status]).toEqual([404, 404])
})

test('the same link in a second window leads to the page that is open already, and nobody else there', async () => {
  await card(maja().hat, 'maja@example.org')
  await card(jonas().hat, 'jonas@example.org')
  await asked('maja@example.org')
  const path = linkIn(post.received[0])!
  const cookie = (await send(path, { hat: maja().hat })).headers.getSetCookie()[0]!.split(';')[0]!
  const second = await send(path, { hat: maja().hat }, cookie)
  expect([second.status, second.headers.get('location')]).toEqual([303, '/min-side'])
  const shown = await site.request(`http://hele.test${path}`, { headers: { host: 'hele.test', cookie } })
  expect([shown.status, shown.headers.get('location')]).toEqual([303, '/min-side'])
  await asked('jonas@example.org')
  const his = await send(linkIn(post.received[1])!, { hat: jonas().hat })
  const other = await send(path, { hat: maja().hat }, his.headers.getSetCookie()[0]!.split(';')[0])
  expect([other.status, (await other.text()).includes('Linket virker ikke længere')]).toEqual([404, true])
})

test('"only my phone" remembers for thirty days', async () => {
  await card(maja().hat, 'maja@example.org')
  await asked('maja@example.org')
  const answer = await send(linkIn(post.received[0])!, { hat: maja().hat, long: 'yes' })
  expect(answer.headers.get('set-cookie')).toContain('Max-Age=2592000')
  expect((await sessions())[0]).toEqual({ kind: 'family', hat_id: maja().hat, idle: '30 days', long: true })
})

test('a link lasts fifteen minutes', async () => {
  await card(maja().hat, 'maja@example.org')
  await asked('maja@example.org')
  const path = linkIn(post.received[0])!
  await database.advance(15 * 60_000 + 1_000)
  expect([await look(path), (await send(path, { hat: maja().hat })).status]).toEqual([404, 404])
})

test('an unknown address gets the same answer and no mail; nothing of it stays', async () => {
  await card(maja().hat, 'maja@example.org')
  const [known, unknown] = [await asked('maja@example.org'), await asked('ukendt@example.org')]
  expect(unknown).toEqual(known)
  expect(post.received).toHaveLength(1)
  const { rows } = await database.owner.query('select count(*)::int as n from core.link_request')
  expect(rows).toEqual([{ n: 0 }])
})

test('a link opens nobody else’s page, and no link is sent where two people share an address', async () => {
  await card(maja().hat, 'maja@example.org')
  await asked('maja@example.org')
  const before = (await sessions()).length
  const answer = await send(linkIn(post.received[0])!, { hat: jonas().hat })
  expect([answer.status, answer.headers.get('set-cookie'), (await sessions()).length]).toEqual([200, null, before])
  await database.advance(120_000)
  await card(jonas().hat, 'maja@example.org')
  await asked('maja@example.org')
  expect(post.received).toHaveLength(1)
})

test('a link alone is never enough for somebody who works here; a volunteer may have one', async () => {
  const { leader, anne, coordinator, guest, volunteer } = network
  for (const { hat } of [leader, anne, coordinator, guest, volunteer])
    await plant(database.owner, { 'core.sign_in_mail': [{ hat_id: hat, address: `${hat}@example.org` }] })
  for (const { hat } of [leader, anne, coordinator, guest]) await asked(`${hat}@example.org`)
  expect(post.received).toEqual([])
  await asked(`${volunteer.hat}@example.org`)
  const answer = await send(linkIn(post.received[0])!, { hat: volunteer.hat })
  expect([answer.status, (await sessions())[0]]).toEqual([303, { kind: 'staff', hat_id: volunteer.hat, idle: '01:00:00', long: false }])
})

test('a volunteer who has become a counsellor cannot use the link from before', async () => {
  const vera = await aMember(database.owner, { place: network.association, role: 'volunteer', name: 'Vera' })
  await plant(database.owner, { 'core.sign_in_mail': [{ hat_id: vera.hat, address: 'vera@example.org' }] })
  await asked('vera@example.org')
  await database.owner.query(`update core.hat set role = 'counsellor' where id = $1`, [vera.hat])
  expect((await send(linkIn(post.received[0])!, { hat: vera.hat })).status).toBe(404)
})

test('outside the hours somebody has chosen no mail arrives, and mail that is turned off stays off', async () => {
  await card(maja().hat, 'maja@example.org', { mail_from: '12:00', mail_to: '13:00' })
  await card(jonas().hat, 'jonas@example.org', { turned_on_at: null })
  await asked('maja@example.org')
  await asked('jonas@example.org')
  expect(post.received).toEqual([])
})

test('asking again and again: nobody’s mailbox is filled, and whoever asks must wait, known or not', async () => {
  await card(maja().hat, 'maja@example.org')
  for (let n = 0; n < 3; n++) await asked('maja@example.org')
  expect(post.received).toHaveLength(1)
  const known = await asked('maja@example.org')
  await asked('ukendt@example.org')
  const [first, second] = [await asked('maja@example.org'), await asked('ukendt@example.org')]
  expect([known.status, first.status, second.status]).toEqual([200, 409, 409])
  expect(first.text).toContain('Vent et øjeblik')
})

test('that many others have asked makes nobody wait: only the own asks count', async () => {
  await card(maja().hat, 'maja@example.org')
  await asked('maja@example.org')
  await database.owner.query(`update platform.limit_counter set wrong = 200 where scope = 'site'`)
  const answers = []
  for (let n = 0; n < 5; n++) answers.push((await asked('maja@example.org')).status)
  expect(answers).toEqual([200, 200, 200, 200, 409])
})

test('while nobody carries mail the work fails where it is watched, and the link comes when somebody does again', async () => {
  await card(maja().hat, 'maja@example.org')
  await send('/sign-in/link', { mail: 'maja@example.org' })
  const away = () => mailLinks(database.db, smtpPostOffice('smtp://127.0.0.1:9'), door)
  await expect(away()).rejects.toThrow(PostOfficeAway)
  await database.advance(14 * 60_000)
  await expect(away()).rejects.toThrow(PostOfficeAway)
  await mailLinks(database.db, smtpPostOffice(post.url), door)
  expect(post.received).toHaveLength(1)
})

test('what was asked for longer ago than a link lasts is forgotten, also when nobody carried mail all that time', async () => {
  await card(maja().hat, 'maja@example.org')
  await send('/sign-in/link', { mail: 'maja@example.org' })
  await database.advance(16 * 60_000)
  await mailLinks(database.db, smtpPostOffice(post.url), door)
  expect(post.received).toEqual([])
  expect((await database.owner.query('select count(*)::int as n from core.link_request')).rows).toEqual([{ n: 0 }])
})

test('a demo world mails no link', async () => {
  await card(maja().hat, 'maja@example.org')
  await database.owner.query(`update platform.database_mark set kind = 'demo'`)
  await asked('maja@example.org')
  await database.owner.query(`update platform.database_mark set kind = 'test'`)
  expect(post.received).toEqual([])
})

test('the one who looks whose address it is writes a line', async () => {
  await database.owner.query('delete from core.access_line')
  await card(maja().hat, 'maja@example.org')
  await asked('maja@example.org')
  const { rows } = await database.owner.query('select job, writer_id, purpose from core.access_line')
  expect(rows).toEqual([{ job: 'mail', writer_id: maja().hat, purpose: 'technical' }])
})
