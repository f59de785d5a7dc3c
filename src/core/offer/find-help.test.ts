import { afterAll, expect, test } from 'vitest'
import { aMember } from '#core/builders.ts'
import { momentInDenmark } from '#platform/clock.ts'
import { ask } from '#platform/db.ts'
import { freshDatabase } from '#testing/database.ts'
import { aClosedDay, anOffer, anOpening, anOrganisation, aPlace, type OfferWish, type OpeningWish, type PlaceWish } from './builders.ts'
import type { Wish } from './offer.ts'
import { findHelp } from './store.ts'

const world = await freshDatabase()
afterAll(() => world[Symbol.asyncDispose]())
const { owner } = world
const organisationId = await anOrganisation(owner, { name: 'Prøvenetværket', kind: 'network' })

const sunday = momentInDenmark('2026-11-22', '22:40')
const holbaek = { lat: 55.7175, lng: 11.71279 }

type Wishes = { title: string; place: Omit<PlaceWish, 'organisationId'>; offer?: Partial<OfferWish>; opening?: Partial<OpeningWish> }

async function help({ title, place, offer, opening }: Wishes) {
  const placeId = await aPlace(owner, { organisationId, ...place })
  const offerId = await anOffer(owner, { organisationId, title: [title], ...offer })
  await anOpening(owner, { offerId, placeId, ...opening })
  return { placeId, offerId }
}

await help({ title: 'Rådgivning i Slagelse', place: { postcode: '4200' } })
await help({
  title: 'Madklub i Holbæk',
  place: { postcode: '4300', travelDa: 'Bus 2A stopper ved døren.' },
  offer: { kind: 'activity', situations: ['company'], roles: ['mother', 'father'] },
  opening: { weekdays: [3], from: '17:00', to: '19:00' },
})
await help({
  title: 'Mødregruppe i Roskilde',
  place: { postcode: '4000' },
  offer: { kind: 'group', situations: ['pregnant-or-new-parent'], roles: ['mother'], childMonths: [0, 11], languages: ['da', 'ar'] },
  opening: { weekdays: [4] },
})
await help({ title: 'Rådgivning i Skagen', place: { postcode: '9990' }, offer: { situations: ['crisis'] } })
await help({
  title: 'Fædregruppe i Aalborg',
  place: { postcode: '9000' },
  offer: { kind: 'group', situations: ['company'], roles: ['father'] },
  opening: { weekdays: [2] },
})
await help({
  title: 'Familieven',
  place: { postcode: '4300' },
  offer: { kind: 'activity', situations: ['company'], childMonths: [0, 24] },
  opening: { weekdays: [] },
})
await help({
  title: 'Chat med en rådgiver',
  place: { kind: 'digital', name: 'Chat' },
  offer: { kind: 'counselling', languages: ['da', 'en'], situations: ['crisis'] },
  opening: { weekdays: [1, 2, 3, 4], from: '10:00', to: '14:00' },
})
const hidden = await help({
  title: 'Gruppe for kvinder, der har levet med vold',
  place: { kind: 'secret', name: 'Huset bag broen', address: 'Hemmelig Allé 7', postcode: '4300', point: holbaek },
  offer: { kind: 'group', roles: ['mother'] },
  opening: { weekdays: [2] },
})

const find = (wish: Partial<Wish> = {}) =>
  ask(world.db, { kind: 'visitor' }, (tx) => findHelp(tx, sunday, { point: holbaek, limit: 20, ...wish }))
const titles = async (wish: Partial<Wish> = {}) => (await find(wish)).near.map((one) => one.title.da)

test('row 12: counselling and local activities stand in one answer, nearest first', async () => {
  const { near } = await find()
  expect(near.map((one) => one.title.da)).toEqual([
    'Madklub i Holbæk',
    'Familieven',
    'Mødregruppe i Roskilde',
    'Rådgivning i Slagelse',
    'Fædregruppe i Aalborg',
    'Rådgivning i Skagen',
  ])
  expect(near.map((one) => one.kind)).toEqual(expect.arrayContaining(['counselling', 'group', 'activity']))
  const far = near.map((one) => one.km!)
  expect(far).toEqual(far.toSorted((a, b) => a - b))
  expect(far[0]).toBeLessThan(1)
  expect(far.at(-1)).toBeGreaterThan(200)
})

