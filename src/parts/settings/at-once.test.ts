import { expect, test } from 'vitest'
import { aHeldFamily } from '#core/builders.ts'
import { freshDatabase } from '#testing/database.ts'
import { aMorningAtTheSettings } from '#testing/settings.ts'
import type { Page } from '#testing/site.ts'

/** What is told beside each field, and that the list at the top leads to the same fields. */
function told(page: Page): string[] {
  const beside = [...page.text.matchAll(/<p class="problem" id="field-([^"]+)-problem">([^<]*)/g)].map(
    ([, field, words]) => `${field}: ${words}`,
  )
  const listed = [...page.text.matchAll(/<li><a href="#field-([^"]+)">/g)].map(([, field]) => field)
  expect(listed).toEqual(beside.map((one) => one.split(':')[0]))
  return beside
}

async function aMorning(database: Awaited<ReturnType<typeof freshDatabase>>) {
  const { network, birgit, aksel } = await aMorningAtTheSettings(database)
  return {
    network,
    birgit: async (path: string, fields: Record<string, string>) => told(await birgit.post(`/settings/${path}`, fields)),
    aksel: async (path: string, fields: Record<string, string>) => told(await aksel.post(`/settings/${path}`, fields)),
    page: (path: string, fields: Record<string, string>) => birgit.post(`/settings/${path}`, fields),
  }
}

test('whoever writes a new offer hears of every mistake at once, and nothing typed is lost', async () => {
  await using database = await freshDatabase()
  const { network, birgit, page } = await aMorning(database)
  const half = {
    ...{ organisation: network.house, kind: 'group', titleDa: 'Fredagskaffe', whatDa: '', forWhomDa: '', signupDa: '', languages: 'da' },
    ...{ childFrom: '24', childTo: '12', validFrom: '2026-11-23', validTo: '2026-11-01' },
  }
  expect(await birgit('offers/new', half)).toEqual([
    'whatDa: Skriv på dansk, hvad der sker.',
    'forWhomDa: Skriv på dansk, hvem det er for.',
    'signupDa: Skriv på dansk, hvordan man kommer med.',
    'situations: Vælg mindst én situation. Uden den kan ingen finde tilbuddet.',
    'childTo: Den yngste er ældre end den ældste.',
    'validTo: Slutningen ligger før begyndelsen.',
  ])
  const { text } = await page('offers/new', half)
  for (const kept of ['value="Fredagskaffe"', 'value="2026-11-01"']) expect(text).toContain(kept)
})

test('a place is told of its name, its degrees and its postcode in one round; what is no number is not said to lie elsewhere', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await aMorning(database)
  const place = { organisation: network.house, name: '', kind: 'here', address: 'Ringvej 1', postcode: '0001', lat: 'abc', lng: '90' }
  expect(await birgit('places/new', place)).toEqual([
    'name: Skriv stedets navn.',
    'postcode: Det postnummer kender vi ikke.',
    'lat: Det er ikke et tal. Skriv kun tallet, fx 55,7172.',
    'lng: Det punkt ligger ikke i Danmark.',
  ])
  expect(await birgit('places/new', { ...place, address: '', postcode: '', lat: '55,7', lng: '' })).toEqual([
    'name: Skriv stedets navn.',
    'address: Skriv vej og nummer, så folk kan finde det.',
    'postcode: Skriv postnummeret.',
    'lng: Skriv både bredde- og længdegrad, eller ingen af dem.',
  ])
  const decimals = { ...place, name: 'Caféen', postcode: '4300', lat: '55,71723456789', lng: '11.7109' }
  expect(await birgit('places/new', decimals)).toEqual([])
})

test('an opening is told of its place, both its times, its weeks and its last day in one round', async () => {
  await using database = await freshDatabase()
  const { network, birgit, page } = await aMorning(database)
  const made = await page('offers/new', {
    ...{ organisation: network.house, kind: 'group', titleDa: 'Kaffe', whatDa: 'Vi taler.', forWhomDa: 'Alle', signupDa: 'Kom bare.' },
    ...{ languages: 'da', situations: 'company', validFrom: '2026-11-23', validTo: '2026-12-31' },
  })
  const offer = made.location.split('/').at(-1)!
  const opening = { offer, place: '', weekdays: '5', from: '', to: '', everyWeeks: '2', anchorOn: '', onHolidays: 'no' }
  expect(await birgit('openings/new', { ...opening, validFrom: '2026-11-23', validTo: '2027-02-01' })).toEqual([
    'place: Vælg et sted.',
    'from: Skriv både fra og til, eller lad dagene være tomme for ”efter aftale”.',
    'to: Skriv både fra og til, eller lad dagene være tomme for ”efter aftale”.',
    'anchorOn: Vælg en dag, hvor der er åbent. Derfra tæller vi ugerne.',
    'validTo: Tilbuddet slutter før. Vælg en dag, hvor det stadig findes.',
  ])
})

