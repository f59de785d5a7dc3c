import { afterAll, expect, test } from 'vitest'
import { isOpen } from '#core/opening/opening.ts'
import { resolvePlace } from '#core/postcode/resolve.ts'
import { momentInDenmark } from '#platform/clock.ts'
import { ask } from '#platform/db.ts'
import { freshDatabase } from '#testing/database.ts'
import { roles, type Wish } from './offer.ts'
import { seedDirectory } from './seed.ts'
import { findHelp } from './store.ts'

const world = await freshDatabase()
afterAll(() => world[Symbol.asyncDispose]())
const directory = await seedDirectory(world.owner)
const sunday = momentInDenmark('2026-11-22', '22:40')

const near = (town: string, wish: Partial<Wish> = {}) =>
  ask(world.db, { kind: 'visitor' }, async (tx) => {
    const place = await resolvePlace(tx, town)
    if (!('point' in place)) throw new Error(`${town} was not found`)
    return findHelp(tx, sunday, { point: place.point, limit: 5, ...wish })
  })

test('row 10: SC1, Sofie in Aalborg finds drop-in in her own city, on Wednesday at 13', async () => {
  const { near: found } = await near('9000', { situation: 'pregnant-or-new-parent' })
  expect(found[0]).toMatchObject({ title: { da: 'Åben rådgivning' }, place: { town: 'Aalborg' } })
  const wednesday = await near('Aalborg', { situation: 'pregnant-or-new-parent', day: 3 })
  expect(wednesday.near[0]).toMatchObject({ next: { startsAt: momentInDenmark('2026-11-25', '13:00') } })
})

test('row 12: SC2, Mikkel in Randers finds something for fathers within fourteen days, near and on screen', async () => {
  const { near: found, everywhere } = await near('Randers', { role: 'father' })
  expect(found.some((help) => help.roles.includes('father'))).toBe(true)
  const inTime = [...found, ...everywhere].filter((help) => help.next && help.next.startsAt < momentInDenmark('2026-12-06'))
  expect(inTime.length).toBeGreaterThan(2)
  expect(everywhere.map((help) => help.title.da)).toContain('Fædre på skærm')
})

test('in every corner of the country every role finds help, a father too', async () => {
  for (const town of ['Rønne', 'Skagen', 'Gedser', 'Tønder', 'Anholt', 'Thisted', 'Nakskov', 'Ringkøbing', '1050', '3730']) {
    for (const role of roles) {
      const found = await near(town, { role })
      expect([town, role, found.near.length + found.everywhere.length > 0]).toEqual([town, role, true])
    }
  }
})

test('row 13: Amina in Odense finds help in Arabic', async () => {
  const { near: found, everywhere } = await near('5200', { language: 'ar' })
  expect(found[0]).toMatchObject({ languages: ['da', 'en', 'ar'], place: { town: 'Odense C' } })
  expect(everywhere.filter((help) => help.fits).map((help) => help.title.da)).toContain('Rådgivning på arabisk')
})

test('the secret place of the demo world is nowhere in any answer', async () => {
  const found = await near('Kolding', { role: 'mother', limit: 100 })
  expect(found.everywhere.map((help) => help.title.da)).toContain('Mødre efter vold')
  expect(JSON.stringify(found)).not.toMatch(/Ringvej 99|hemmelige hus/)
})

test('row 8: the houses, and those who answer from them, keep closed on Christmas Eve and Constitution Day', async () => {
  const openAt = (day: string, at = momentInDenmark(day, '11:00')) =>
    ask(world.db, { kind: 'visitor' }, async (tx) => {
      const { near: found, everywhere } = await findHelp(tx, at, { point: { lat: 56, lng: 10 }, limit: 500 })
      const ours = [...found, ...everywhere].filter((help) => help.kind === 'counselling' || help.kind === 'line')
      return ours.filter((help) => help.next && isOpen(help.next, at)).map((help) => help.place?.town ?? help.reach)
    })
  expect(await openAt('2026-12-24')).toEqual([])
  expect(await openAt('2026-06-05')).toEqual([])
  expect(await openAt('2026-11-23')).toEqual(expect.arrayContaining(['digital', 'København V', 'Aalborg']))
})

test('every offer of the demo world has a next date or is by appointment', async () => {
  const { near: found, everywhere } = await near('Odense', { limit: 500 })
  const { rows } = await world.owner.query('select count(distinct (offer_id, place_id)) as n from core.opening')
  expect(found.length + everywhere.length).toBe(rows[0].n)
  expect(Object.keys(directory.associations).length).toBeGreaterThan(24)
})

test('row 13: what families read stands in English too', async () => {
  const { rows } = await world.owner.query<Record<string, string>>('select title_en, what_en, for_whom_en, signup_en from core.offer')
  expect(rows.filter((row) => !row.title_en || !row.what_en || !row.for_whom_en || !row.signup_en)).toEqual([])
})
