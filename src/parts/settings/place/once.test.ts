import { afterAll, expect, test } from 'vitest'
import { aPlace } from '#core/offer/builders.ts'
import { freshDatabase } from '#testing/database.ts'
import { atOnce } from '#testing/meanwhile.ts'
import { aMorningAtTheSettings, firstRow } from '#testing/settings.ts'

const database = await freshDatabase()
const { network, birgit, aksel } = await aMorningAtTheSettings(database)
afterAll(() => database[Symbol.asyncDispose]())

const places = '/settings/places'
const school = { organisation: network.house, name: 'Skolen', kind: 'here', address: 'Ringvej 1', postcode: '4300' }
const count = async (name: string) =>
  (await firstRow(database, 'select count(*)::int as n from core.place where live and name = $1', [name])).n
const told = 'Det sted er her allerede.'

test('the same place is not added twice; one of the same name in another street is another place', async () => {
  const first = await birgit.post(`${places}/new`, school)
  const again = await aksel.post(`${places}/new`, { ...school, name: 'skolen', address: 'RINGVEJ 1' })
  expect([first.status, again.status, again.text.includes(told), again.text.includes('value="RINGVEJ 1"')]).toEqual([303, 409, true, true])
  const other = await aksel.post(`${places}/new`, { ...school, address: 'Havnen 2' })
  expect([other.status, await count('Skolen')]).toEqual([303, 2])
  expect((await birgit.post(other.location, school)).text).toContain(told)
  expect((await birgit.post(first.location, { ...school, travelDa: 'Bus 4' })).status).toBe(303)
  expect((await birgit.post(`${first.location}/close`, {})).status).toBe(303)
  expect((await birgit.post(other.location, school)).status).toBe(303)
})

test('places that were the same before can still be put right, one by one', async () => {
  const church = { name: 'Kirken', kind: 'here', address: 'Ringvej 1', postcode: '4300' }
  const one = await aPlace(database.owner, { organisationId: network.house, name: 'Kirken' })
  await aPlace(database.owner, { organisationId: network.house, name: 'Kirken' })
  expect((await birgit.post(`${places}/${one}`, { ...church, travelDa: 'Bus 4' })).status).toBe(303)
  expect((await birgit.post(`${places}/${one}`, { ...church, name: 'Kirken i byen' })).status).toBe(303)
  expect((await birgit.post(`${places}/${one}`, church)).status).toBe(409)
})

test('two leaders add the same place in one moment: there is one', async () => {
  const hall = { ...school, name: 'Hallen' }
  const pages = await atOnce(
    database,
    'core.place',
    [birgit, aksel].map((leader) => () => leader.post(`${places}/new`, hall)),
  )
  expect([pages.map(({ status }) => status).sort(), await count('Hallen')]).toEqual([[303, 409], 1])
})

test('two leaders read the same sheet in, in one moment: what is in it is there once, and the slower sees row by row what is there', async () => {
  const sheets = {
    places: 'Organisation;Navn;Slags;Adresse;Postnummer\nHuset ved havnen;Klubben;besøgssted;Ringvej 3;4300\n',
    offers:
      'Organisation;Slags;Navn;Hvad sker der;For hvem;Sådan kommer man med;Situationer;Sprog;Første dag\nHuset ved havnen;gruppe;Kaffe;Vi taler;Alle;Kom;fællesskab;dansk;23-11-2026\n',
  }
  for (const [kind, text] of Object.entries(sheets)) {
    const both = [birgit, aksel].map((leader) => () => leader.post('/settings/csv/import', { kind, text }))
    const pages = await atOnce(database, kind === 'places' ? 'core.place' : 'core.offer', both)
    const slower = pages.find(({ status }) => status === 409)
    expect([kind, pages.map(({ status }) => status).sort(), slower?.text.includes('Det findes allerede dér.')]).toEqual([
      ...[kind, [303, 409], true],
    ])
  }
  expect(await count('Klubben')).toBe(1)
})
