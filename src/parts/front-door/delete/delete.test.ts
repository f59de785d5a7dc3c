import { expect, test } from 'vitest'
import { aHeldFamily, aNetwork } from '#core/builders.ts'
import { returnCode } from '#core/return-code/return-code.ts'
import { anInquiry } from '#parts/counselling/builders.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { aSite, type Browser, testSecret } from '#testing/site.ts'
import { keyFor } from '../../../app.ts'

async function aWriter(stage: 'waiting' | 'claimed' | 'answered' = 'answered', level: 'A' | 'D' = 'D') {
  const database = await freshDatabase()
  await database.setClock('2026-11-24T10:20:00+01:00')
  const network = await aNetwork(database.owner)
  const code = returnCode({ number: 1, key: keyFor(testSecret, 'return-code') }, newId())
  const inquiry = await anInquiry(database.owner, network, { stage, level, codeHash: code.hash, words: 'Jeg skrev i nat' })
  const site = await aSite(database)
  const phone = site.visitor()
  await phone.send('/samtale', { code: code.words })
  return { database, network, code: code.words, inquiry, site, phone, [Symbol.asyncDispose]: () => database[Symbol.asyncDispose]() }
}

/** What the link to it, the page and its button are called; the button that stands out is the one that deletes nothing. */
async function names({ phone }: { phone: Browser }) {
  const [conversation, page] = [(await phone.get('/samtale')).text, (await phone.get('/samtale/slet')).text]
  const main = page.slice(page.indexOf('<main'), page.indexOf('</main'))
  const inside = (text: string, what: RegExp) => what.exec(text)?.[1]?.trim()
  return {
    called: [
      inside(conversation, /<a href="\/samtale\/slet">([^<]*)/),
      inside(main, /<h1>([^<]*)/),
      inside(main, /<button[^>]*data-variant="secondary"[^>]*>([^<]*)/),
    ],
    main: [...main.matchAll(/class="ds-button"(?![^>]*data-variant)[^>]*>([^<]*)/g)].map(([, text]) => text),
  }
}

const count = async (database: TestDatabase, table: string) =>
  (await database.owner.query(`select count(*)::int as n from ${table}`)).rows[0].n as number

test.each(['waiting', 'claimed', 'answered'] as const)(
  'whoever has written may delete it all at once, %s or not, and hears the same on a double click',
  async (stage) => {
    await using world = await aWriter(stage)
    const { database, phone, network } = world
    const page = await phone.get('/samtale/slet')
    expect(page.text).toMatch(/Det kan ikke gøres om[\s\S]*Alt, du har skrevet[\s\S]*Det bliver her[\s\S]*i 2 år/)
    expect(page.text).toContain('Når du sletter, holder vi op.')
    expect(page.text.includes('Du venter på os nu')).toBe(stage !== 'answered')
    expect(await names(world)).toEqual({ called: Array(3).fill('Slet samtalen'), main: ['Nej, behold den'] })
    const cookie = { cookie: phone.cookie(), 'sec-fetch-site': 'same-origin' }
    const wish = { formId: newId() }
    const both = await Promise.all([phone.post('/samtale/slet', wish, cookie), phone.post('/samtale/slet', wish, cookie)])
    const late = await phone.post('/samtale/slet', wish, cookie)
    expect([...both, late].map((one) => [one.status, one.location])).toEqual(Array(3).fill([303, '/samtale/slettet']))
    expect((await phone.get('/samtale/slettet')).text).toContain('Samtalen er slettet')
    for (const table of ['counselling.inquiry', 'counselling.conversation', 'counselling.message', 'counselling.intake', 'core.promise'])
      expect(await count(database, table), table).toBe(0)
    expect(await count(database, `core.hat where kind = 'writer'`)).toBe(0)
    expect((await database.owner.query('select kind, count, by_whom from core.deletion')).rows).toEqual([
      { kind: 'conversation', count: 1, by_whom: 'person' },
    ])
    const told = (await database.owner.query('select to_hat, level from counselling.taken_back')).rows
    expect(told).toEqual([
      {
        to_hat:
          stage === 'waiting'
            ? (await database.owner.query('select responsible_id from core.queue limit 1')).rows[0].responsible_id
            : network.anne.hat,
        level: 'D',
      },
    ])
    expect((await world.site.visitor().send('/samtale', { code: world.code })).status).toBe(409)
  },
)

