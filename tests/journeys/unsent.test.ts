import { expect, test } from 'vitest'
import { anInquiry } from '#parts/counselling/builders.ts'
import { aBrowser, aServedSite } from '#testing/browser.ts'
import { aStory } from '#testing/story.ts'

/** Anne has an inquiry of hers open, and has just written a sentence. */
async function anneWrites() {
  const story = await aStory()
  const [site, people] = [await aServedSite(story.database), await aBrowser()]
  const { network, database } = story
  const inquiry = await anInquiry(database.owner, network, { stage: 'claimed', owner: network.anne })
  const page = await site.signIn(await people.person({ width: 1280, height: 900, script: true }), network.anne)
  await page.goto(`${site.url}/desk/inquiries/${inquiry.id}`)
  const drafts = async () => (await database.owner.query('select body from counselling.draft')).rows
  const end = async () => {
    for (const one of [people, site, story]) await one[Symbol.asyncDispose]()
  }
  return { page, drafts, words: 'Jeg ringer til dig i morgen', [Symbol.asyncDispose]: end }
}

test('words are kept the moment a page goes out of sight, where nobody is asked before it goes', { timeout: 60_000 }, async () => {
  await using desk = await anneWrites()
  const { page, words } = desk
  // No timer runs: what is kept is kept for no other reason.
  await page.clock.install()
  await page.clock.pauseAt(Date.now() + 60_000)
  await page.getByLabel('Dit svar').fill(words)
  const kept = page.waitForResponse((response) => response.url().endsWith('/draft'))
  await page.evaluate(() => window.dispatchEvent(new Event('pagehide')))
  await kept
  expect(await desk.drafts()).toEqual([{ body: words }])
})

test('an answer that takes its time leaves no draft of itself behind', { timeout: 60_000 }, async () => {
  await using desk = await anneWrites()
  const { page, words } = desk
  await page.route('**/answer', async (route) => {
    const response = await route.fetch({ maxRedirects: 0 })
    await new Promise((resolve) => setTimeout(resolve, 2_500))
    await route.fulfill({ response })
  })
  await page.getByLabel('Dit svar').fill(words)
  await page.getByRole('button', { name: 'Send svaret' }).click()
  await page.locator('#state').getByText('Nu er det deres tur').waitFor()
  expect(await desk.drafts()).toEqual([])
})
