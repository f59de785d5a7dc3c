import { expect, test } from 'vitest'
import { aNetwork } from '#core/builders.ts'
import { deleteWhatIsDue } from '#parts/safety-net/deletion/jobs.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase } from '#testing/database.ts'
import { aSite, type Browser, type Page } from '#testing/site.ts'

/** What is half written is kept for the one who writes it, for an hour, and nobody else can read it. */

const sofie = 'Jeg er gravid i uge 14. Jeg sover på sofaer.'
const minute = 60_000

/** A phone that stands at the question after "Hvem er du?". */
async function aHalfWrittenForm(publicUrl = '') {
  const database = await freshDatabase()
  await database.setClock('2026-11-23T22:40:00+01:00')
  await aNetwork(database.owner)
  const site = await aSite(database, { publicUrl })
  const [phone, formId] = [site.visitor(), newId()]
  const first = await phone.get('/skriv')
  const press = (fields: Record<string, string>) => phone.post('/skriv', { formId, words: sofie, ...fields })
  await press({ go: 'next' })
  const answer = await press({ who: 'pregnant', go: 's5' })
  const drafts = async () =>
    (await database.owner.query('select locked from platform.form_draft')).rows.map(({ locked }) => locked as Buffer)
  const close = () => database[Symbol.asyncDispose]()
  return {
    database,
    site,
    phone,
    formId,
    first,
    press,
    answer,
    address: answer.location.replace(/#.*/, ''),
    drafts,
    [Symbol.asyncDispose]: close,
  }
}

const shows = (page: Page) => [page.text.includes('sofaer'), /value="pregnant" checked/.test(page.text)]
const everything = [true, true]
const nothing = [false, false]
const read = async (browser: Browser, address: string) => shows(await browser.get(address))

test('every button leads to an address that can be read again, and shows everything handed over so far', async () => {
  await using world = await aHalfWrittenForm()
  const { phone, answer, address, formId } = world
  expect([answer.status, answer.location]).toEqual([303, expect.stringMatching(/^\/skriv\?videre=[\w-]{16}#s5$/)])
  for (const _ of [1, 2]) expect(await read(phone, address)).toEqual(everything)
  expect((await phone.get(address)).text).toContain(`name="formId" value="${formId}"`)
  expect((await phone.get(`/en${address}`)).text).toContain('Are there children?')
  expect((await phone.get('/skriv')).text).not.toContain('sofaer')
})

test('the address in the list of the browser is not what a code could be asked for with', async () => {
  await using world = await aHalfWrittenForm()
  expect(world.address).not.toContain(world.formId)
  await world.press({ go: 'send' })
  expect((await world.phone.get(world.address)).text).not.toMatch(/code-words|videre kommet frem/)
})

test('nobody else is shown it: not with the address, not after the quick exit, not after the receipt', async () => {
  await using world = await aHalfWrittenForm()
  const { phone, site, address } = world
  const other = site.visitor()
  await other.get('/skriv')
  expect(await read(other, address)).toEqual(nothing)
  await phone.get('/forlad')
  const after = await phone.get(address)
  expect([after.status, after.text.includes('<textarea'), ...shows(after)]).toEqual([200, true, ...nothing])

  await using sent = await aHalfWrittenForm()
  await sent.press({ go: 'send' })
  expect(await read(sent.phone, sent.address)).toEqual(nothing)
})

test('the quick exit with script, which only writes a new leaf, is enough', async () => {
  await using world = await aHalfWrittenForm()
  const cookies = `${world.phone.cookie()}; hv-leaf=0.123`
  const page = await world.site.site.request(`http://hele.test${world.address}`, { headers: { host: 'hele.test', cookie: cookies } })
  expect(await page.text()).not.toContain('sofaer')
})

test('an hour after it was last written it is shown to nobody, and the next deletion takes it away', async () => {
  await using world = await aHalfWrittenForm()
  const { database, phone, address, drafts } = world
  await database.advance(59 * minute)
  expect(await read(phone, address)).toEqual(everything)
  await deleteWhatIsDue(database.db)
  expect(await drafts()).toHaveLength(1)
  await database.advance(2 * minute)
  expect(await read(phone, address)).toEqual(nothing)
  expect(await drafts()).toHaveLength(1)
  await deleteWhatIsDue(database.db)
  expect(await drafts()).toHaveLength(0)
})

test('when it is sent the draft is gone with it; when it could not be sent, all of it is still there', async () => {
  await using world = await aHalfWrittenForm()
  const { database, press, drafts, phone, address } = world
  await database.owner.query('alter table counselling.message add constraint shut check (false) not valid')
  expect((await press({ who: 'pregnant', children: '3 år', go: 'send' })).status).toBe(409)
  expect([(await drafts()).length, ...(await read(phone, address)), (await phone.get(address)).text.includes('value="3 år"')]).toEqual([
    1,
    ...everything,
    true,
  ])
  await database.owner.query('alter table counselling.message drop constraint shut')
  expect((await press({ who: 'pregnant', go: 'send' })).text).toContain('code-words')
  expect(await drafts()).toEqual([])
})

test('a thief of the database reads nothing: no word in any table, no number of the browser, no leaf, no form', async () => {
  await using world = await aHalfWrittenForm()
  const { database, phone, formId } = world
  const { rows: tables } = await database.owner.query(`select c.oid::regclass::text as name from pg_class c
    where relkind in ('r', 'p', 'm') and relnamespace::regnamespace::text !~ '^(pg_|information_schema)'`)
  const secrets = ['sofaer', formId, /hv-leaf-key=([^;]+)/.exec(phone.cookie())![1]!]
  const wanted = secrets.flatMap((one) => [one, Buffer.from(one).toString('hex')])
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } = await database.owner.query(`select one::text as line from ${name} one`)
    if (rows.some(({ line }) => wanted.some((one) => line.includes(one)))) found.push(name)
  }
  expect(found).toEqual([])
  const { rows } = await database.owner.query(`select relpersistence as kind from pg_class where oid = 'platform.form_draft'::regclass`)
  expect(rows).toEqual([{ kind: 'u' }])
})

test('what somebody changes in the database is not shown as the words of the writer', async () => {
  await using world = await aHalfWrittenForm()
  await world.database.owner.query(`update platform.form_draft set locked = set_byte(locked, 40, get_byte(locked, 40) # 1)`)
  const page = await world.phone.get(world.address)
  expect([page.status, ...shows(page)]).toEqual([500, ...nothing])
})

test('a browser that keeps no cookies gets everything back in the page itself, and nothing is stored', async () => {
  await using world = await aHalfWrittenForm()
  await world.database.owner.query('truncate platform.form_draft')
  const page = await world.site.visitor().post('/skriv', { formId: newId(), words: sofie, who: 'pregnant', go: 's5' })
  expect([page.status, ...shows(page), /<section class="step first" id="(s\d)"/.exec(page.text)?.[1]]).toEqual([200, ...everything, 's5'])
  expect(await world.drafts()).toEqual([])
})

test('words too long to be sent are kept all the same; far too long ones stand in the page that says so', async () => {
  await using world = await aHalfWrittenForm()
  const { phone, press, drafts } = world
  const long = await phone.follow(await press({ words: 'å'.repeat(10_001), go: 'next' }))
  expect([long.text.includes('Højst ca. 1.500 ord'), long.text.includes('å'.repeat(10_001))]).toEqual([true, true])
  const [before] = await drafts()
  const far = await press({ words: 'å'.repeat(100_000), go: 's4' })
  expect([far.status, far.text.includes('Højst ca. 1.500 ord'), far.text.includes('å'.repeat(100_000))]).toEqual([422, true, true])
  expect(await drafts()).toEqual([before])
})

test('a post that did not come from a page of ours stores nothing', async () => {
  await using world = await aHalfWrittenForm()
  await world.database.owner.query('truncate platform.form_draft')
  const forged = await world.phone.post('/skriv', { formId: newId(), words: sofie, go: 'next' }, { 'sec-fetch-site': 'cross-site' })
  expect([forged.status, await world.drafts()]).toEqual([409, []])
})

test('whoever goes back to the first page and changes the words keeps the answers given before', async () => {
  await using world = await aHalfWrittenForm()
  const page = await world.phone.follow(await world.press({ words: `${sofie} Og mere.`, go: 'next' }))
  expect([page.text.includes('Og mere.'), ...shows(page)]).toEqual([true, ...everything])
})

test('what is held back can be read again; once it is decided, the way back passes it by', async () => {
  await using world = await aHalfWrittenForm()
  const { phone, press } = world
  const number = { who: 'pregnant', children: '3 år, ring 20 30 40 50' }
  const held = await press({ ...number, go: 's6' })
  expect(held.location).toMatch(/^\/skriv\?videre=[\w-]{16}&valg=s6$/)
  for (const _ of [1, 2]) expect((await phone.follow(held)).text).toContain('name="going" value="s6"')
  expect((await phone.get(world.address)).text).toContain('value="3 år, ring 20 30 40 50"')
  expect((await press({ ...number, going: 's6', choice: 'remove' })).location).toMatch(/#s6$/)
  expect((await phone.follow(held)).location).toMatch(/#s5$/)
  expect((await phone.get(world.address)).text).not.toContain('20 30 40 50')
})

test('over a safe line every cookie is for safe lines only; what opens the draft no script can read, and the quick exit takes it', async () => {
  await using world = await aHalfWrittenForm('https://hjaelp.example.org')
  const { phone, first, answer } = world
  const left = await phone.get('/forlad')
  const [key, begun, ...gone] = [first, answer, left].flatMap(({ headers }) => headers.getSetCookie())
  expect(key).toMatch(/^hv-leaf-key=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  expect(begun).toMatch(/^hv-begun=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  expect(gone[0]).toMatch(/^hv-leaf=.*; Path=\/; Secure; SameSite=Lax$/)
  expect(gone[1]).toMatch(/^hv-leaf-key=; Max-Age=0; Path=\/; Secure/)
})
