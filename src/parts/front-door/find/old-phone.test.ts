import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { seedDirectory } from '#core/offer/seed.ts'
import { aBrowser, aServedSite } from '#testing/browser.ts'
import { freshDatabase } from '#testing/database.ts'

const world = await freshDatabase()
await seedDirectory(world.owner)
await world.setClock('2026-11-22T21:40:00Z')
const site = await aServedSite(world)
const people = await aBrowser()
afterAll(async () => {
  await people[Symbol.asyncDispose]()
  await site[Symbol.asyncDispose]()
  await world[Symbol.asyncDispose]()
})

const fitsTheScreen = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)

test('row 16: on a 320 px phone without script a father in Randers finds other fathers near him', async () => {
  const page = await people.person({ width: 320, script: false })
  await page.goto(`${site.url}/`)
  await page.getByLabel('Find hjælp tæt på dig').fill('randers')
  await page.getByRole('button', { name: 'Find', exact: true }).click()
  await page.getByText('Vælg det, der passer til dig').click()
  await page.getByLabel('Hvem er du?').selectOption({ label: 'Far' })
  await page.getByRole('button', { name: 'Vis hjælp' }).click()
  expect(new URL(page.url()).search).toContain('rolle=father')
  expect(await page.getByRole('heading', { name: 'Hjælp nær Randers' }).count()).toBe(1)
  expect(await page.getByRole('heading', { name: 'Fædre ved bålet' }).first().isVisible()).toBe(true)
  await page.getByRole('link', { name: /Fjern/ }).click()
  expect(new URL(page.url()).search).toBe('?sted=randers')
}, 60_000)

test('row 16: nothing is wider than the screen, and axe finds nothing wrong, in Danish and English', async () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  const page = await people.person({ width: 320, script: true })
  for (const path of ['/', '/find?sted=4300&rolle=mother', '/find?sted=Nyk%C3%B8bing', '/find?sted=Hogwarts', '/en/find?sted=8592&dag=3']) {
    expect((await page.goto(site.url + path))?.status()).toBe(200)
    expect([path, await fitsTheScreen(page)]).toEqual([path, true])
    await page.evaluate(axe)
    const faults = await page.evaluate(async () => {
      const { violations } = await (
        window as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
      ).axe.run()
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
    })
    expect([path, faults]).toEqual([path, []])
  }
}, 120_000)
