import { expect, test } from 'vitest'
import { aNetwork } from '#core/builders.ts'
import { anOffer, anOpening, aPlace } from '#core/offer/builders.ts'
import { anInquiry } from '#parts/counselling/builders.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { aSite } from '#testing/site.ts'
import { aStory } from '#testing/story.ts'

/** A Monday morning; Birgit leads the house, Aksel administers the network. */
async function mondayMorning(database: TestDatabase) {
  await database.setClock('2026-11-23T08:05:00+01:00')
  const network = await aNetwork(database.owner)
  const site = await aSite(database)
  const [birgit, aksel] = [await site.signedIn(network.leader.hat), await site.signedIn(network.administrator.hat)]
  return { network, site, birgit, aksel, visitor: site.visitor() }
}

const one = async (database: TestDatabase, query: string, values: unknown[] = []) => (await database.owner.query(query, values)).rows[0]
const offerFields = {
  ...{ kind: 'group', titleDa: 'Fredagskaffe', whatDa: 'Vi drikker kaffe.', forWhomDa: 'Alle', signupDa: 'Kom bare.', languages: 'da' },
  ...{ situations: 'company', validFrom: '2026-11-23' },
}
const openingFields = { weekdays: '5', from: '10', to: '12.30', everyWeeks: '1', onHolidays: 'no', validFrom: '2026-11-23' }

test('a place, an offer and an opening that are written are found the same minute, and what ends is gone', async () => {
  await using database = await freshDatabase()
  const { network, site, birgit, visitor } = await mondayMorning(database)
  const placed = await birgit.post('/settings/places/new', {
    organisation: network.house,
    name: 'Caféen',
    kind: 'here',
    address: 'Ringvej 1',
    postcode: '4300',
  })
  const offered = await birgit.post('/settings/offers/new', { organisation: network.house, ...offerFields })
  expect([placed.status, offered.status]).toEqual([303, 303])
  const ids = { place: placed.location.split('/').at(-1)!, offer: offered.location.split('/').at(-1)! }
  const opened = await birgit.post('/settings/openings/new', { ...ids, ...openingFields })
  expect(opened.location).toBe(offered.location)
  const address = '/find?sted=4300&situation=company'
  const found = async () => (await visitor.get(address)).text
  expect(await found()).toContain('Fredagskaffe')
  expect((await visitor.get('/find')).status).toBe(200)

  await birgit.post(`${placed.location}/closed-days`, { day: '2026-11-27', why: 'Flytning' })
  const { starts_at } = await one(
    database,
    `select n.starts_at from core.opening o, core.next_opening(o, platform.now()) n where o.offer_id = $1`,
    [ids.offer],
  )
  expect(starts_at.toISOString()).toBe('2026-12-04T09:00:00.000Z')
  expect(await found()).not.toContain('Flytning')
  await birgit.post(`${placed.location}/open-day`, { day: '2026-11-27' })
  expect(
    (
      await one(database, `select n.starts_at from core.opening o, core.next_opening(o, platform.now()) n where o.offer_id = $1`, [
        ids.offer,
      ])
    ).starts_at.toISOString(),
  ).toBe('2026-11-27T09:00:00.000Z')

  const refused = await birgit.post(`${placed.location}/close`, {})
  expect([refused.status, refused.text.includes('Her står stadig åbningstider')]).toEqual([409, true])
  expect((await birgit.post(`${offered.location}/end`, { lastDay: '2026-11-23' })).status).toBe(303)
  await database.advance(86_400_000)
  expect(await found()).not.toContain('Fredagskaffe')
  const nextDay = await site.signedIn(network.leader.hat)
  expect((await nextDay.post(`${placed.location}/close`, {})).status).toBe(303)
})

test('a secret place has no point, and no visitor is told of it', async () => {
  await using database = await freshDatabase()
  const { network, birgit, visitor } = await mondayMorning(database)
  const secret = { organisation: network.house, name: 'Fyrtårnet', kind: 'secret', address: 'Skjulvej 9', postcode: '4300' }
  const pointed = await birgit.post('/settings/places/new', { ...secret, lat: '55,7', lng: '11,7' })
  expect([pointed.status, pointed.text.includes('Fyrtårnet')]).toEqual([409, true])
  expect((await birgit.post('/settings/places/new', secret)).status).toBe(303)
  expect(await one(database, `select lat, lng, point_from from core.place where name = 'Fyrtårnet'`)).toEqual({
    lat: null,
    lng: null,
    point_from: null,
  })
  for (const path of ['/find', '/find?sted=4300', '/']) expect((await visitor.get(path)).text).not.toMatch(/Fyrtårnet|Skjulvej/)
})

