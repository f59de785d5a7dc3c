import { expect, test } from 'vitest'
import { aBrowser, aServedSite } from '#testing/browser.ts'
import { freshDatabase } from '#testing/database.ts'

/** The two strokes a list to choose from is known by: the one that falls to the right stands left of the one that rises. */
test('a list to choose from looks closed from right to left too', async () => {
  await using database = await freshDatabase()
  await using site = await aServedSite(database)
  await using people = await aBrowser()
  const page = await people.person()
  await page.goto(`${site.url}/kit`)
  const strokes = await page.locator('[dir=rtl] select').evaluateAll((all) =>
    all.map((one) => {
      const { backgroundImage, backgroundPositionX } = getComputedStyle(one)
      const at = backgroundPositionX.split(',').map(Number.parseFloat)
      return { falls: /^linear-gradient\(45deg/.test(backgroundImage), isLeft: at[0]! < at[1]! }
    }),
  )
  expect(strokes).toEqual([{ falls: true, isLeft: true }])
})