test('row 10: each answer says where, when next, for whom and in which languages', async () => {
  const { near } = await find()
  expect(near[0]).toMatchObject({
    place: {
      address: 'Ringvej 1',
      postcode: '4300',
      town: 'Holbæk',
      travel: { da: 'Bus 2A stopper ved døren.', en: 'Bus 2A stopper ved døren.' },
    },
    next: { startsAt: momentInDenmark('2026-11-25', '17:00'), endsAt: momentInDenmark('2026-11-25', '19:00') },
    hours: [{ weekdays: [3], from: '17:00', to: '19:00' }],
    forWhom: { da: 'Alle' },
    languages: ['da'],
    organisation: 'Prøvenetværket',
  })
})

test('what is by appointment is found without a date', async () => {
  const { near } = await find()
  expect(near.find((one) => one.title.da === 'Familieven')).toMatchObject({ next: null, hours: [{ weekdays: [] }] })
})

test('row 12: filters narrow both kinds of help at once', async () => {
  expect(await titles({ situation: 'company' })).toEqual(['Madklub i Holbæk', 'Familieven', 'Fædregruppe i Aalborg'])
  expect(await titles({ role: 'father', situation: 'company' })).toEqual(['Madklub i Holbæk', 'Familieven', 'Fædregruppe i Aalborg'])
  expect(await titles({ language: 'ar' })).toEqual(['Mødregruppe i Roskilde'])
  expect(await titles({ childAge: '3-5' })).not.toContain('Mødregruppe i Roskilde')
  expect(await titles({ childAge: 'under-1' })).toContain('Mødregruppe i Roskilde')
  expect(await titles({ childAge: 'unborn', role: 'pregnant' })).not.toContain('Familieven')
  expect(await titles({ day: 2 })).toEqual(['Familieven', 'Fædregruppe i Aalborg'])
  expect(await titles({ maxKm: 3 })).toEqual(['Madklub i Holbæk', 'Familieven'])
})

test('a father always finds something, whatever else he asks for', async () => {
  const asked: Partial<Wish>[] = [
    {},
    { language: 'so' },
    { day: 7 },
    { childAge: '13-17', situation: 'pregnant-or-new-parent' },
    { maxKm: 1, day: 6, language: 'uk' },
  ]
  for (const wish of asked) {
    const { everywhere } = await find({ role: 'father', ...wish })
    expect([wish, everywhere.map((one) => one.title.da)]).toEqual([wish, ['Chat med en rådgiver']])
  }
  expect((await find({ role: 'father', language: 'so' })).everywhere[0]).toMatchObject({ fits: false })
  expect((await find({ role: 'father', language: 'en' })).everywhere[0]).toMatchObject({ fits: true })
})

test('a secret place is found without name, address, town or distance', async () => {
  const { near, everywhere } = await find({ role: 'mother' })
  const secret = everywhere.find((one) => one.offerId === hidden.offerId)!
  expect(secret).toMatchObject({ reach: 'secret', place: null, km: null, next: { startsAt: momentInDenmark('2026-11-24', '10:00') } })
  expect(JSON.stringify([near, everywhere])).not.toMatch(/Hemmelig|broen/)
})

test('no visitor can read a secret place, whatever is asked of the database', async () => {
  const rows = await ask(
    world.db,
    { kind: 'visitor' },
    async (tx) => (await tx.selectFrom('core.place').selectAll().where('kind', '=', 'secret').execute()).length,
  )
  expect(rows).toBe(0)
  const writer = await ask(
    world.db,
    { kind: 'writer', hat: crypto.randomUUID() },
    async (tx) => (await tx.selectFrom('core.place').selectAll().where('id', '=', hidden.placeId).execute()).length,
  )
  expect(writer).toBe(0)
})

