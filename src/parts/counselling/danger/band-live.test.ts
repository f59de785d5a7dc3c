import { expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { aBrowser, aServedSite } from '#testing/browser.ts'
import { aStory } from '#testing/story.ts'

test('on an open page the band comes by itself when somebody writes in danger, and goes when they are answered', {
  timeout: 60_000,
}, async () => {
  await using story = await aStory()
  const { network, database } = story
  await using site = await aServedSite(database)
  await using people = await aBrowser()
  const page = await site.signIn(await people.person({ script: true, width: 1280, height: 900 }), network.bo)
  const listens = page.waitForResponse('**/desk/live')
  await page.goto(`${site.url}/net`)
  await listens
  // Whoever works behind another tab sees it on this one.
  await page.evaluate(() => Object.defineProperty(document, 'hidden', { get: () => true }))
  const band = page.locator('#danger-now')
  const title = await page.title()
  expect([await band.innerText(), title.startsWith('Fare nu')]).toEqual(['', false])
  await story.site.visitor().post('/skriv', { formId: newId(), words: 'Han står ude på trappen.', danger: 'yes', go: 'send' })
  await band.getByRole('link', { name: 'Fare nu: en venter på svar.' }).waitFor()
  expect([await band.getAttribute('every'), await page.title()]).toEqual(['20', `Fare nu · ${title}`])
  const { id } = await story.one<{ id: string }>(`select id from counselling.inquiry where level = 'A'`)
  const [anne, address] = [await story.signedIn(network.anne), `/desk/inquiries/${id}`]
  await anne.send(address, {}, { action: `${address}/claim` })
  await anne.send(address, { words: 'Er du et sikkert sted nu?' }, { action: `${address}/answer` })
  await band.getByRole('link').waitFor({ state: 'detached' })
  expect([await band.getAttribute('every'), await page.title()]).toEqual(['60', title])
})
