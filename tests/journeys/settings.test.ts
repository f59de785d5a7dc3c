import { expect, test } from 'vitest'
import { aBrowser, aServedSite } from '#testing/browser.ts'
import { aStory } from '#testing/story.ts'
import { aLook } from './page-checks.ts'

test('a sheet of places is read in, on a small telephone without script, and its pages are without barriers', {
  timeout: 60_000,
}, async () => {
  await using story = await aStory()
  await using site = await aServedSite(story.database)
  await using people = await aBrowser()
  const look = await aLook(people)
  const page = await site.signIn(await look.person({ width: 320, height: 640, script: false }), story.network.leader)
  await page.goto(`${site.url}/settings/csv`)
  const sheet = 'Organisation;Navn;Slags;Adresse;Postnummer\r\nHuset ved havnen;Røde stue;besøgssted;Ringvej 1;4300\r\n'
  await page.getByLabel('Filen fra Excel').setInputFiles({ name: 'steder.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet, 'latin1') })
  await page.getByRole('button', { name: 'Se, hvad der sker' }).click()
  await page.getByText('1 række kan hentes ind.').waitFor()
  expect(await look.faultsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'Hent ind' }).click()
  await page.getByText('1 række er hentet ind.').waitFor()
  expect(await story.one('select name, kind from core.place order by id desc limit 1')).toEqual({ name: 'Røde stue', kind: 'here' })
})
