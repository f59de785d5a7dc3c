import { expect, test } from 'vitest'
import { aNetwork, plant } from '#core/builders.ts'
import { returnCode } from '#core/return-code/return-code.ts'
import { anInquiry } from '#parts/counselling/builders.ts'
import { addDays } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase } from '#testing/database.ts'
import { aWriterWhoIsHeld } from '#testing/held-writer.ts'
import { aSite, type Page, testSecret } from '#testing/site.ts'
import { keyFor } from '../../../app.ts'

const today = '2026-11-24'
const missing = (page: Page, words: string[]) => words.filter((one) => !page.text.includes(one))

test('before it is the own page, the newest words come first, then who holds the family, who steps in and what comes next', async () => {
  await using world = await aWriterWhoIsHeld()
  const page = await world.phone.get('/samtale')
  expect(
    missing(page, ['Anne er dit holdepunkt', 'socialrådgiver i Huset ved havnen', 'Når Anne er væk, er det Bo.', 'Anne: Et opkald']),
  ).toEqual([])
  expect(page.text).toMatch(/Torsdag 26. november/)
  const order = [
    'Der er svar til dig.',
    'Tak, fordi du skriver.',
    'Skriv igen',
    'Anne er dit holdepunkt',
    'Det næste',
    'Gør den til min side',
  ].map((words) => page.text.indexOf(words))
  expect(order).toEqual(order.toSorted((a, b) => a - b))
})

test('whoever reads what came back with a mistake in another language comes to the conversation', async () => {
  await using world = await aWriterWhoIsHeld()
  const refused = await world.phone.post('/samtale/min-side', {})
  expect([refused.status, refused.text.includes('href="/en/samtale/min-side"')]).toEqual([422, true])
  for (const [asked, shown] of [
    ['/en/samtale/min-side', '/en/samtale'],
    ['/samtale/min-side', '/samtale'],
  ] as const) {
    const { status, location } = await world.phone.get(asked)
    expect([asked, status, location]).toEqual([asked, 303, shown])
  }
})

test('whoever looks for a page of the own with a code still comes to the conversation', async () => {
  await using world = await aWriterWhoIsHeld()
  for (const page of ['', '/samtale', '/plan', '/spor', '/besked', '/trygt-svar', '/slet', '/luk']) {
    const asked = await world.phone.get(`/min-side${page}`)
    expect([page, asked.status, asked.location]).toEqual([page, 303, '/samtale'])
  }
})

test('whoever has a page of the own now comes there from every address of the conversation before', async () => {
  await using world = await aWriterWhoIsHeld()
  await world.phone.post('/samtale/min-side', { formId: newId(), phone: 'shared' })
  for (const [before, now] of [
    ['/samtale', '/min-side'],
    ['/samtale/besked', '/min-side/besked'],
    ['/en/samtale/trygt-svar', '/min-side/trygt-svar'],
  ])
    expect([before, (await world.phone.get(before!)).location]).toEqual([before, now])
})

const endsHere = 'Knappen logger dig også ud her.'
const staysOpen = 'Knappen logger dig ikke ud. Det gør du selv med Log ud.'

test('a conversation is shut by the quick exit, the page says so, and the code opens it again', async () => {
  await using world = await aWriterWhoIsHeld()
  expect((await world.phone.get('/samtale')).text).toContain(endsHere)
  await world.phone.get('/forlad')
  expect(missing(await world.phone.get('/samtale'), ['Din kode'])).toEqual([])
  await world.phone.send('/samtale', { code: world.code })
  expect(missing(await world.phone.get('/samtale'), ['Din samtale med os', endsHere])).toEqual([])
})

test.each([
  ['shared', endsHere, 'ended'],
  ['mine', staysOpen, 'open'],
])('what the quick exit does to the own page is what she was told: %s', async (choice, said, then) => {
  await using world = await aWriterWhoIsHeld()
  await world.phone.post('/samtale/min-side', { formId: newId(), phone: choice })
  expect(missing(await world.phone.get('/min-side'), [said])).toEqual([])
  await world.phone.get('/forlad')
  // Two pages that are asked for at once: none of them is shown while the other shuts it.
  for (const next of await Promise.all([world.phone.get('/min-side'), world.phone.get('/min-side/plan')]))
    expect([next.status, next.location]).toEqual(then === 'open' ? [200, ''] : [303, '/demo'])
  const { rows } = await world.database.owner.query(`select ended_at is null as open from core.session where kind = 'family'`)
  expect(rows).toEqual([{ open: then === 'open' }])
})

test('the conversation lives on with the family: no day of deletion is told', async () => {
  await using world = await aWriterWhoIsHeld()
  const page = await world.phone.get('/samtale')
  expect(page.text).not.toMatch(/bliver slettet|Vi sletter/)
  expect(page.text).toContain('Samtalen bliver her, så længe vi følges ad.')
})