test('a leader changes what lies under the own house, and is told kindly where it does not', async () => {
  await using database = await freshDatabase()
  const { network, birgit, aksel } = await mondayMorning(database)
  const place = await aPlace(database.owner, { organisationId: network.association, name: 'Klubhuset' })
  const fields = { name: 'Nyt navn', kind: 'here', address: 'Ringvej 1', postcode: '4300' }
  const page = await birgit.post(`/settings/places/${place}`, fields)
  expect([page.status, page.text.includes('hører til en anden organisation')]).toEqual([409, true])
  expect((await aksel.post(`/settings/places/${place}`, fields)).status).toBe(303)
  const gap = { level: 'D', value: '20', validFrom: '2026-11-23' }
  expect((await birgit.post('/settings/levels/gap', gap)).status).toBe(409)
  expect((await aksel.post('/settings/levels/gap', gap)).status).toBe(303)
})

test('an organisation ends only when nobody and nothing rests on it', async () => {
  await using database = await freshDatabase()
  const { network, aksel } = await mondayMorning(database)
  const house = await aksel.get(`/settings/organisations/${network.house}`)
  expect(house.text).toContain('Den kan først slutte, når intet hviler på den')
  const forced = await aksel.post(`/settings/organisations/${network.house}/end`, {})
  expect([forced.status, forced.text.includes('Her er stadig mennesker')]).toEqual([409, true])
  const made = await aksel.post('/settings/organisations/new', { name: 'Nyt hus', kind: 'house', parent: network.network })
  expect((await aksel.post(`${made.location}/end`, {})).status).toBe(303)
})

test('until a queue with two people stands, nobody can write; then they can, and a change of hands leaves everything held', async () => {
  await using database = await freshDatabase()
  const { network, birgit, visitor } = await mondayMorning(database)
  await database.owner.query('update core.shift set cancelled_at = platform.now(), cancelled_by = $1', [network.leader.hat])
  await database.owner.query('update core.queue set ended_at = platform.now()')
  expect((await birgit.get('/settings')).text).toContain('Det mangler, før I kan tage imod')
  const closed = await visitor.get('/skriv')
  expect([closed.text.includes('name="words"'), closed.text.includes('Livslinien') || closed.text.includes('112')]).toEqual([false, true])

  const queue = { name: 'Ny kø', channels: 'web,phone', languages: 'da', responsible: network.anne.hat, deputy: network.anne.hat }
  const same = await birgit.post('/settings/queues/new', queue)
  expect([same.status, same.text.includes('to forskellige mennesker'), same.text.includes('Ny kø')]).toEqual([409, true, true])
  const made = await birgit.post('/settings/queues/new', { ...queue, deputy: network.bo.hat })
  expect(made.status).toBe(303)
  expect((await visitor.get('/skriv')).text).toContain('name="words"')

  const id = made.location.split('/').at(-1)!
  await anInquiry(database.owner, { ...network, queue: { id, responsible: network.anne, deputy: network.bo } })
  const moved = await birgit.post(made.location, { ...queue, responsible: network.cille.hat, deputy: network.bo.hat })
  expect(moved.status).toBe(303)
  const held = await one(database, `select hat_id from core.holding where kind = 'queue'`)
  expect(held.hat_id).toBe(network.cille.hat)
  const ended = await birgit.post(`${made.location}/end`, {})
  expect([ended.status, ended.text.includes('Nogen står stadig i køen')]).toEqual([409, true])
})

test('a line that was looked up today says so on the front page, and a new number has a source of its own', async () => {
  await using database = await freshDatabase()
  const { birgit, visitor } = await mondayMorning(database)
  await birgit.post('/settings/helplines/checked', { key: 'politi-114' })
  expect(await one(database, `select checked_on from core.helpline where key = 'politi-114'`)).toEqual({ checked_on: '2026-11-23' })
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
  expect([alarm.status, (await one(database, `select number from core.helpline where position = 0`)).number]).toEqual([409, '112'])
})

test('a network adds a number of its own, ends one and shows it again; 112 stands first whatever is tried', async () => {
  await using database = await freshDatabase()
  const { birgit, visitor } = await mondayMorning(database)
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
  const { key } = await one(database, `select key from core.helpline where name = 'Søvnlinjen'`)
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
  const { aksel, visitor } = await mondayMorning(database)
  expect((await aksel.post('/settings/texts/greeting', { da: 'Velkommen til Ringhusene', en: 'Welcome' })).status).toBe(303)
  expect((await visitor.get('/')).text).toContain('Velkommen til Ringhusene')
  expect((await visitor.get('/en')).text).toContain('Welcome')
  for (const da of ['<b>Hej</b>', 'Se www.andre.dk', 'https://andre.dk']) {
    const page = await aksel.post('/settings/texts/greeting', { da, en: '' })
    expect([page.status, page.text.includes('Kun ren tekst')]).toEqual([422, true])
  }
  expect((await aksel.post('/settings/texts/about-us', { da: '', en: 'Only English' })).status).toBe(409)
  await aksel.post('/settings/texts/greeting', { da: '', en: '' })
  expect((await visitor.get('/')).text).not.toContain('Velkommen til Ringhusene')
})

