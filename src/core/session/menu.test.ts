import { expect, test } from 'vitest'
import { aBrowser, aServedSite } from '#testing/browser.ts'
import { aStory } from '#testing/story.ts'

test('on a phone the menu stands alike on every page: a counsellor’s on one line, a leader’s on two', { timeout: 60_000 }, async () => {
  await using story = await aStory()
  await using site = await aServedSite(story.database)
  await using people = await aBrowser()
  const seen = async (hat: string, paths: string[]) => {
    const page = await site.signIn(await people.person({ width: 320 }), { hat })
    const ways = new Set<string>()
    let lines = 0
    for (const path of paths) {
      await page.goto(`${site.url}${path}`)
      const links = page.locator('.desk-top nav a')
      const places = await links.evaluateAll((all) => (all as HTMLElement[]).map((one) => [one.offsetLeft, one.offsetTop]))
      ways.add(JSON.stringify(places))
      lines = new Set(places.map(([, top]) => top)).size
    }
    return { ways: ways.size, lines }
  }
  const pages = ['/desk', '/net', '/desk/absence', '/desk/shifts']
  expect(await seen(story.network.anne.hat, pages)).toEqual({ ways: 1, lines: 1 })
  expect(await seen(story.network.leader.hat, [...pages, '/settings'])).toEqual({ ways: 1, lines: 2 })
})