test('the words of a step stay behind the family’s own line: a code shows only who, what kind and when', async () => {
  await using world = await aWriterWhoIsHeld()
  expect((await world.phone.get('/samtale')).text).not.toContain('Kun for øjne')
})

test('a date that was not told is not told by the page', async () => {
  await using world = await aWriterWhoIsHeld({ tell: false })
  const page = await world.phone.get('/samtale')
  expect(missing(page, ['Anne er dit holdepunkt', 'Den næste dato står her, så snart den er aftalt.'])).toEqual([])
  expect(page.text).not.toMatch(/26\. november/)
})

test('a told day that has passed is said to be our fault', async () => {
  await using world = await aWriterWhoIsHeld()
  await world.database.setClock(`${addDays(today, 2)}T23:50:00+01:00`)
  const phone = world.phone
  await world.database.owner.query(`update core.session set ends_at = 'infinity', idle = interval '90 days'`)
  await world.database.setClock(`${addDays(today, 3)}T09:00:00+01:00`)
  expect((await phone.get('/samtale')).text).toContain('Vi er bagud. Det er vores fejl.')
})

test('the same in English', async () => {
  await using world = await aWriterWhoIsHeld()
  const page = await world.phone.get('/en/samtale')
  expect(missing(page, ['Anne is the one you can hold on to', 'social worker', 'When Anne is away, it is Bo.', 'A call'])).toEqual([])
  expect(page.text).not.toMatch(/deleted|Anne er|holdepunkt/)
})

test('what has waited for the writer is told once on the conversation, and is seen from then on', async () => {
  await using world = await aWriterWhoIsHeld()
  await plant(world.database.owner, {
    'core.notice': [{ id: newId(), to_hat: world.inquiry.writer.hat, kind: 'new-anchor', values: { name: 'Bo' } }],
  })
  expect(missing(await world.phone.get('/samtale'), ['Nyt til dig', 'Bo er nu dit holdepunkt.'])).toEqual([])
  expect((await world.phone.get('/samtale')).text).not.toContain('Nyt til dig')
  const { rows } = await world.database.owner.query('select count(*)::int as unseen from core.notice where seen_at is null')
  expect(rows).toEqual([{ unseen: 0 }])
})

test('mail is the writer’s own choice, off until it is turned on knowing what it means, and it goes along to the own page', async () => {
  await using world = await aWriterWhoIsHeld()
  const { phone, turnOn, database } = world
  expect((await phone.get('/samtale')).text).toContain('href="/samtale/besked"')
  expect(missing(await phone.get('/samtale/besked'), ['Lige nu sender vi ikke noget.', 'Andre på din telefon kan se mailen.'])).toEqual([])
  const unsure = await turnOn({})
  expect([unsure.status, missing(unsure, ['Sæt kryds, hvis det er trygt.', 'value="maja@example.org"'])]).toEqual([422, []])
  const on = await turnOn({ safe: 'yes' })
  expect([on.status, on.location]).toEqual([303, '/samtale/besked'])
  expect((await phone.follow(on)).text).toContain('Du får mail på maja@example.org')
  await phone.post('/samtale/min-side', { formId: newId(), phone: 'shared' })
  expect((await phone.get('/min-side/besked')).text).toContain('Du får mail på maja@example.org')
  const { rows } = await database.owner.query(
    `select h.kind, c.channel, c.address from core.contact_card c join core.hat h on h.id = c.hat_id where c.channel = 'mail' or h.kind = 'writer'`,
  )
  expect(rows.filter(({ address }) => address !== null)).toEqual([{ kind: 'family_adult', channel: 'mail', address: 'maja@example.org' }])
})

test('where no mail can leave, no mail is offered: one calm sentence, and a forged wish is refused', async () => {
  await using world = await aWriterWhoIsHeld({ mail: false })
  const { phone, turnOn, database } = world
  const page = await phone.get('/samtale/besked')
  expect(page.text).toContain('Vi kan ikke sende mail herfra endnu.')
  expect(page.text).not.toMatch(/type="email"|Slå mail til/)
  const forged = await turnOn({ safe: 'yes', formId: newId() })
  expect([forged.status, forged.text.includes('Vi kan ikke sende mail herfra endnu.')]).toEqual([409, true])
  const { rows } = await database.owner.query(`select 1 from core.contact_card where address is not null`)
  expect(rows).toEqual([])
})

test('mail that was on before mail could no longer leave is told as it is, and can be turned off', async () => {
  await using world = await aWriterWhoIsHeld({ mail: false })
  const { phone, database, inquiry } = world
  await database.owner.query(
    `insert into core.contact_card (hat_id, channel, address, turned_on_at) values ($1, 'mail', 'maja@example.org', platform.now())
     on conflict (hat_id) do update set channel = 'mail', address = excluded.address, turned_on_at = excluded.turned_on_at`,
    [inquiry.writer.hat],
  )
  const page = await phone.get('/samtale/besked')
  expect(missing(page, ['Vi kan ikke sende mail herfra endnu.', 'maja@example.org', 'Slå det fra'])).toEqual([])
  await phone.send('/samtale/besked', { wish: 'off' }, { action: '/samtale/besked' })
  const { rows } = await database.owner.query(`select 1 from core.contact_card where address is not null`)
  expect(rows).toEqual([])
})

