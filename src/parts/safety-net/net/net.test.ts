import { expect, test } from 'vitest'
import { aHeldFamily, plant } from '#core/builders.ts'
import { anInquiry } from '#parts/counselling/builders.ts'
import { addDays } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase } from '#testing/database.ts'
import { aMorning, listOf, missing, numbersOf } from '#testing/net.ts'
import { aSite, type Page } from '#testing/site.ts'
import { anAbsence } from '#testing/story.ts'
import { isFine, netKinds } from './net.ts'

test('a leader sees a green list by a quarter past nine: everybody is held and nobody waits', async () => {
  await using database = await freshDatabase()
  const { network, leader } = await aMorning(database)
  await aHeldFamily(database.owner, network, { level: 'B' })
  await aHeldFamily(database.owner, network, { anchor: network.cille })
  const page = await leader.get('/net')
  expect(missing(page, ['Begge familier har et menneske og et næste skridt', 'Alt er holdt.', 'Set kl. 9.12', 'wants-look'])).toEqual([
    'wants-look',
  ])
})

test('what wants a look stands first and alone, and the rest is one table that says nothing of laws or sums', async () => {
  await using database = await freshDatabase()
  const { network, leader } = await aMorning(database)
  await anInquiry(database.owner, network, { promisedHours: 1 })
  expect((await leader.get('/net')).text).not.toContain('Kræver et blik')
  await database.advance(2 * 3_600_000)
  const { text } = await (await (await aSite(database)).signedIn(network.leader.hat)).get('/net')
  const [first, rest] = text.slice(text.indexOf('Kræver et blik')).split('<table')
  const listsIn = (part: string | undefined) => [...(part ?? '').matchAll(/\/net\/lists\/([a-z]+)/g)].map(([, kind]) => kind)
  expect(listsIn(first)).toEqual(['late'])
  expect(listsIn(rest).sort()).toEqual(netKinds.filter((kind) => kind !== 'late').toSorted())
  expect(text).not.toContain('lovbrud')
})

test('each number opens its own list, and the list has as many lines as the number says', async () => {
  await using database = await freshDatabase()
  const { network, leader } = await aMorning(database)
  await aHeldFamily(database.owner, network, { name: 'Solsikken' })
  await anInquiry(database.owner, network)
  const numbers = await numbersOf(database, network.leader.hat)
  for (const kind of netKinds) {
    const page = await leader.get(`/net/lists/${kind}`)
    expect([kind, page.status, (page.text.match(/class="work-item"/g) ?? []).length]).toEqual([kind, 200, numbers[kind]])
    expect(missing(await leader.get('/net'), [`href="/net/lists/${kind}"`])).toEqual([])
  }
  expect((await leader.get('/net/lists/everything')).status).toBe(404)
})

test('a long list is read twenty lines at a time, the nearest first, and never says more than it counted', async () => {
  await using database = await freshDatabase()
  const { network, leader } = await aMorning(database)
  for (let n = 0; n < 21; n++)
    await aHeldFamily(database.owner, network, { name: `Familie ${n + 10}`, level: 'D', due: addDays('2026-11-24', n) })
  const lines = (page: Page) => [...page.text.matchAll(/Familie \d\d/g)].map(String)
  const first = await leader.get('/net/lists/open')
  expect([lines(first).length, lines(first)[0], lines(first).at(-1)]).toEqual([20, 'Familie 10', 'Familie 29'])
  expect(missing(first, ['Nr. 1–20', 'href="/net/lists/open?side=2"', '21 i alt'])).toEqual(['21 i alt'])
  const second = await leader.get('/net/lists/open?side=2')
  expect(lines(second)).toEqual(['Familie 30'])
  expect(missing(second, ['Nr. 21–21', 'href="/net/lists/open?side=1"', 'De næste 20'])).toEqual(['De næste 20'])
})

test('a counsellor sees the own reach, a leader and a director the whole', async () => {
  await using database = await freshDatabase()
  const { network } = await aMorning(database)
  await aHeldFamily(database.owner, network, { anchor: network.anne, deputy: network.bo })
  await aHeldFamily(database.owner, network, { anchor: network.cille, deputy: network.bo, name: 'Havet' })
  const open = async (hat: string) => (await numbersOf(database, hat)).open
  expect([
    await open(network.anne.hat),
    await open(network.bo.hat),
    await open(network.leader.hat),
    await open(network.director.hat),
  ]).toEqual([1, 2, 2, 2])
  expect((await listOf(database, network.anne.hat, 'open')).map(({ family }) => family)).toEqual(['Solsikken'])
})

