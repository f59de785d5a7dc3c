import { expect, test } from 'vitest'
import { aBrowser, aServedSite } from '#testing/browser.ts'
import { aDesk } from '#testing/desk.ts'

test('on the smallest phone the form of the next step stands inside its paper and as wide as it', { timeout: 60_000 }, async () => {
  const desk = await aDesk()
  await using database = desk.database
  const { address, family } = await desk.held()
  await using people = await aBrowser()
  await using site = await aServedSite(database)
  const page = await site.signIn(await people.person({ width: 320 }), desk.network.anne)
  const [step] = await desk.ask('select next_step_id as id from core.family where id = $1', [family.id])
  await page.goto(`${site.url}${address}?form=done-${step.id}`)
  const paper = (await page.locator('.next-step').boundingBox())!
  const words = (await page.locator('.next-step form .field').first().boundingBox())!
  expect(words.width).toBeGreaterThan(220)
  expect(words.x + words.width).toBeLessThan(paper.x + paper.width - 10)
})
