import { expect, test } from 'vitest'
import { aPlace } from '#core/offer/builders.ts'
import { anInquiry } from '#parts/counselling/builders.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase } from '#testing/database.ts'
import { aMorningAtTheSettings, firstRow } from '#testing/settings.ts'
import { aSite } from '#testing/site.ts'

const offerFields = {
  ...{ kind: 'group', titleDa: 'Fredagskaffe', whatDa: 'Vi drikker kaffe.', forWhomDa: 'Alle', signupDa: 'Kom bare.', languages: 'da' },
  ...{ situations: 'company', validFrom: '2026-11-23' },
}
const openingFields = { weekdays: '5', from: '10', to: '12.30', everyWeeks: '1', onHolidays: 'no', validFrom: '2026-11-23' }

test('a place, an offer and an opening that are written are found the same minute, and what ends is gone', async () => {
  await using database = await freshDatabase()
  const { network, site, birgit, visitor } = await aMorningAtTheSettings(database)
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

  expect((await birgit.get(placed.location)).text).toContain('Fredag kl. 10–12.30')

  await birgit.post(`${placed.location}/closed-days`, { day: '2026-11-27', why: 'Flytning' })
  const { starts_at } = await firstRow(
    database,
    `select n.starts_at from core.opening o, core.next_opening(o, platform.now()) n where o.offer_id = $1`,
    [ids.offer],
  )
  expect(starts_at.toISOString()).toBe('2026-12-04T09:00:00.000Z')
  expect(await found()).not.toContain('Flytning')
  await birgit.post(`${placed.location}/open-day`, { day: '2026-11-27' })
  expect(
    (
      await firstRow(database, `select n.starts_at from core.opening o, core.next_opening(o, platform.now()) n where o.offer_id = $1`, [
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

test('a postcode of another length is told that it has four digits, in a form and in a sheet', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await aMorningAtTheSettings(database)
  const place = { organisation: network.house, name: 'Caféen', kind: 'here', address: 'Ringvej 1' }
  for (const postcode of ['43000', '430', 'DK-4300']) {
    const page = await birgit.post('/settings/places/new', { ...place, postcode })
    expect([postcode, page.status, page.text.includes('Et postnummer har fire tal.')]).toEqual([postcode, 409, true])
    expect(page.text).toContain(`value="${postcode}"`)
  }
  const unknown = await birgit.post('/settings/places/new', { ...place, postcode: '0001' })
  expect(unknown.text).toContain('Det postnummer kender vi ikke.')
  const text = 'Organisation;Navn;Slags;Adresse;Postnummer\nHuset ved havnen;Caféen;besøgssted;Ringvej 1;43000'
  expect((await birgit.post('/settings/csv/import', { kind: 'places', text })).text).toContain('Et postnummer har fire tal.')
})

test('a secret place has no point, and no visitor is told of it', async () => {
  await using database = await freshDatabase()
  const { network, birgit, visitor } = await aMorningAtTheSettings(database)
  const secret = { organisation: network.house, name: 'Fyrtårnet', kind: 'secret', address: 'Skjulvej 9', postcode: '4300' }
  const pointed = await birgit.post('/settings/places/new', { ...secret, lat: '55,7', lng: '11,7' })
  expect([pointed.status, pointed.text.includes('Fyrtårnet')]).toEqual([409, true])
  expect((await birgit.post('/settings/places/new', secret)).status).toBe(303)
  expect(await firstRow(database, `select lat, lng, point_from from core.place where name = 'Fyrtårnet'`)).toEqual({
    lat: null,
    lng: null,
    point_from: null,
  })
  for (const path of ['/find', '/find?sted=4300', '/']) expect((await visitor.get(path)).text).not.toMatch(/Fyrtårnet|Skjulvej/)
})

test('a leader changes what lies under the own house, and is told kindly where it does not', async () => {
  await using database = await freshDatabase()
  const { network, birgit, aksel } = await aMorningAtTheSettings(database)
  const place = await aPlace(database.owner, { organisationId: network.association, name: 'Klubhuset' })
  const fields = { name: 'Nyt navn', kind: 'here', address: 'Ringvej 1', postcode: '4300' }
  const page = await birgit.post(`/settings/places/${place}`, fields)
  expect([page.status, page.text.includes('hører til en anden organisation')]).toEqual([409, true])
  expect((await aksel.post(`/settings/places/${place}`, fields)).status).toBe(303)
  const gap = { level: 'D', value: '20', validFrom: '2026-11-23' }
  expect((await birgit.post('/settings/levels/gap', gap)).status).toBe(409)
  expect((await aksel.post('/settings/levels/gap', gap)).status).toBe(303)
})

test('what a form needs is said beside it, and whoever meets nothing is shown the way to where it is added', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await aMorningAtTheSettings(database)
  const offer = (await birgit.get(`/settings/offers/new?organisation=${network.house}`)).text
  const hintOf = (name: string) => new RegExp(`id="field-${name}-hint"[^>]*>([^<]*)<`).exec(offer)?.[1]
  expect(['titleDa', 'whatDa', 'forWhomDa', 'signupDa', 'situations', 'titleEn'].map(hintOf)).toEqual([
    ...Array.from({ length: 4 }, () => 'Skal udfyldes.'),
    'Vælg mindst én.',
    'Uden engelsk vises det danske.',
  ])
  const place = { organisation: network.house, kind: 'here', name: 'Huset ved havnen', address: 'Ringvej 1', postcode: '4300' }
  const made = await birgit.follow(await birgit.post('/settings/places/new', place))
  expect(made.text).toContain(`<a href="/settings/organisations/${network.house}">Se tilbuddene hos Huset ved havnen</a>`)
  await birgit.post('/settings/places/new', { ...place, name: 'Caféen' })
  const { location } = await birgit.post('/settings/offers/new', { organisation: network.house, ...offerFields })
  const choices = (await birgit.get(`/settings/openings/new?offer=${location.split('/').at(-1)}`)).text
  expect([...choices.matchAll(/<option[^>]*>([^<]*)</g)].map(([, name]) => name)).toEqual(['Caféen · Huset ved havnen', 'Huset ved havnen'])
})

test('where nobody can hold a queue, whoever wants one is shown the way to invite, and no form that cannot be sent', async () => {
  await using database = await freshDatabase()
  const { aksel, network } = await aMorningAtTheSettings(database)
  expect((await aksel.get('/settings/queues/new')).text).toContain('name="responsible"')
  await database.owner.query('update core.hat set suspended_at = platform.now() where anchors and id <> $1', [network.leader.hat])
  const { text } = await aksel.get('/settings/queues/new')
  expect(text).toContain('<a href="/settings/people/new">Inviter dem først.</a>')
  expect(text).not.toContain('name="responsible"')
})

test('an organisation ends only when nobody and nothing rests on it', async () => {
  await using database = await freshDatabase()
  const { network, aksel } = await aMorningAtTheSettings(database)
  const house = await aksel.get(`/settings/organisations/${network.house}`)
  expect(house.text).toContain('Den kan først slutte, når intet hviler på den')
  const forced = await aksel.post(`/settings/organisations/${network.house}/end`, {})
  expect([forced.status, forced.text.includes('Her er stadig mennesker')]).toEqual([409, true])
  const made = await aksel.post('/settings/organisations/new', { name: 'Nyt hus', kind: 'house', parent: network.network })
  const asked = (await aksel.get(made.location!)).text
  expect(/<details class="wish"><summary>Afslut i dag<.*<\/details>/.exec(asked)?.[0]).toMatch(/Det kan ikke laves om.*Ja, afslut i dag/)
  expect((await aksel.post(`${made.location}/end`, {})).status).toBe(303)
})

test('until a queue with two people stands, nobody can write; then they can, and a change of hands leaves everything held', async () => {
  await using database = await freshDatabase()
  const { network, birgit, aksel, visitor } = await aMorningAtTheSettings(database)
  await database.owner.query('update core.shift set cancelled_at = platform.now(), cancelled_by = $1', [network.leader.hat])
  await database.owner.query('update core.queue set ended_at = platform.now()')
  expect((await birgit.get('/settings')).text).toContain('Det mangler, før I kan tage imod')
  const closed = await visitor.get('/skriv')
  expect([closed.text.includes('name="words"'), closed.text.includes('Livslinien') || closed.text.includes('112')]).toEqual([false, true])
  const opens = 'Fra køen er oprettet, kan alle skrive til jer'
  expect((await birgit.get('/settings/queues/new')).text).toMatch(
    new RegExp(`${opens}[\\s\\S]*ikke kan love en tid endnu[\\s\\S]*name="responsible"`),
  )

  const queue = { name: 'Ny kø', channels: 'web,phone', languages: 'da', responsible: network.anne.hat, deputy: network.anne.hat }
  const same = await birgit.post('/settings/queues/new', queue)
  expect([same.status, same.text.includes('to forskellige mennesker'), same.text.includes('Ny kø')]).toEqual([409, true, true])
  const made = await birgit.post('/settings/queues/new', { ...queue, deputy: network.bo.hat })
  expect((await birgit.follow(made)).text).toContain('Køen er oprettet')
  expect((await visitor.get('/skriv')).text).toMatch(/name="words"[\s\S]*ikke love et tidspunkt/)
  const overview = (await birgit.get('/settings')).text
  expect(overview).not.toMatch(/mangler, før I kan tage imod/)
  expect(overview).toMatch(/I tager imod nu\. Det mangler endnu[\s\S]*ikke kan love en tid endnu[\s\S]*href="\/settings\/shifts"/)
  expect((await birgit.get('/settings/queues/new')).text).not.toContain(opens)

  const address = made.location.replace('?ny=1', '')
  const id = address.split('/').at(-1)!
  await anInquiry(database.owner, { ...network, queue: { id, responsible: network.anne, deputy: network.bo } })
  const moved = await birgit.post(address, { ...queue, responsible: network.cille.hat, deputy: network.bo.hat })
  expect(moved.status).toBe(303)
  const held = await firstRow(database, `select hat_id from core.holding where kind = 'queue'`)
  expect(held.hat_id).toBe(network.cille.hat)
  for (const page of ['/settings/queues', address]) {
    expect((await birgit.get(page)).text).toMatch(/1 løfte og ingen vagter\./)
    expect((await aksel.get(page)).text).toMatch(/Ingen vagter\./)
    expect((await aksel.get(page)).text).not.toMatch(/(\d|Ingen) løfte/)
  }
  const ended = await birgit.post(`${address}/end`, {})
  expect([ended.status, ended.text.includes('Nogen står stadig i køen')]).toEqual([409, true])
})

test('only leaders and administrators find the settings; a double click makes one', async () => {
  await using database = await freshDatabase()
  const { network, site, birgit } = await aMorningAtTheSettings(database)
  const anne = await site.signedIn(network.anne.hat)
  expect([(await anne.get('/settings')).status, (await anne.get('/desk')).text.includes('href="/settings"')]).toEqual([404, false])
  const fields = { formId: newId(), organisation: network.house, ...offerFields }
  const [first, second] = await Promise.all([birgit.post('/settings/offers/new', fields), birgit.post('/settings/offers/new', fields)])
  expect([first.location, (await firstRow(database, `select count(*)::int as n from core.offer`)).n]).toEqual([second.location, 1])
})

test('where no mail can leave, the settings and the desk say so; where it can, nothing is said', async () => {
  await using database = await freshDatabase()
  const { network } = await aMorningAtTheSettings(database)
  for (const mail of [false, true]) {
    const birgit = await (await aSite(database, { mail })).signedIn(network.leader.hat)
    for (const page of ['/settings', '/desk']) {
      const said = (await birgit.get(page)).text.includes('Herfra bliver der ikke sendt mail.')
      expect([page, mail, said]).toEqual([page, mail, !mail])
    }
  }
})

test('the languages of an offer and of a queue are chosen by their names, and one that is not on the list stays', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await aMorningAtTheSettings(database)
  const spoken = async (table: string, id: string) =>
    (await firstRow(database, `select languages from core.${table} where id = $1`, [id])).languages
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
  expect(await spoken('queue', laid.location.split(/[/?]/).at(-2)!)).toEqual(['da', 'uk'])
})

test('a time that cannot be read is told how a time is written, also where it may be left out', async () => {
  await using database = await freshDatabase()
  const { network, birgit, aksel } = await aMorningAtTheSettings(database)
  const offered = await birgit.post('/settings/offers/new', { organisation: network.house, ...offerFields })
  const offer = offered.location.split('/').at(-1)!
  const opening = await birgit.post('/settings/openings/new', { ...openingFields, offer, from: 'kvart i ni' })
  expect([opening.status, opening.text.includes('Skriv et klokkeslæt, fx 9.30.')]).toEqual([422, true])
  const line = await aksel.post('/settings/helplines/new', { days1: '1', from1: 'ti', to1: '12' })
  expect([line.status, line.text.includes('Skriv et klokkeslæt, fx 9.30.'), line.text.includes('value="ti"')]).toEqual([422, true, true])
})

test('a day in another year is told with its year: closed days of the years ahead, and a week over new year', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await aMorningAtTheSettings(database)
  const place = await aPlace(database.owner, { organisationId: network.house, name: 'Caféen' })
  for (const day of ['2026-12-24', '2027-12-24']) await birgit.post(`/settings/places/${place}/closed-days`, { day })
  const { text } = await birgit.get(`/settings/places/${place}`)
  expect([text.includes('torsdag 24. december<'), text.includes('fredag 24. december 2027')]).toEqual([true, true])
  expect((await birgit.get('/settings/shifts?week=2026-12-28')).text).toContain('fra mandag 28. december til søndag 3. januar 2027')
})
