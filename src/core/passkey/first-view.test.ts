import { expect, test } from 'vitest'
import { aNetwork } from '#core/builders.ts'
import { aBrowser, aServedSite } from '#testing/browser.ts'
import { freshDatabase } from '#testing/database.ts'

test('where one signs in, a family and whoever works here both find theirs on the smallest phone without scrolling', async () => {
  await using database = await freshDatabase()
  await aNetwork(database.owner)
  await using site = await aServedSite(database)
  await using people = await aBrowser()
  const page = await people.person({ width: 320, height: 568, script: true })
  await page.goto(`${site.url}/sign-in`)
  await page.evaluate(() => document.querySelector('.demo')!.remove())
  const seen = await page.locator('main :is(h2, .ds-button)').evaluateAll((all) => {
    const bar = document.querySelector('.exit')!.getBoundingClientRect().top
    return all.filter((one) => one.getBoundingClientRect().bottom < bar).map((one) => one.textContent)
  })
  expect(seen).toEqual(['Jeg har skrevet til jer', 'Jeg har en kode', 'Få et link på mail', 'Jeg arbejder her'])
})