test('whoever invites hears at once of the name, the mail and a role that cannot be given', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await aMorning(database)
  expect(await birgit('people/new', { name: '', mail: 'hun har ingen', role: 'director', organisation: network.house })).toEqual([
    'name: Skriv et navn.',
    'mail: Skriv en mailadresse, fx navn@hus.dk.',
    'role: Den rolle kan du ikke give dér. Vælg en anden rolle, eller spørg netværkets ledelse.',
  ])
})

test('a queue and a shift are told of what is empty and of who cannot have it in one round', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await aMorning(database)
  const two = { responsible: network.anne.hat, deputy: network.anne.hat }
  expect(await birgit('queues/new', { name: '', channels: '', languages: 'da', ...two })).toEqual([
    'name: Skriv køens navn.',
    'channels: Vælg mindst én vej ind.',
    'deputy: Den ansvarlige og stedfortræderen skal være to forskellige mennesker.',
  ])
  const shift = { queue: network.queue.id, day: '2026-11-20', person: network.volunteer.hat, from: 'ni', to: '' }
  expect(await birgit('shifts', shift)).toEqual([
    'day: Vælg en dag, der ikke er gået.',
    'person: Vælg en, der er ansat nu og må svare.',
    'from: Skriv et klokkeslæt, fx 9.30.',
    'to: Skriv, hvornår vagten slutter.',
  ])
})

test('a holiday, a number and a level are told of what is empty and of what is there already in one round', async () => {
  await using database = await freshDatabase()
  const { aksel } = await aMorning(database)
  expect(await aksel('holidays', { day: '2026-12-25', nameDa: '', nameEn: 'Closed' })).toEqual([
    'day: Den dag er allerede en helligdag.',
    'nameDa: Skriv dagens navn på dansk.',
  ])
  const line = { name: 'Linjen', number: '112', whatDa: 'Hjælp', whatEn: 'Help', forWhomDa: 'Alle', forWhomEn: 'Everybody', source: '' }
  expect(await aksel('helplines/new', { ...line, days1: '1', from1: '9', days2: '2', to2: '12' })).toEqual([
    'number: 112 kan ikke få et andet nummer, og ingen anden linje kan være 112.',
    'to1: Skriv både fra og til.',
    'from2: Skriv både fra og til.',
    'source: Skriv, hvor I har det fra.',
  ])
  expect(await aksel('levels/gap', { level: 'D', value: '1', validFrom: '2026-11-01' })).toEqual([
    'gap-value: Et mere alvorligt niveau kan ikke have længere tid end et mildere.',
    'gap-validFrom: Vælg i dag eller en dag, der kommer.',
  ])
})

test('own words and a house are told of everything in one round', async () => {
  await using database = await freshDatabase()
  const { aksel } = await aMorning(database)
  const texts = { 'greeting-da': '<b>Hej</b>', 'about-us-da': '', 'about-us-en': 'Only English' }
  expect(await aksel('texts', texts)).toEqual([
    'greeting-da: Kun ren tekst: ingen links og ingen tegn som &lt; og &gt;.',
    'about-us-da: Skriv den danske tekst også.',
  ])
  expect(await aksel('organisations/new', { name: '', kind: 'house', parent: '' })).toEqual([
    'name: Skriv organisationens navn.',
    'parent: Vælg, hvad den hører under.',
  ])
})

test('whoever writes somebody’s last day hears at once of the day and of the one who must stand in', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await aMorning(database)
  await aHeldFamily(database.owner, network)
  expect(await birgit(`people/${network.anne.hat}/leave`, { lastDay: '2026-11-20', standIn: '' })).toEqual([
    'lastDay: Vælg en dag, der ikke er gået.',
    'standIn: Vælg en, der har sagt ja på forhånd.',
  ])
})
