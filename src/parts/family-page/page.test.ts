import { expect, test } from 'vitest'
import { type HeldFamily, plant } from '#core/builders.ts'
import { newId } from '#platform/ids.ts'
import { mainWords } from '#testing/as-read.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { aFamilyAtHome } from '#testing/family-at-home.ts'
import type { Page } from '#testing/site.ts'
import { anAbsence } from '#testing/story.ts'
import { aSealedLife, goesOnWithFamily } from './builders.ts'
import { da } from './texts.da.ts'

const missing = (page: Page, words: string[]) => words.filter((one) => !page.text.includes(one))

const words = async (database: TestDatabase) =>
  (await database.owner.query('select body, from_us from counselling.message order by at, id')).rows

test('row 68: the page names who holds me, who is ready, the next date and what will happen', async () => {
  await using database = await freshDatabase()
  const { maja } = await aFamilyAtHome(database)
  const page = await maja.get('/min-side')
  expect(
    missing(page, ['Anne er dit holdepunkt', 'socialrådgiver i Huset ved havnen', 'Når Anne er væk, er det Bo.', 'Skriv til Anne']),
  ).toEqual([])
  expect(missing(page, ['torsdag 3. december', 'Anne: Vi taler om de første uger'])).toEqual([])
  expect(page.text).toMatch(/<title>Information<\/title>/)
})

test('nobody is called ready who cannot come in: the family reads that another is found, and not that somebody is on pause', async () => {
  await using database = await freshDatabase()
  const { maja, network, site } = await aFamilyAtHome(database)
  const leader = await site.signedIn(network.leader.hat)
  const bo = async () => {
    const page = mainWords(await maja.get('/min-side'))
    return ['Når Anne er væk, er det Bo.', 'Klar, når holdepunktet er væk'].map((words) => page.includes(words))
  }
  expect(await bo()).toEqual([true, true])
  await leader.post(`/settings/people/${network.bo.hat}/suspend`, {})
  expect(await bo()).toEqual([false, false])
  const page = mainWords(await maja.get('/min-side'))
  expect(page).toContain('Bo kan ikke træde ind lige nu. Er Anne væk, finder vi en anden til dig.')
  expect(page).toMatch(/Bo Kan ikke træde ind lige nu/)
  expect(page).not.toMatch(/pause/i)
  await leader.post(`/settings/people/${network.bo.hat}/resume`, {})
  expect(await bo()).toEqual([true, true])
})

test('whoever has written looks for the answer with a button, and what is half written stands there again', async () => {
  await using database = await freshDatabase()
  const { maja, family, network } = await aFamilyAtHome(database)
  const waits = /Klokken 10 var det ikke kommet endnu\.[\s\S]*<button[^>]*form="word-form"[^>]*>\s*Se, om der er svar/
  expect((await maja.get('/min-side/samtale')).text).not.toMatch(waits)
  await maja.send('/min-side', { words: 'Kan vi tale på torsdag?' }, { action: '/min-side/samtale' })
  expect((await maja.get('/min-side/samtale')).text).toMatch(waits)
  const look = { formId: newId(), go: 'look' }
  expect((await maja.post('/min-side/samtale', { ...look, words: ' ' })).location).toBe('/min-side/samtale')
  const half = await maja.post('/min-side/samtale', { ...look, words: 'Jeg er ikke færdig' })
  expect([half.status, missing(half, ['Jeg er ikke færdig</textarea>', 'Kan vi tale på torsdag?'])]).toEqual([200, []])
  expect(await words(database)).toHaveLength(1)
  const talk = (await database.owner.query('select id, writer_id from counselling.conversation where family_id = $1', [family.id])).rows[0]
  const answer = { conversation_id: talk.id, writer_id: talk.writer_id, by_hat: network.anne.hat, from_us: true, body: 'Ja, klokken 14.' }
  await plant(database.owner, { 'counselling.message': [{ id: newId(), ...answer }] })
  const read = (await maja.get('/min-side/samtale')).text
  expect(read).toContain('Ja, klokken 14.')
  expect(read).not.toMatch(waits)
})

