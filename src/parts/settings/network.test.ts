import { expect, test } from 'vitest'
import { anOffer, anOpening, aPlace } from '#core/offer/builders.ts'
import { anInquiry } from '#parts/counselling/builders.ts'
import { mainWords } from '#testing/as-read.ts'
import { freshDatabase } from '#testing/database.ts'
import { aMorningAtTheSettings, firstRow } from '#testing/settings.ts'
import { aStory } from '#testing/story.ts'

test('a line that was looked up today says so on the front page, and a new number has a source of its own', async () => {
  await using database = await freshDatabase()
  const { birgit, visitor } = await aMorningAtTheSettings(database)
  await birgit.post('/settings/helplines/checked', { key: 'politi-114' })
  expect(await firstRow(database, `select checked_on from core.helpline where key = 'politi-114'`)).toEqual({ checked_on: '2026-11-23' })
  const line = {
    name: 'Giftlinjen',
    number: '12 34 56 78',
    whatDa: 'Gift',
    whatEn: 'Poison',
    forWhomDa: 'Alle',
    forWhomEn: 'All',
    source: 'Ringet op',
  }
  const half = await birgit.post('/settings/helplines/giftlinjen', { ...line, days1: '1,2', from1: '9' })
  expect([half.status, half.text.includes('12 34 56 78')]).toEqual([409, true])
  const saved = await birgit.post('/settings/helplines/giftlinjen', { ...line, days1: '1,2', from1: '8', to1: '24' })
  expect(saved.status).toBe(303)
  expect((await visitor.get('/find')).text).toContain('34 56 78')
  const alarm = await birgit.post('/settings/helplines/alarm-112', { ...line, number: '113' })
  expect([alarm.status, (await firstRow(database, `select number from core.helpline where position = 0`)).number]).toEqual([409, '112'])
})

test('a network adds a number of its own, ends one and shows it again; 112 stands first whatever is tried', async () => {
  await using database = await freshDatabase()
  const { birgit, visitor } = await aMorningAtTheSettings(database)
  const find = async () => (await visitor.get('/find')).text
  const about = { whatDa: 'Råd om børn, der ikke sover', whatEn: 'Sleep', forWhomDa: 'Alle', forWhomEn: 'All', source: 'Ringet op' }
  const line = { ...about, name: 'Søvnlinjen', number: '87 65 43 21', days1: '1,2,3,4,5', from1: '8', to1: '16' }
  const add = (more = {}) => birgit.send('/settings/helplines/new', { ...line, ...more }, { action: '/settings/helplines/new' })
  expect((await add()).status).toBe(303)
  expect(await find()).toContain('Søvnlinjen')
  for (const [number, words] of [
    ['87 65 43 21', 'står her allerede'],
    ['112', 'ingen anden linje kan være 112'],
  ] as const) {
    const refused = await add({ number })
    expect([refused.status, refused.text.includes(words)]).toEqual([409, true])
  }
  const { key } = await firstRow(database, `select key from core.helpline where name = 'Søvnlinjen'`)
  expect((await birgit.post(`/settings/helplines/${key}/end`, {})).status).toBe(303)
  expect(await find()).not.toContain('Søvnlinjen')
  expect((await birgit.get('/settings/helplines')).text).toMatch(/Vises ikke mere[\s\S]*Søvnlinjen/)
  expect((await birgit.post(`/settings/helplines/${key}/again`, {})).status).toBe(303)
  expect(await find()).toContain('Søvnlinjen')
  const alarm = await birgit.post('/settings/helplines/alarm-112/end', {})
  expect([alarm.status, alarm.text.includes('112 står her altid.')]).toEqual([409, true])
  expect((await birgit.get('/settings/helplines/alarm-112')).text).not.toContain('/alarm-112/end')
})

test('own words stand on the front page, without a tag or a link, and an empty field gives the house its words back', async () => {
  await using database = await freshDatabase()
  const { aksel, visitor } = await aMorningAtTheSettings(database)
  const write = (texts: Record<string, string>) => aksel.send('/settings/texts', texts, { action: '/settings/texts' })
  const saved = await write({ 'greeting-da': 'Velkommen til Ringhusene', 'greeting-en': 'Welcome' })
  expect([saved.status, saved.location]).toEqual([303, '/settings/texts#greeting'])
  expect((await aksel.get('/settings/texts')).text).toMatch(/id="greeting".*Sidst ændret i dag[^<]*Aksel/s)
  expect((await visitor.get('/')).text).toContain('Velkommen til Ringhusene')
  expect((await visitor.get('/en')).text).toContain('Welcome')
  for (const da of ['<b>Hej</b>', 'Se www.andre.dk', 'https://andre.dk']) {
    const page = await write({ 'greeting-da': da })
    expect([page.status, page.text.includes('Kun ren tekst')]).toEqual([422, true])
  }
  await write({ 'greeting-da': '', 'greeting-en': '' })
  expect((await visitor.get('/')).text).not.toContain('Velkommen til Ringhusene')
})

const three = { 'greeting-da': 'Velkommen', 'phone-hours-da': 'Ring på 12 34 56 78', 'about-us-da': 'En forening' }

