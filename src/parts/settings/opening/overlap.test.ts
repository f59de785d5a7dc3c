import { afterAll, expect, test } from 'vitest'
import { anOffer, anOpening, aPlace } from '#core/offer/builders.ts'
import { mainWords } from '#testing/as-read.ts'
import { freshDatabase } from '#testing/database.ts'
import { atOnce } from '#testing/meanwhile.ts'
import { aMorningAtTheSettings, firstRow } from '#testing/settings.ts'

const database = await freshDatabase()
const { network, birgit, aksel } = await aMorningAtTheSettings(database)
afterAll(() => database[Symbol.asyncDispose]())

const openings = '/settings/openings'
const told = 'Tilbuddet er allerede åbent på det sted på den tid.'
const place = await aPlace(database.owner, { organisationId: network.house, name: 'Skolen' })
const count = async (offer: string) =>
  (await firstRow(database, 'select count(*)::int as n from core.opening where offer_id = $1', [offer])).n

/** An offer that is open on Mondays and Thursdays from ten to fourteen. */
async function anOpenOffer() {
  const offer = await anOffer(database.owner, { organisationId: network.house })
  const open = {
    offer,
    place,
    weekdays: '1,4',
    from: '10',
    to: '14',
    everyWeeks: '1',
    anchorOn: '',
    onHolidays: 'no',
    validFrom: '2026-11-23',
    validTo: '',
  }
  const first = await birgit.post(`${openings}/new`, open)
  expect(first.status).toBe(303)
  const { id } = await firstRow(database, 'select id from core.opening where offer_id = $1', [offer])
  const add = (fields: Partial<typeof open>) => birgit.post(`${openings}/new`, { ...open, ...fields })
  return { offer, open, id, add }
}

test('an offer is not opened twice at the same place and time: the other opening is named, with the way to it', async () => {
  const { add, id, offer } = await anOpenOffer()
  const again = await add({ weekdays: '4,5', from: '12', to: '16' })
  expect([again.status, again.text.includes(told), await count(offer)]).toEqual([409, true, 1])
  expect(mainWords(again)).toContain('Samme tid: Mandag og torsdag kl. 10–14 Fra mandag 23. november og indtil videre.')
  expect(again.text).toContain(`href="${openings}/${id}"`)
  expect(again.text).toContain('value="12"')
})

test('what begins where the other ends, on another day, in other weeks, in another month or elsewhere is another opening', async () => {
  const { add, offer } = await anOpenOffer()
  const elsewhere = await aPlace(database.owner, { organisationId: network.house, name: 'Kirken' })
  const spring = { everyWeeks: '2', weekdays: '2', from: '9', to: '11' }
  const others = [
    ...[{ from: '14', to: '16' }, { weekdays: '2,3' }, { place: elsewhere }, { validFrom: '2025-01-01', validTo: '2026-11-22' }],
    ...[
      { ...spring, weekdays: '6', anchorOn: '2026-11-28' },
      { ...spring, weekdays: '6', anchorOn: '2026-12-05' },
    ],
  ]
  for (const fields of others) expect([fields, (await add(fields)).status]).toEqual([fields, 303])
  expect(await count(offer)).toBe(1 + others.length)
  const fourth = { everyWeeks: '4', weekdays: '6', from: '10', to: '12', anchorOn: '2026-12-19' }
  const met = await add(fourth)
  expect([met.status, mainWords(met).includes('Samme tid: Hver anden lørdag kl. 9–11')]).toEqual([409, true])
})

test('an opening is not moved onto another, and two that overlapped before can still be put right', async () => {
  const { add, open, id } = await anOpenOffer()
  await add({ weekdays: '2' })
  const { offer, ...own } = open
  expect((await birgit.post(`${openings}/${id}`, { ...own, weekdays: '2,4' })).text).toContain(told)
  expect((await birgit.post(`${openings}/${id}`, { ...own, from: '9' })).status).toBe(303)
  const twice = await anOpening(database.owner, { offerId: offer, placeId: place, weekdays: [1], from: '09:00', to: '11:00' })
  expect((await birgit.post(`${openings}/${id}`, { ...own, from: '9.30' })).status).toBe(303)
  expect((await birgit.post(`${openings}/${twice}/end`, { lastDay: '2026-11-30' })).status).toBe(303)
})

test('by appointment is said once', async () => {
  const { add } = await anOpenOffer()
  const asked = { weekdays: '', from: '', to: '' }
  expect([(await add(asked)).status, (await add(asked)).status]).toEqual([303, 409])
})

test('two leaders add the same opening in one moment: there is one', async () => {
  const { open, offer } = await anOpenOffer()
  const pages = await atOnce(
    database,
    'core.opening',
    [birgit, aksel].map((leader) => () => leader.post(`${openings}/new`, { ...open, weekdays: '7' })),
  )
  expect([pages.map(({ status }) => status).sort(), await count(offer)]).toEqual([[303, 409], 2])
})