test('new minutes are a new row from a day, and the promise counts with them from that day', async () => {
  await using database = await freshDatabase()
  const { network, site, aksel } = await mondayMorning(database)
  await aksel.post('/settings/levels/minutes', { level: 'D', value: '120', validFrom: '2026-11-24' })
  const minutes = async () =>
    (
      await one(
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
  const { network, aksel, birgit } = await mondayMorning(database)
  const placeId = await aPlace(database.owner, { organisationId: network.house })
  const offerId = await anOffer(database.owner, { organisationId: network.house })
  await anOpening(database.owner, { offerId, placeId, weekdays: [4] })
  const next = async () =>
    (
      await one(
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
  expect((await aksel.post('/settings/holidays/off', { day: '2026-12-25' })).status).toBe(409)
  await aksel.post('/settings/holidays/off', { day: '2026-12-24' })
  expect(await next()).toBe('2026-12-24')
})

test('only leaders and administrators find the settings; a double click makes one', async () => {
  await using database = await freshDatabase()
  const { network, site, birgit } = await mondayMorning(database)
  const anne = await site.signedIn(network.anne.hat)
  expect([(await anne.get('/settings')).status, (await anne.get('/desk')).text.includes('href="/settings"')]).toEqual([404, false])
  const fields = { formId: newId(), organisation: network.house, ...offerFields }
  const [first, second] = await Promise.all([birgit.post('/settings/offers/new', fields), birgit.post('/settings/offers/new', fields)])
  expect([first.location, (await one(database, `select count(*)::int as n from core.offer`)).n]).toEqual([second.location, 1])
})

test('where no mail can leave, the settings and the desk say so; where it can, nothing is said', async () => {
  await using database = await freshDatabase()
  const { network } = await mondayMorning(database)
  for (const mail of [false, true]) {
    const birgit = await (await aSite(database, { mail })).signedIn(network.leader.hat)
    for (const page of ['/settings', '/desk']) {
      const said = (await birgit.get(page)).text.includes('Herfra bliver der ikke sendt mail.')
      expect([page, mail, said]).toEqual([page, mail, !mail])
    }
  }
})

test('a level has the same name wherever it is chosen: at the inquiry, at the family and in the settings', async () => {
  await using story = await aStory()
  const { network, database } = story
  const inquiry = await anInquiry(database.owner, network, { stage: 'claimed', owner: network.leader })
  const leader = await story.signedIn(network.leader)
  for (const path of ['/settings/levels', `/desk/inquiries/${inquiry.id}`, `/desk/families/new?inquiry=${inquiry.id}`])
    expect((await leader.get(path)).text).toContain('C · Inden to hverdage')
})

test('the languages of an offer and of a queue are chosen by their names, and one that is not on the list stays', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await mondayMorning(database)
  const spoken = async (table: string, id: string) =>
    (await one(database, `select languages from core.${table} where id = $1`, [id])).languages
  const made = await birgit.post('/settings/offers/new', { ...offerFields, organisation: network.house, languages: 'da,ti' })
  const offer = made.location.split('/').at(-1)!
  expect(await spoken('offer', offer)).toEqual(['da', 'ti'])
  await database.owner.query(`update core.offer set languages = '{da,is}' where id = $1`, [offer])
  const page = (await birgit.get(made.location)).text
  expect(page).toMatch(/value="is" checked[\s\S]*?<span>Islandsk/)
  expect(page).toMatch(/value="ar"[\s\S]*?<span>Arabisk/)
  const queue = { name: 'Ny kø', channels: 'web', languages: '', responsible: network.anne.hat, deputy: network.bo.hat }
  expect((await birgit.post('/settings/queues/new', queue)).text).toContain('Vælg mindst ét sprog')
  const laid = await birgit.post('/settings/queues/new', { ...queue, languages: 'da,uk' })
  expect(await spoken('queue', laid.location.split('/').at(-1)!)).toEqual(['da', 'uk'])
})

test('what the box says is missing is what the list marks as missing, and no more', async () => {
  await using database = await freshDatabase()
  const { birgit } = await mondayMorning(database)
  await database.owner.query('update core.shift set cancelled_at = platform.now(), cancelled_by = (select responsible_id from core.queue)')
  await database.owner.query('update core.queue set ended_at = platform.now()')
  const { text } = await birgit.get('/settings')
  const box = text.slice(text.indexOf('Det mangler, før I kan tage imod'), text.indexOf('Før I kan tage imod'))
  expect([box.split('<li>').length - 1, text.split('>Mangler<').length - 1]).toEqual([2, 2])
  expect(text).toMatch(/Så familier finder jer[\s\S]*Tilbud, familier kan finde[\s\S]*Ikke endnu/)
})
