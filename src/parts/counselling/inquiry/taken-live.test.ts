import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { asRead } from '#testing/as-read.ts'
import { aBrowser, aServedSite } from '#testing/browser.ts'
import { aStory } from '#testing/story.ts'
import { anInquiry } from '../builders.ts'

/** Two colleagues look at the same inquiry, and one of them is quicker. */
const story = await aStory()
const { network, database } = story
const [site, people] = [await aServedSite(database), await aBrowser()]
afterAll(async () => {
  for (const one of [people, site, story]) await one[Symbol.asyncDispose]()
})

async function annesPage(inquiry: string): Promise<Page> {
  const page = await site.signIn(await people.person({ script: true, width: 1280, height: 900 }), network.anne)
  const listening = page.waitForResponse('**/desk/live')
  await page.goto(`${site.url}/desk/inquiries/${inquiry}`)
  await listening
  return page
}

test('whoever looks at an inquiry that a colleague takes is told so at once, and the words are no longer there', {
  timeout: 60_000,
}, async () => {
  const inquiry = await anInquiry(database.owner, network, { words: 'Ord til den, der har den' })
  const page = await annesPage(inquiry.id)
  expect(asRead(await page.locator('main').innerText())).toContain('Ord til den, der har den')
  await (await story.signedIn(network.bo)).post(`/desk/inquiries/${inquiry.id}/claim`, {})
  await page.getByRole('heading', { name: 'Bo har taget den' }).waitFor()
  expect(asRead(await page.locator('main').innerText())).not.toContain('Ord til den, der har den')
})

test('whoever has begun to type is told who took it, and keeps what is typed', { timeout: 60_000 }, async () => {
  const inquiry = await anInquiry(database.owner, network)
  const page = await annesPage(inquiry.id)
  await page.locator('#wish-triage > summary').click()
  await page.locator('[name=levelReason]').fill('Hun er alene')
  await (await story.signedIn(network.bo)).post(`/desk/inquiries/${inquiry.id}/claim`, {})
  await page.locator('#state', { hasText: 'Bo tog den' }).waitFor()
  expect(await page.locator('[name=levelReason]').inputValue()).toBe('Hun er alene')
})

test('whoever writes an answer to what a colleague has meanwhile is not told that it is kept by itself', { timeout: 60_000 }, async () => {
  const inquiry = await anInquiry(database.owner, network, { stage: 'claimed', owner: network.anne })
  const page = await annesPage(inquiry.id)
  const answer = page.locator('#answer textarea[name=words]')
  await answer.fill('Godt, at du')
  await page.getByText('Gemt', { exact: true }).waitFor()
  await (await story.signedIn(network.anne)).post(`/desk/inquiries/${inquiry.id}/release`, {})
  await (await story.signedIn(network.bo)).post(`/desk/inquiries/${inquiry.id}/claim`, {})
  await answer.fill('Godt, at du skrev.')
  await page.getByText('Ikke gemt, for noget er ændret imens. Det, du har skrevet, står kun her på siden.').waitFor()
  expect(await answer.inputValue()).toBe('Godt, at du skrev.')
})
