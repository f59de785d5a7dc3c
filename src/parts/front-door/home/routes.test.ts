import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { aNetwork } from '#core/builders.ts'
import { seedDirectory } from '#core/offer/seed.ts'
import { freshDatabase } from '#testing/database.ts'
import { lix } from '#testing/lix.ts'
import { aSite } from '#testing/site.ts'
import { da } from './texts.da.ts'

const world = await freshDatabase()
afterAll(() => world[Symbol.asyncDispose]())
await world.setClock('2026-11-22T21:40:00Z')
const { network } = await aNetwork(world.owner)
await seedDirectory(world.owner, network)
const site = await aSite(world)
const homeAt = async (moment: string, path = '/') => {
  await world.setClock(moment)
  return site.visitor().get(path)
}

test('the first page asks one thing: which of three situations, or where', async () => {
  const page = await homeAt('2026-11-22T21:40:00Z')
  expect(page.status).toBe(200)
  for (const situation of ['pregnant-or-new-parent', 'crisis', 'company'])
    expect(page.text).toContain(`href="/find?situation=${situation}"`)
  expect(page.text).toMatch(/<form class="search-box" method="get" action="\/find"/)
  expect(page.text).toContain('href="/skriv"')
  expect(page.text).toContain('<title>Information</title>')
})

const stripIn = (text: string) => text.slice(text.indexOf('class="right-now"'))

test('row 8: at 22:40 on a Sunday it says who is there now, and when we are', async () => {
  const page = await homeAt('2026-11-22T21:40:00Z')
  expect(page.text).toMatch(/Lige nu: søndag (den )?22\. november kl\. 22\.40/)
  const strip = stripIn(page.text)
  expect(strip.indexOf('tel:112')).toBeLessThan(strip.indexOf('Vores rådgivere'))
  expect(strip).toContain('tel:1888')
  expect(strip).not.toContain('Mandecentret')
})

test('row 8: one truth leads: we answer when the people who answer are there, whatever the houses have of opening hours', async () => {
  const page = await homeAt('2026-11-22T21:40:00Z')
  expect(page.text).toContain('Rådgiverne er her igen i morgen kl. 10.')
  expect(stripIn(page.text)).toContain('Vi svarer igen i morgen kl. 10<')
  expect(page.text).not.toMatch(/kl\. (?:0?8\.30|10\.00)/)
  expect((await homeAt('2026-11-22T21:40:00Z', '/en')).text).toContain('We answer again tomorrow at 10:00')
})

test('row 8: at 10:05 on a Monday we are there', async () => {
  const { text } = await homeAt('2026-11-23T09:05:00Z')
  expect(text).toContain('Rådgiverne er her nu')
  expect(stripIn(text)).toMatch(/Vores rådgivere.{0,900}Åbent nu/s)
  expect(text).not.toContain('Vi svarer igen')
})

test('row 8: at 02:30 on Christmas night nobody of ours is promised before the working day', async () => {
  const { text } = await homeAt('2026-12-25T01:30:00Z')
  expect(text).toMatch(/Senest mandag (den )?28\. december skriver vi her/)
  expect(stripIn(text)).toContain('Skriv, så siger vi, hvornår du får svar')
  expect(text).not.toMatch(/Vi svarer igen (?:i dag|i morgen)/)
})

test('row 16: the first page is small enough for a bad line, and asks nobody else for anything', async () => {
  const page = await homeAt('2026-11-22T21:40:00Z')
  expect(gzipSync(page.text).length).toBeLessThan(12_000)
  expect(page.text).not.toMatch(/(?:src|href)="https?:\/\/(?!www\.dr\.dk)/)
})

test('row 13: the first page is there in English, with and without the last stroke', async () => {
  for (const path of ['/en', '/en/']) {
    const page = await homeAt('2026-11-22T21:40:00Z', path)
    expect([path, page.status]).toEqual([path, 200])
    expect(page.text).toContain('What do you need?')
    expect(page.text).toContain('href="/en/find?situation=crisis"')
  }
})

test('row 13: its words are easy to read', () => {
  expect(
    lix(
      Object.values(da)
        .filter((text) => /[.?!]$/.test(text))
        .join(' '),
    ),
  ).toBeLessThanOrEqual(30)
})

test('a world without any help still has a first page', async () => {
  await using empty = await freshDatabase()
  const page = await (await aSite(empty)).visitor().get('/')
  expect(page.status).toBe(200)
  expect(page.text).toContain('tel:112')
})

test('whoever comes to find, to write or to come back sees whose page it is, and the tab of a watched phone still says nothing', async () => {
  const { rows } = await world.owner.query(`select name from core.organisation where kind = 'network'`)
  const pages = { '/': 'Vi er', '/skriv': 'Vi er', '/samtale': 'Vi er', '/en': 'We are', '/en/skriv': 'We are', '/en/samtale': 'We are' }
  for (const [path, words] of Object.entries(pages)) {
    const { text } = await site.visitor().get(path)
    expect([path, text.includes(`${words} ${rows[0].name}.`), text.includes('<title>Information</title>')]).toEqual([path, true, true])
  }
})