test('a director reads whose and who has it on every list, and nothing there leads to a page she may not open', async () => {
  await using database = await freshDatabase()
  const { network, site, leader } = await aMorning(database)
  const family = await aHeldFamily(database.owner, network, { name: 'Solsikken' })
  await anInquiry(database.owner, network)
  const director = await site.signedIn(network.director.hat)
  const open = await director.get('/net/lists/open')
  expect(missing(open, ['Solsikken', 'Anne', 'åbnes kun af dem, der arbejder med dem'])).toEqual([])
  for (const kind of netKinds)
    expect([kind, (await director.get(`/net/lists/${kind}`)).text.includes('href="/desk')]).toEqual([kind, false])
  expect(missing(await leader.get('/net/lists/open'), [`href="/desk/families/${family.id}"`])).toEqual([])
  expect((await leader.get('/net/lists/open')).text).not.toContain('åbnes kun af dem')
})

test('what renews itself is on the page of those the news is told to: a director has no stream, and her net asks for none', async () => {
  await using database = await freshDatabase()
  const { network, site } = await aMorning(database)
  for (const [who, told] of [
    [network.anne, true],
    [network.leader, true],
    [network.director, false],
  ] as const) {
    const browser = await site.signedIn(who.hat)
    const { text } = await browser.get('/net')
    expect([text.includes('<live-region'), text.includes('Set kl. 9.12')]).toEqual([told, true])
  }
})

test('a volunteer, a coordinator and an administrator have no net', async () => {
  await using database = await freshDatabase()
  const { network, site } = await aMorning(database)
  for (const who of [network.volunteer, network.coordinator, network.administrator]) {
    const browser = await site.signedIn(who.hat)
    for (const path of ['/net', '/net/lists/open', '/net/proof.jsonl']) expect((await browser.get(path)).status).toBe(404)
  }
})

test('row 80: what is over time stands on the list, with whose it is and since when', async () => {
  await using database = await freshDatabase()
  const { network, leader } = await aMorning(database)
  await aHeldFamily(database.owner, network, { level: 'A', name: 'Solsikken' })
  await database.advance(3 * 86_400_000)
  const signedInAgain = await (await aSite(database)).signedIn(network.leader.hat)
  expect((await leader.get('/net')).status).toBe(303)
  const page = await signedInAgain.get('/net/lists/overdue')
  expect(missing(page, ['Solsikken', 'Skulle være gjort tirsdag 24. november', 'Anne'])).toEqual([])
  expect(missing(await signedInAgain.get('/net'), ['wants-look'])).toEqual([])
})

test('row 82: a family from which nothing is heard for three weeks is on the list of the quiet', async () => {
  await using database = await freshDatabase()
  const { network } = await aMorning(database)
  await aHeldFamily(database.owner, network, { level: 'D', name: 'Stille' })
  const other = await aHeldFamily(database.owner, network, { level: 'D', name: 'Havet' })
  await database.advance(20 * 86_400_000)
  expect((await numbersOf(database, network.leader.hat)).quiet).toBe(0)
  await plant(database.owner, {
    'counselling.note': [{ id: newId(), family_id: other.id, by_hat: network.anne.hat, body: 'Talt i telefon', shown_to: 'us' }],
  })
  await database.advance(2 * 86_400_000)
  expect((await listOf(database, network.leader.hat, 'quiet')).map(({ family }) => family)).toEqual(['Stille'])
  expect((await listOf(database, network.cille.hat, 'quiet')).length).toBe(0)
  await database.owner.query(`update core.setting set value = '1' where key = 'quiet-family-days'`)
  expect((await numbersOf(database, network.leader.hat)).quiet).toBe(2)
})

test('promises of this week are counted as they ended, and last week’s are not', async () => {
  await using database = await freshDatabase()
  const { network } = await aMorning(database)
  const family = await aHeldFamily(database.owner, network)
  const promise = (ended_as: string, ended_at: string) => ({
    ...{ id: newId(), to_hat: family.adults[0]!.hat, by_hat: network.anne.hat, family_id: family.id, what: 'call', channel: 'phone' },
    ...{ due_by: '2026-11-23T08:00:00+01:00', made_at: '2026-11-10T08:00:00+01:00', ended_as, ended_at },
  })
  await plant(database.owner, {
    'core.promise': [
      promise('kept', '2026-11-23T00:10:00+01:00'),
      promise('broken', '2026-11-23T08:10:00+01:00'),
      promise('kept', '2026-11-22T23:50:00+01:00'),
    ],
  })
  const numbers = await numbersOf(database, network.leader.hat)
  expect([numbers.kept, numbers.moved, numbers.broken]).toEqual([1, 0, 1])
  expect(await listOf(database, network.leader.hat, 'broken')).toMatchObject([{ family: 'Solsikken', what: 'call', who: 'Anne' }])
})

test('the numbers trust no constraint: a family that lost its step behind their back is seen at once', async () => {
  await using database = await freshDatabase()
  const { network, leader } = await aMorning(database)
  const family = await aHeldFamily(database.owner, network, { name: 'Solsikken' })
  await database.owner.query(
    'set session_replication_role = replica; delete from core.step_words; delete from core.next_step; set session_replication_role = default',
  )
  const list = await listOf(database, network.leader.hat, 'without')
  expect(list).toMatchObject([{ id: family.id, family: 'Solsikken', what: 'no-step' }])
  expect(missing(await leader.get('/net'), ['Nettet har et hul'])).toEqual([])
  expect(missing(await leader.get('/net/lists/without'), ['intet næste skridt i tide'])).toEqual([])
})