test('staff who search as the public does see no secret place either', async () => {
  const { everywhere, near } = await ask(world.db, { kind: 'staff', hat: crypto.randomUUID() }, (tx) =>
    findHelp(tx, sunday, { point: holbaek, limit: 20 }),
  )
  expect(everywhere.find((one) => one.offerId === hidden.offerId)).toMatchObject({ place: null, km: null })
  expect(near.some((one) => one.offerId === hidden.offerId)).toBe(false)
})

test('a secret place is not among the public places, for staff either', async () => {
  const { hat } = await aMember(owner, { place: organisationId, role: 'counsellor' })
  const seen = (table: 'core.place' | 'core.public_place') =>
    ask(world.db, { kind: 'staff', hat }, (tx) => tx.selectFrom(table).select('id').where('id', '=', hidden.placeId).execute())
  expect([(await seen('core.place')).length, (await seen('core.public_place')).length]).toEqual([1, 0])
})

test('why a place is closed is not told outside, because it may say where it is', async () => {
  await aClosedDay(owner, { placeId: hidden.placeId, day: '2026-11-24', why: 'Vandskade på Hemmelig Allé' })
  await expect(ask(world.db, { kind: 'visitor' }, (tx) => tx.selectFrom('core.closed_day').select('why').execute())).rejects.toThrow(
    /permission denied/,
  )
  const { everywhere } = await find({ role: 'mother' })
  expect(everywhere.find((one) => one.offerId === hidden.offerId)?.next?.startsAt).toEqual(momentInDenmark('2026-12-01', '10:00'))
})

test('a visitor can change nothing in the directory', async () => {
  for (const table of ['core.offer', 'core.opening', 'core.place', 'core.helpline', 'core.holiday', 'core.postcode'] as const) {
    await expect(ask(world.db, { kind: 'visitor' }, (tx) => tx.deleteFrom(table).execute())).rejects.toThrow(/permission denied/)
  }
})

test('without a place there is no near and far, only what reaches everywhere', async () => {
  const { near, everywhere } = await find({ point: undefined })
  expect(near).toEqual([])
  expect(everywhere.map((one) => one.title.da)).toContain('Chat med en rådgiver')
})

test('there is more when more is near than was asked for', async () => {
  expect(await find({ limit: 2 })).toMatchObject({ more: true, near: { length: 2 } })
  expect(await find({ limit: 6 })).toMatchObject({ more: false, near: { length: 6 } })
})

test('help of an organisation that has ended, and offers that are over, are not shown', async () => {
  const ended = await anOrganisation(owner, { name: 'Den gamle forening' })
  const placeId = await aPlace(owner, { organisationId: ended })
  const offerId = await anOffer(owner, { organisationId: ended, title: ['Nedlagt'] })
  await anOpening(owner, { offerId, placeId })
  expect(await titles()).toContain('Nedlagt')
  // An organisation ends only when its places are closed and its offers have a last day.
  await owner.query(`update core.opening set valid = '[2024-01-01,2100-01-01)' where offer_id = $1`, [offerId])
  await owner.query(`update core.offer set valid = '[2024-01-01,2100-01-01)' where id = $1`, [offerId])
  await owner.query('update core.place set closed_on = current_date where id = $1', [placeId])
  await owner.query('update core.organisation set ended_at = now() where id = $1', [ended])
  expect(await titles()).not.toContain('Nedlagt')
  const valid = '[2024-01-01,2026-07-01)'
  await help({ title: 'Slut i sommer', place: { postcode: '4300' }, offer: { valid }, opening: { valid } })
  expect(await titles()).not.toContain('Slut i sommer')
})

test('an offer costs nothing, belongs to a situation, and a digital place is nowhere', async () => {
  await expect(owner.query('update core.offer set free = false')).rejects.toThrow(/offer_is_free/)
  await expect(anOffer(owner, { organisationId, situations: [] })).rejects.toThrow(/offer_situations/)
  await expect(anOffer(owner, { organisationId, roles: ['aunt'] })).rejects.toThrow(/offer_roles/)
  await expect(owner.query("update core.place set address = 'Ringvej 2' where kind = 'digital'")).rejects.toThrow(
    /place_digital_is_nowhere/,
  )
})