test('while the anchor is away the page says who steps in, first of all and by name', async () => {
  await using database = await freshDatabase()
  const { network, maja } = await aFamilyAtHome(database)
  await anAbsence({ database, network }, { away: network.anne, cover: network.cille, days: 5 })
  const page = await maja.get('/min-side')
  expect(
    missing(page, ['Cille træder ind nu', 'Anne er væk til og med fredag 27. november.', 'Skriv til Cille', 'Træder ind for Anne']),
  ).toEqual([])
  const reads = 'Cille og Anne kan læse det, og den, der træder ind for dem.'
  for (const address of ['/min-side', '/min-side/samtale']) expect((await maja.get(address)).text).toContain(reads)
})

test('row 69: a new message arrives whole and once, with a double click, a reload and a lost answer', async () => {
  await using database = await freshDatabase()
  const { network, family, maja } = await aFamilyAtHome(database)
  await aSealedLife(database.owner, network, { family, adult: family.adults[0]! })
  await goesOnWithFamily(database.owner, { family, by: network.anne })
  const formId = newId()
  const send = () => maja.post('/min-side/samtale', { formId, words: 'Hej Anne.\nKan vi tale på torsdag?' })
  const [one, two] = await Promise.all([send(), send()])
  const three = await send()
  expect([one, two, three].map(({ status, location }) => [status, location])).toEqual(Array(3).fill([303, `/min-side/samtale#w-${formId}`]))
  expect((await words(database)).at(-1)).toEqual({ body: 'Hej Anne.\nKan vi tale på torsdag?', from_us: false })
  expect((await words(database)).length).toBe(3)
  expect(missing(await maja.get('/min-side/samtale'), ['Kan vi tale på torsdag?'])).toEqual([])
})

test('a message that is too long, or is nothing, comes back with every word still there', async () => {
  await using database = await freshDatabase()
  const { maja } = await aFamilyAtHome(database)
  const long = `Kære Anne. ${'ord '.repeat(2600)}slut`
  const page = await maja.send('/min-side', { words: long }, { action: '/min-side/samtale' })
  expect([page.status, missing(page, [da.wordsTooLong, 'slut</textarea>'])]).toEqual([422, []])
  const empty = await maja.send('/min-side', { words: '  ' }, { action: '/min-side/samtale' })
  expect([empty.status, missing(empty, [da.wordsMissing])]).toEqual([422, []])
})

test('an adult who never wrote before can write to the own person, and the anchor has it', async () => {
  await using database = await freshDatabase()
  const { network, family, maja } = await aFamilyAtHome(database)
  const sent = await maja.send('/min-side', { words: 'Hej, det er Maja' }, { action: '/min-side/samtale' })
  expect(sent.status).toBe(303)
  await maja.send('/min-side', { words: 'Endnu en' }, { action: '/min-side/samtale' })
  const { rows } =
    await database.owner.query(`select c.family_id, i.state, i.ended_as, count(m.*)::int as words from counselling.conversation c
    join counselling.inquiry i on i.id = c.inquiry_id join counselling.message m on m.conversation_id = c.id group by 1, 2, 3`)
  expect(rows).toEqual([{ family_id: family.id, state: 'ended', ended_as: 'family-opened', words: 2 }])
  const { rows: told } = await database.owner.query(`select kind from core.event where family_id = $1`, [family.id])
  expect(told.map(({ kind }) => kind)).toContain('message-received')
  expect(network.anne.hat).toBe(family.anchor.hat)
})