test('an absence shows who steps in, and does not count as something that waits', async () => {
  await using database = await freshDatabase()
  const { network, leader } = await aMorning(database)
  await anAbsence({ database, network }, { away: network.anne, cover: network.bo, days: 3 })
  const page = await leader.get('/net/lists/away')
  expect(missing(page, ['Anne', 'Bo træder ind', 'Til og med onsdag 25. november'])).toEqual([])
  expect(missing(await leader.get('/net'), ['wants-look'])).toEqual(['wants-look'])
})

test('professional work that was on its way to a volunteer is counted on every path, and a leader finds who, where and when', async () => {
  await using database = await freshDatabase()
  const { network, site, leader } = await aMorning(database)
  const { anne, bo, volunteer } = network
  const held = await aHeldFamily(database.owner, network, { name: 'Solsikken' })
  const { id: inquiry } = await anInquiry(database.owner, network, { stage: 'claimed', owner: anne })
  await plant(database.owner, {
    'core.circle': [{ id: newId(), family_id: held.id, hat_id: volunteer.hat, as_what: 'volunteer', accepted_at: new Date() }],
  })
  const browser = await site.signedIn(anne.hat)
  const step = { stepWords: 'Ringe om boligen', task: 'call', ownerId: volunteer.hat, dueOn: '2026-11-25' }
  const opening = {
    ...{
      shortName: 'Havet',
      about: 'Maja venter barn',
      rows: '4',
      m1Role: 'mother',
      m1Name: 'Maja',
      anchorId: anne.hat,
      deputyId: bo.hat,
      inquiry,
    },
    ...{ level: 'C', levelReason: 'En frist', ...step },
  }
  const pages = [
    await browser.send(`/desk/families/${held.id}`, step, { action: `/desk/families/${held.id}/steps` }),
    await browser.send(`/desk/families/${held.id}`, step, { action: `/desk/families/${held.id}/steps/${held.step}/owner` }),
    await browser.send('/desk/families/new', opening, { action: '/desk/families/new' }),
  ]
  for (const page of pages) expect(page.text).toContain('Det er fagligt arbejde.')
  expect(missing(await leader.get('/net'), ['Faglige opgaver, der blev afvist', 'href="/net/lists/drift"'])).toEqual([])
  const list = await listOf(database, network.leader.hat, 'drift')
  expect(list.map(({ family, who, address }) => [family, who, address])).toEqual([
    [null, 'Anne', `/desk/inquiries/${inquiry}`],
    ['Solsikken', 'Anne', `/desk/families/${held.id}`],
    ['Solsikken', 'Anne', `/desk/families/${held.id}`],
  ])
  expect(missing(await leader.get('/net/lists/drift'), ['Da en familie skulle åbnes', 'Solsikken', 'Anne', 'De er afvist'])).toEqual([])
  expect((await numbersOf(database, network.director.hat)).drift).toBe(3)
  // A colleague without leadership has no such list, nor does another house.
  expect((await numbersOf(database, bo.hat)).drift).toBe(0)
  expect(missing(await browser.get('/net'), ['Faglige opgaver, der blev afvist'])).toHaveLength(1)
})

test('many wrong codes within an hour are told to leaders only', async () => {
  await using database = await freshDatabase()
  const { network, site, leader } = await aMorning(database)
  expect(missing(await leader.get('/net'), ['Mange forkerte koder'])).toHaveLength(1)
  await database.owner.query(`select platform.limit_wrong('return-code', sha256(n::text::bytea), null) from generate_series(1, 80) n`)
  expect(missing(await leader.get('/net'), ['80 forkerte koder den sidste time.'])).toEqual([])
  expect(missing(await (await site.signedIn(network.anne.hat)).get('/net'), ['Mange forkerte koder'])).toHaveLength(1)
})

test('sixty mothers who ask for a link within an hour are no attack: nobody is told of wrong codes', async () => {
  await using database = await freshDatabase()
  const { site, leader } = await aMorning(database)
  for (let n = 0; n < 60; n++) {
    await site.visitor().post('/sign-in/link', { mail: `mor-${n}@example.org` })
    // Each from an address of her own.
    await database.owner.query(`delete from platform.limit_counter where scope = 'address'`)
  }
  const { rows } = await database.owner.query('select bucket, sum(wrong)::int as asked from platform.limit_counter group by bucket')
  expect(rows).toEqual([{ bucket: 'sign-in-link', asked: 60 }])
  expect(missing(await leader.get('/net'), ['Mange forkerte koder'])).toHaveLength(1)
})

test('a number that should be nothing is fine at nothing only', () => {
  expect([isFine('without', 0), isFine('without', 1), isFine('open', 214), isFine('broken', 2), isFine('moved', 2)]).toEqual([
    true,
    false,
    true,
    false,
    true,
  ])
})
