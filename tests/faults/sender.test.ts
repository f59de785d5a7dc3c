import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeFormToken } from '#platform/http/sender.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { testSecret } from '#testing/site.ts'
import { keyFor } from '../../src/app.ts'
import { type Everyone, everyone, filled, oursIn, sent } from '../everyone.ts'
import { logOf } from './bad-input.ts'

let database: TestDatabase
let all: Everyone
beforeAll(async () => {
  database = await freshDatabase()
  all = await everyone(database)
})
afterAll(() => database[Symbol.asyncDispose]())

const words = 'Jeg sov heller ikke i nat.'
const form = (fields: Record<string, string>) => ({
  body: new URLSearchParams(fields).toString(),
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
})
const received = async () => (await database.owner.query('select count(*)::int as n from counselling.message')).rows[0].n as number

/** Everything people have made, as one number a table that changes when any of it does. What only says that somebody looked is left out. */
async function everything(): Promise<Record<string, string>> {
  const { rows } = await database.owner.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('core', 'counselling', 'safety_net') and tablename not in ('access_line', 'session', 'viewing') order by 1`,
  )
  const parts = rows.map(
    ({ name }) => `select '${name}' as name, md5(string_agg((to_jsonb(t) - 'read_at')::text, ',' order by t::text)) as sum from ${name} t`,
  )
  const sums = await database.owner.query<{ name: string; sum: string }>(parts.join(' union all '))
  return Object.fromEntries(sums.rows.map(({ name, sum }) => [name, sum]))
}

const foreign: Record<string, Record<string, string>> = {
  'another site': { 'sec-fetch-site': 'cross-site', origin: 'https://somewhere.example' },
  'a neighbouring site': { 'sec-fetch-site': 'same-site', origin: 'http://other.hele.test' },
  'a page without an address': { 'sec-fetch-site': 'same-origin', origin: 'null' },
  'a browser that only says where from': { 'sec-fetch-site': '', origin: 'https://somewhere.example' },
  'a link or a bookmark': { 'sec-fetch-site': 'none' },
}

test.each(Object.entries(foreign))(
  'a post from %s is refused everywhere: nothing changes, and the words are kept',
  { timeout: 180_000 },
  async (name, from) => {
    const before = await everything()
    const wrong: string[] = []
    for (const route of all.site.parts.flatMap((part) => part.routes).filter(({ method }) => method === 'post')) {
      const ids = oursIn(all)
      for (const kind of name === 'another site' ? (['visitor', 'writer', 'adult', 'leader'] as const) : (['leader'] as const)) {
        const { body, headers } = form({ formId: newId(), words, everywhere: 'yes' })
        const page = await sent(all, kind, { path: filled(route.path, ids), body, headers: { ...headers, ...from } })
        if (![404, 409].includes(page.status) || !page.text.includes(words)) wrong.push(`${kind} ${route.path} ${page.status}`)
      }
    }
    expect(wrong).toEqual([])
    expect(await everything()).toEqual(before)
  },
)

const fromOldPhone = (formToken: string) => {
  const { body, headers } = form({ formId: newId(), formToken, at: 'words', go: 'send', held: 'yes', words })
  return sent(all, 'visitor', { path: '/skriv', body, headers: { ...headers, 'sec-fetch-site': '' } })
}

test('an old phone that says nothing about itself is let in by the token of the form, and by nothing else', async () => {
  const page = await all.browsers.visitor.get('/skriv')
  const [, formToken = ''] = /name="formToken" value="([^"]+)"/.exec(page.text) ?? []
  expect((await fromOldPhone(formToken)).status).toBe(200)
  for (const forged of ['', 'x', '1.x', `${formToken}x`, formToken.replace(/^\d+/, '1'), `999999999.${formToken.split('.')[1]}`])
    expect([forged, (await fromOldPhone(forged)).status]).toEqual([forged, 409])
})

test('a page an old phone has had open for two days is still sent; an older one, or one from an hour to come, is not, and the words stand there', async () => {
  const openFor = (hours: number) => makeFormToken(keyFor(testSecret, 'form'), Date.now() - hours * 3_600_000, { kind: 'visitor' })
  expect((await fromOldPhone(openFor(47))).status).toBe(200)
  for (const hours of [50, 24 * 365, -3]) {
    const { status, text } = await fromOldPhone(openFor(hours))
    expect([hours, status, text.includes(words)]).toEqual([hours, 409, true])
  }
})

test('the same form twice at once, or again later, is one message with one and the same answer', async () => {
  const { writer } = all.browsers
  const before = await received()
  const again = { formId: newId(), words }
  const together = await Promise.all([1, 2, 3, 4].map(() => writer.post('/samtale', again)))
  const later = await writer.post('/samtale', again)
  expect([...together, later].map(({ status, location }) => `${status} ${location}`)).toEqual(Array(5).fill('303 /samtale'))
  expect(await received()).toBe(before + 1)
})

test('a form that somebody else has sent does nothing for me, tells me nothing, and keeps my words', async () => {
  const { writer, counsellor } = all.browsers
  const formId = newId()
  await writer.post('/samtale', { formId, words })
  const before = await everything()
  const stolen = await counsellor.post(`/desk/inquiries/${all.ours.claimed.id}/answer`, { formId, words: 'Goddag til dig' })
  expect(stolen.status).toBe(409)
  expect(stolen.text).toContain('Siden er brugt én gang før')
  expect(stolen.text).toContain('Goddag til dig')
  expect(await everything()).toEqual(before)
})

test('a session that has ended, run out or been idle is nobody: the words stand on the page until one has signed in again', async () => {
  const ends = [
    'ended_at = platform.now()',
    "ends_at = platform.now() - interval '1 second'",
    "seen_at = platform.now() - interval '40 days'",
  ]
  for (const end of ends) {
    const browser = await all.site.signedIn(all.hats.counsellor)
    expect((await browser.get('/desk')).status).toBe(200)
    await database.owner.query(`update core.session set ${end} where hat_id = $1`, [all.hats.counsellor])
    expect((await browser.get('/desk')).location).toBe('/demo?igen=1')
    const before = await everything()
    const kept = await browser.post(`/desk/inquiries/${all.ours.claimed.id}/answer`, { formId: newId(), words, seen: 'det, siden viste' })
    expect([end, kept.status, kept.text.includes(words)]).toEqual([end, 409, true])
    // What the page had shown is nobody's words, and not to be written in.
    expect(kept.text).toContain('type="hidden" name="seen"')
    expect(await everything()).toEqual(before)
  }
  all.browsers.counsellor = await all.site.signedIn(all.hats.counsellor)
})

test('a forged cookie is nobody, whatever stands in it', async () => {
  for (const cookie of [
    'hv=',
    'hv=x',
    `hv=${'a'.repeat(5_000)}`,
    'hv=%00',
    "hv=' or 1=1 --",
    'hv=%E0%A4%A',
    `hv=${newId()}; hv=${newId()}`,
  ]) {
    const page = await sent(all, 'visitor', { path: '/desk', method: 'GET', headers: { cookie } })
    expect([cookie.slice(0, 20), page.status]).toEqual([cookie.slice(0, 20), 303])
  }
})

test('another method than the address knows finds nothing and changes nothing', async () => {
  const before = await everything()
  const odd: [string, number][] = []
  for (const { path } of all.site.parts.flatMap((part) => part.routes)) {
    const method = ['PUT', 'DELETE', 'PATCH', 'OPTIONS'][path.length % 4]!
    const { status } = await sent(all, 'leader', { path: filled(path, {}), method })
    if (status !== 404) odd.push([`${method} ${path}`, status])
  }
  expect(odd).toEqual([])
  expect(await everything()).toEqual(before)
})

const strange = [
  '/%00',
  '/%E0%A4%A',
  '/desk/%2e%2e/',
  '/en/..%2f',
  `/${'a'.repeat(20_000)}`,
  '/find?sted=%00%E0%A4%A',
  '/assets/../../etc/passwd',
  '//evil.example',
  '/desk/families/%00',
  "/desk/families/' or 1=1",
  '/desk/inquiries/1e5',
  '/find?sted[]=1&sted[]=2',
  '/%F0%9F%98%80',
]

test.each(strange)('%s is an address that is not there, said calmly', async (path) => {
  const log = await logOf(async () => {
    for (const kind of ['visitor', 'leader'] as const) {
      const { status, text } = await sent(all, kind, { path, method: 'GET' })
      expect([200, 303, 404]).toContain(status)
      expect(text).not.toMatch(/\.[tj]sx?:\d+|node_modules/)
    }
  })
  expect(log).not.toMatch(/passwd|evil|1=1/)
})