test('whoever fills in all the own texts and presses once has written them all, and what is wrong with one loses none', async () => {
  await using database = await freshDatabase()
  const { aksel, visitor } = await aMorningAtTheSettings(database)
  const write = (texts: Record<string, string>) => aksel.send('/settings/texts', texts, { action: '/settings/texts' })
  const wrong = await write({ ...three, 'about-us-da': '', 'about-us-en': 'Only English' })
  expect([wrong.status, wrong.text.includes('Hvem vi er, dansk: Skriv den danske tekst også.')]).toEqual([409, true])
  for (const words of ['Velkommen', 'Ring på 12 34 56 78', 'Only English']) expect(wrong.text).toContain(`${words}</textarea>`)
  expect((await database.owner.query('select 1 from core.network_text')).rows).toEqual([])
  expect((await write(three)).status).toBe(303)
  const front = mainWords(await visitor.get('/'))
  for (const words of Object.values(three)) expect(front).toContain(words)
})

test('only the text that was changed gets a new line, and what a colleague has written meanwhile stands', async () => {
  await using database = await freshDatabase()
  const { aksel } = await aMorningAtTheSettings(database)
  const address = '/settings/texts'
  await aksel.send(address, three, { action: address })
  const asShown = Object.fromEntries(Object.entries(three).map(([name, text]) => [`${name}-was`, text]))
  await aksel.send(address, { ...three, 'greeting-da': 'Hej' }, { action: address })
  await aksel.post(address, { ...three, ...asShown, 'about-us-da': 'To foreninger' })
  const { rows } = await database.owner.query(
    'select name, array_agg(da order by set_at, id) as said from core.network_text group by name order by name',
  )
  expect(rows).toEqual([
    { name: 'about-us', said: ['En forening', 'To foreninger'] },
    { name: 'greeting', said: ['Velkommen', 'Hej'] },
    { name: 'phone-hours', said: ['Ring på 12 34 56 78'] },
  ])
})

test('new minutes are a new row from a day, and the promise counts with them from that day', async () => {
  await using database = await freshDatabase()
  const { network, site, aksel } = await aMorningAtTheSettings(database)
  await aksel.post('/settings/levels/minutes', { level: 'D', value: '120', validFrom: '2026-11-24' })
  const minutes = async () =>
    (
      await firstRow(
        database,
        `select minutes from core.answer_time where level = 'D' and valid_from <= platform.today() order by version desc limit 1`,
      )
    ).minutes
  expect(await minutes()).toBe(20)
  await database.advance(86_400_000)
  expect(await minutes()).toBe(120)
  const nextDay = await site.signedIn(network.administrator.hat)
  const past = await nextDay.post('/settings/levels/gap', { level: 'A', value: '2', validFrom: '2026-11-22' })
  const turned = await nextDay.post('/settings/levels/gap', { level: 'A', value: '9', validFrom: '2026-11-25' })
  expect([past.status, turned.status, turned.text.includes('mere alvorligt niveau')]).toEqual([409, 409, true])
})

test('a day the network keeps closes its offers, and a public holiday cannot be taken away', async () => {
  await using database = await freshDatabase()
  const { network, aksel, birgit } = await aMorningAtTheSettings(database)
  const placeId = await aPlace(database.owner, { organisationId: network.house })
  const offerId = await anOffer(database.owner, { organisationId: network.house })
  await anOpening(database.owner, { offerId, placeId, weekdays: [4] })
  const next = async () =>
    (
      await firstRow(
        database,
        `select (n.starts_at)::date::text as day from core.opening o, core.next_opening(o, '2026-12-21') n where o.offer_id = $1`,
        [offerId],
      )
    ).day
  expect(await next()).toBe('2026-12-24')
  expect((await birgit.post('/settings/holidays', { day: '2026-12-24', nameDa: 'Juleaftensdag', nameEn: 'Christmas Eve' })).status).toBe(
    409,
  )
  expect((await aksel.post('/settings/holidays', { day: '2026-12-24', nameDa: 'Juleaftensdag', nameEn: 'Christmas Eve' })).status).toBe(303)
  expect(await next()).toBe('2026-12-31')
  expect((await aksel.get('/settings/holidays')).text).toContain('fredag 1. januar 2027')
  expect((await aksel.post('/settings/holidays/off', { day: '2026-12-25' })).status).toBe(409)
  await aksel.post('/settings/holidays/off', { day: '2026-12-24' })
  expect(await next()).toBe('2026-12-24')
})

test('a level has the same name wherever it is chosen: at the inquiry, at the family and in the settings', async () => {
  await using story = await aStory()
  const { network, database } = story
  const inquiry = await anInquiry(database.owner, network, { stage: 'claimed', owner: network.leader })
  const leader = await story.signedIn(network.leader)
  for (const path of ['/settings/levels', `/desk/inquiries/${inquiry.id}`, `/desk/families/new?inquiry=${inquiry.id}`])
    expect((await leader.get(path)).text).toContain('C · Inden to hverdage')
})

test('what the box says is missing is what the list marks as missing, and no more', async () => {
  await using database = await freshDatabase()
  const { birgit } = await aMorningAtTheSettings(database)
  await database.owner.query('update core.shift set cancelled_at = platform.now(), cancelled_by = (select responsible_id from core.queue)')
  await database.owner.query('update core.queue set ended_at = platform.now()')
  const { text } = await birgit.get('/settings')
  const box = text.slice(text.indexOf('Det mangler, før I kan tage imod'), text.indexOf('Før I kan tage imod'))
  const list = text.slice(text.indexOf('Før I kan tage imod'), text.indexOf('Før I kan love en tid'))
  expect([box.split('<li>').length - 1, list.split('>Mangler<').length - 1]).toEqual([1, 1])
  expect(text).toMatch(/Så familier finder jer[\s\S]*Tilbud, familier kan finde[\s\S]*Ikke endnu/)
})
