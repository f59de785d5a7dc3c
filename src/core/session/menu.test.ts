import { expect, test } from 'vitest'
import { as } from '#platform/db.ts'
import { aBrowser, aServedSite } from '#testing/browser.ts'
import { aStory } from '#testing/story.ts'
import { newToken, startDemoSession } from './session.ts'

test('on a phone the menu of a leader stands and breaks alike on every page', { timeout: 60_000 }, async () => {
  await using story = await aStory()
  await using site = await aServedSite(story.database)
  await using people = await aBrowser()
  const page = await people.person({ width: 320 })
  const token = newToken()
  await as(story.database.db, { kind: 'visitor' }, (tx) => startDemoSession(tx, story.network.leader.hat, token))
  await page.context().addCookies([{ name: 'hv', value: token, url: site.url }])
  const places = []
  for (const path of ['/desk', '/net', '/desk/absence', '/desk/shifts', '/settings']) {
    await page.goto(`${site.url}${path}`)
    places.push(await page.locator('.desk-top nav a').evaluateAll((all) => all.map((one) => [one.offsetLeft, one.offsetTop])))
  }
  expect(places[0]).toHaveLength(5)
  expect(new Set(places.map((place) => JSON.stringify(place))).size).toBe(1)
})