test('a word from a family is owed an answer: its anchor finds it among the promises of the day, once', async () => {
  await using database = await freshDatabase()
  const { network, family, site, maja } = await aFamilyAtHome(database)
  await maja.send('/min-side', { words: 'Han må ikke se det. Jeg kan kl. 14.' }, { action: '/min-side/samtale' })
  await maja.send('/min-side', { words: 'Endnu en' }, { action: '/min-side/samtale' })
  const { rows } = await database.owner.query(`select by_hat, family_id, what, open from core.promise`)
  expect(rows).toEqual([{ by_hat: network.anne.hat, family_id: family.id, what: 'answer', open: true }])
  const desk = await (await site.signedIn(network.anne.hat)).get('/desk')
  expect(desk.text).toMatch(/Lovet i dag[\s\S]*Solsikken[\s\S]*Køen/)
})

test('of a long exchange the page shows the last two, and whatever of ours was not seen yet', async () => {
  await using database = await freshDatabase()
  const { network, family, maja } = await aFamilyAtHome(database)
  await aSealedLife(database.owner, network, { family, adult: family.adults[0]! })
  await goesOnWithFamily(database.owner, { family, by: network.anne })
  const home = async () => (await maja.get('/min-side')).text.match(/(?<=class="message-text"[^>]*>\s*)[^<]*\S(?=\s*<)/g)
  expect((await home())?.length).toBe(2)
  await database.owner.query(
    `insert into counselling.message (id, conversation_id, writer_id, by_hat, from_us, body, at)
     select gen_random_uuid(), id, writer_id, $1, true, 'Det næste, vi skrev: ' || n, platform.now() + n * interval '1 second'
     from counselling.conversation, generate_series(1, 3) n`,
    [network.anne.hat],
  )
  for (const n of [1, 2]) await maja.post('/min-side/samtale', { formId: newId(), words: `Hej ${n}` })
  const newWords = ['Det næste, vi skrev: 1', 'Det næste, vi skrev: 2', 'Det næste, vi skrev: 3']
  const shown = await home()
  expect(newWords.filter((one) => !shown?.includes(one))).toEqual([])
  expect((await home())?.length).toBe(2)
})

test('two words sent at the same moment are owed one answer', async () => {
  await using database = await freshDatabase()
  const { network, family, maja } = await aFamilyAtHome(database)
  await aSealedLife(database.owner, network, { family, adult: family.adults[0]! })
  await goesOnWithFamily(database.owner, { family, by: network.anne })
  const send = (n: number) => maja.post('/min-side/samtale', { formId: newId(), words: `Hej ${n}` })
  const sent = await Promise.all([1, 2, 3, 4].map(send))
  expect(sent.map(({ status }) => status)).toEqual([303, 303, 303, 303])
  const { rows } = await database.owner.query(
    "select count(*)::int as owed from core.promise where open and what in ('answer', 'write-when')",
  )
  expect(rows).toEqual([{ owed: 1 }])
})

test('row 71: the page tells who looked, in what role, where and why, once a day each; the own readings are a number', async () => {
  await using database = await freshDatabase()
  const { network, family, maja } = await aFamilyAtHome(database)
  const line = (hat: string, purpose: string, at: string) => ({
    hat_id: hat,
    family_id: family.id,
    purpose,
    tx: '7',
    tx_at: at,
    at,
    reason: null,
  })
  await plant(database.owner, {
    'core.access_line': [
      ...['08:00', '08:10', '12:00'].map((time) => line(network.anne.hat, 'counselling', `2026-11-20T${time}:00Z`)),
      line(network.bo.hat, 'cover', '2026-11-22T09:00:00Z'),
      {
        job: 'mail',
        writer_id: family.adults[0]!.hat,
        purpose: 'technical',
        tx: '7',
        tx_at: '2026-11-21T09:00:00Z',
        at: '2026-11-21T09:00:00Z',
      },
      { ...line(network.leader.hat, 'leadership', '2026-11-22T10:00:00Z'), reason: 'hemmelig-begrundelse' },
    ],
  })
  await maja.get('/min-side')
  await maja.get('/min-side')
  const page = await maja.get('/min-side/spor')
  expect(
    missing(page, [
      'Anne åbnede familiens side',
      'For at hjælpe · rådgiver, Huset ved havnen',
      'Bo åbnede familiens side',
      'For at træde ind for en kollega',
      'For at lede arbejdet',
    ]),
  ).toEqual([])
  expect((page.text.match(/Anne åbnede/g) ?? []).length).toBe(1)
  expect(page.text).toContain('Du har selv åbnet siden 3 gange.')
  expect(page.text).not.toContain('hemmelig-begrundelse')
})

