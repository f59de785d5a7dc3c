import { expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { aBrowser, aServedSite } from '#testing/browser.ts'
import { aStory } from '#testing/story.ts'

test('a part of the page that could not be fetched when something happened is fetched a little later, without another event', {
  timeout: 60_000,
}, async () => {
  await using story = await aStory()
  const { network, database } = story
  await using site = await aServedSite(database)
  await using people = await aBrowser()
  const page = await site.signIn(await people.person({ script: true, width: 1280, height: 900 }), network.bo)
  const failed: string[] = []
  await page.route('**/desk/fragments/danger', (route) => {
    if (failed.length > 0) return route.continue()
    failed.push('once')
    return route.fulfill({ status: 503, body: '' })
  })
  const listens = page.waitForResponse('**/desk/live')
  await page.goto(`${site.url}/net`)
  await listens
  await story.site.visitor().post('/skriv', { formId: newId(), words: 'Han står ude på trappen.', danger: 'yes', go: 'send' })
  await page.locator('#danger-now').getByRole('link', { name: 'Fare nu: en venter på svar.' }).waitFor()
  expect(failed).toEqual(['once'])
})