test('whoever never deleted anything is not told so', async () => {
  await using world = await aWriter()
  const stranger = world.site.visitor()
  expect((await stranger.post('/samtale/slet', { formId: newId() })).location).toBe('/samtale')
  expect((await stranger.get('/samtale/slet')).location).toBe('/samtale')
  expect(await count(world.database, 'counselling.message')).toBe(2)
})

test('only the own conversation goes', async () => {
  await using world = await aWriter()
  await anInquiry(world.database.owner, world.network, { stage: 'answered', words: 'En andens ord' })
  await world.phone.send('/samtale/slet', {}, { action: '/samtale/slet' })
  expect((await world.database.owner.query(`select body from counselling.message where not from_us`)).rows).toEqual([
    { body: 'En andens ord' },
  ])
})

test('whoever had it finds on the desk that it was taken back, and nothing more', async () => {
  await using world = await aWriter('claimed', 'A')
  const { site, network, phone } = world
  await phone.send('/samtale/slet', {}, { action: '/samtale/slet' })
  const desk = await (await site.signedIn(network.anne.hat)).get('/desk')
  expect(desk.text).toMatch(/slettede selv/)
  expect(desk.text).not.toContain(world.inquiry.id)
  expect((await (await site.signedIn(network.cille.hat)).get('/desk')).text).not.toMatch(/slettede selv/)
})

test('where a family goes on, the words go and the page says what stays and why', async () => {
  await using world = await aWriter()
  const { database, phone, network, inquiry } = world
  const family = await aHeldFamily(database.owner, network)
  const adult = newId()
  await database.owner.query(`insert into core.hat (id, kind, person_id, family_id) values ($1, 'family_adult', $2, $3)`, [
    adult,
    inquiry.writer.person,
    family.id,
  ])
  await database.owner.query(
    `with i as (update counselling.inquiry set state = 'ended', ended_at = platform.now(), ended_as = 'family-opened', family_id = $2, ended_by = $3, ended_by_person = $4 where id = $1)
     update counselling.conversation set family_id = $2, state = 'active' where inquiry_id = $1`,
    [inquiry.id, family.id, network.anne.hat, network.anne.person],
  )
  const page = await phone.get('/en/samtale/slet')
  expect(page.text).toMatch(/duty to keep it[\s\S]*5 years after/)
  expect(await names(world)).toEqual({ called: Array(3).fill('Slet mine ord'), main: ['Nej, behold dem'] })
  const sent = await phone.send('/samtale/slet', {}, { action: '/samtale/slet' })
  expect(sent.location).toBe('/samtale')
  expect(await count(database, 'counselling.message')).toBe(0)
  expect(await count(database, 'counselling.conversation where live')).toBe(1)
  const after = await phone.get(sent.location!)
  expect(after.text).toContain('Dine ord er væk hos os. Din kode virker stadig.')
  expect(after.text).not.toContain('Vi har talt sammen')
  expect((await database.owner.query('select kind, by_whom from core.deletion')).rows).toEqual([{ kind: 'words', by_whom: 'person' }])
})

test('everybody may read what is kept and for how long, from the rows the deletion obeys', async () => {
  await using world = await aWriter()
  await world.database.owner.query(`update core.retention set days = 33 where kind = 'conversation'`)
  const page = await world.site.visitor().get('/gemmer')
  expect(page.text).toMatch(/33 dage efter det sidste/)
  expect(page.text).not.toMatch(/undefined|\{span\}/)
  expect((await world.site.visitor().get('/en/gemmer')).text).toContain('33 days after the last thing')
})

test.each([
  ['open', 10, /Vi sletter samtalen [^<]*, hvis den er slut/],
  ['past its day', 100, /Vi sletter samtalen, når den er slut/],
])('the page names no day that may not be kept: %s', async (_, days, words) => {
  await using world = await aWriter()
  await world.database.owner.query(`update counselling.conversation set keep_until = platform.today() + 90 - ${days}`)
  expect((await world.phone.get('/samtale')).text).toMatch(words)
})