test('before the code is over she is told how long the page stays open in each choice, and how she comes back', async () => {
  await using world = await aWriterWhoIsHeld()
  const said = { id: newId(), name: 'phone-hours', da: 'Ring på 12 34 56 78, kl. 10–14.', set_by: world.network.leader.hat }
  await plant(world.database.owner, { 'core.network_text': [said] })
  const told = [
    'Når du trykker, virker koden ikke mere.',
    '30 minutter',
    'altid efter 12 timer',
    'i 30 dage',
    'Ring på <a href="tel:12345678"',
  ]
  expect(missing(await world.phone.get('/samtale'), [...told, 'bed Anne om en ny kode'])).toEqual([])
  const noWay = ['kan du ikke selv åbne den igen. Du skal have en ny kode af os:', 'href="/samtale/besked">Slå mail til først']
  expect(missing(await world.phone.get('/samtale'), noWay)).toEqual([])
  await world.turnOn({ safe: 'yes' })
  const withMail = await world.phone.get('/samtale')
  expect([missing(withMail, ['Du kan altid få et link på mail.']), missing(withMail, noWay)]).toEqual([[], noWay])
  const unsaid = await world.phone.post('/samtale/min-side', { formId: newId() })
  expect([unsaid.status, missing(unsaid, ['Vælg, hvem der bruger telefonen.'])]).toEqual([422, []])
  expect(unsaid.text).toMatch(/<h1[^>]*>Din samtale med os<\/h1>\s*<div class="ds-error-summary[^>]*>[\s\S]*?href="#field-phone"/)
  expect(unsaid.text).not.toContain('Alt, hvad du har skrevet, er gemt')
  expect((await world.phone.get('/samtale')).text).toContain('Din samtale med os')
})

test.each([
  ['shared', '00:30:00'],
  ['mine', '30 days'],
])('the page stays open as long as she was told: %s', async (choice, idle) => {
  await using world = await aWriterWhoIsHeld()
  const made = await world.phone.post('/samtale/min-side', { formId: newId(), phone: choice })
  expect([made.status, made.location]).toEqual([303, '/min-side?ny=1'])
  const { rows } = await world.database.owner.query(
    `select idle::text, ends_at > platform.now() + interval '29 days' as long from core.session where kind = 'family' and ended_at is null`,
  )
  expect(rows).toEqual([{ idle, long: choice === 'mine' }])
  const page = await world.phone.follow(made)
  expect(missing(page, ['Sådan kommer du ind igen', 'Få besked på mail', 'Bed Anne om en ny kode, når vi taler sammen.'])).toEqual([])
  expect(page.text.indexOf('Sådan kommer du ind igen')).toBeLessThan(page.text.indexOf('Skriv til Anne'))
})

test('a wrong code is told to everybody alike: the order of the words, what becomes of a code, and the other ways in', async () => {
  await using world = await aWriterWhoIsHeld()
  await world.phone.post('/samtale/min-side', { formId: newId(), phone: 'shared' })
  const stranger = world.site.visitor()
  const said = async (code: string) => (await stranger.send('/samtale', { code })).text.replace(code, '').replace(/value="[^"]*"/g, '')
  const [over, never] = [await said(world.code), await said('bil bus kat hus')]
  for (const words of [
    'Se ordene og deres rækkefølge efter.',
    'Så virker den gamle kode ikke mere.',
    'href="/sign-in/link"',
    'href="/skriv"',
  ])
    expect([words, over.includes(words)]).toEqual([words, true])
  expect(over).toBe(never)
})

test('mail is offered only when a family is open: before that the conversation needs no name and no address', async () => {
  await using database = await freshDatabase()
  await database.setClock(`${today}T10:20:00+01:00`)
  const network = await aNetwork(database.owner)
  const code = returnCode({ number: 1, key: keyFor(testSecret, 'return-code') }, newId())
  await anInquiry(database.owner, network, { stage: 'answered', codeHash: code.hash, words: 'Jeg skrev i nat' })
  const phone = (await aSite(database)).visitor()
  await phone.send('/samtale', { code: code.words })
  expect((await phone.get('/samtale')).text).not.toContain('/samtale/besked')
  const asked = await phone.get('/samtale/besked')
  expect([asked.status, asked.location]).toEqual([303, '/samtale'])
  const forged = { formId: newId(), wish: 'on', address: 'maja@example.org', hours: 'any', safe: 'yes' }
  expect((await phone.post('/samtale/besked', forged)).location).toBe('/samtale')
  expect((await database.owner.query('select 1 from core.contact_card where address is not null')).rows).toEqual([])
})