test('something new is told once, and then stands among the rest', async () => {
  await using database = await freshDatabase()
  const { family, maja } = await aFamilyAtHome(database)
  await plant(database.owner, {
    'core.notice': [{ id: newId(), to_hat: family.adults[0]!.hat, kind: 'new-anchor', values: { name: 'Bo' } }],
  })
  expect(missing(await maja.get('/min-side'), ['Nyt til dig', 'Bo er nu dit holdepunkt.'])).toEqual([])
  expect(missing(await maja.get('/min-side'), ['Nyt til dig'])).toEqual(['Nyt til dig'])
  const { rows } = await database.owner.query('select seen_at is not null as seen from core.notice')
  expect(rows).toEqual([{ seen: true }])
})

test('one click closes the page everywhere', async () => {
  await using database = await freshDatabase()
  const { family, site, maja } = await aFamilyAtHome(database)
  const other = await site.signedIn(family.adults[0]!.hat)
  await maja.send('/min-side', {}, { action: '/sign-out' })
  await maja.post('/sign-out', { everywhere: 'yes' })
  expect((await other.get('/min-side')).status).toBe(200)
  await other.post('/sign-out', { everywhere: 'yes' })
  const { rows } = await database.owner.query('select count(*)::int as open from core.session where ended_at is null')
  expect(rows).toEqual([{ open: 0 }])
})

test('after the end the door is open: the page stays and one can write as before', async () => {
  await using database = await freshDatabase()
  const { network, family, maja } = await aFamilyAtHome(database)
  await aSealedLife(database.owner, network, { family, adult: family.adults[0]! })
  await goesOnWithFamily(database.owner, { family, by: network.anne })
  await closed(database, family)
  const page = await maja.get('/min-side')
  expect([page.status, missing(page, ['Døren er åben', 'Skriv, så begynder vi ikke forfra.', 'Det nåede vi sammen'])]).toEqual([200, []])
  const sent = await maja.send('/min-side', { words: 'Jeg er her igen' }, { action: '/min-side/samtale' })
  expect(sent.status).toBe(303)
  const { rows } = await database.owner.query('select state, live from counselling.inquiry')
  expect(rows).toEqual([{ state: 'received', live: true }])
  expect(missing(await maja.get('/min-side'), ['Jeg er her igen', 'svarer dig'])).toEqual([])
})

async function closed(database: TestDatabase, family: HeldFamily): Promise<void> {
  await database.owner.query(
    `begin; set constraints all deferred;
     update core.promise set ended_at = platform.now(), ended_as = 'not-needed', ended_by = by_hat, not_needed_because = 'family-closed' where ended_at is null and family_id is not null;
     update core.next_step set ended_at = platform.now(), ended_as = 'done', ended_by = created_by where ended_at is null;
     update core.circle set ended_at = platform.now() where as_what <> 'adult';
     update counselling.conversation set state = 'ended', ended_at = platform.now(), ended_as = 'family-closed' where family_id is not null;
     update core.family_words set reached = 'Det nåede vi sammen';
     update core.family set closed_at = platform.now(), closed_by = anchor_id, closed_as = 'goals-reached' where id = '${family.id}'; commit`,
  )
}

test('nobody but the adult has this page: not staff, not a writer, not a visitor', async () => {
  await using database = await freshDatabase()
  const { network, site } = await aFamilyAtHome(database)
  for (const hat of [network.anne.hat, network.leader.hat]) expect((await (await site.signedIn(hat)).get('/min-side')).status).toBe(404)
  expect((await site.visitor().get('/min-side')).status).toBe(303)
})
