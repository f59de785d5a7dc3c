import { expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { asRead } from '#testing/as-read.ts'
import { aBrowser, aServedSite } from '#testing/browser.ts'
import { aStory } from '#testing/story.ts'

test('a person who is not added yet is asked about nowhere, and is as soon as the fold is opened, without script', {
  timeout: 60_000,
}, async () => {
  await using story = await aStory()
  const { network, database } = story
  await story.site.visitor().post('/skriv', { formId: newId(), words: 'Vi er to om det her.', go: 'send' })
  const { id } = await story.one<{ id: string }>('select id from counselling.inquiry')
  const anne = await story.signedIn(network.anne)
  await anne.send(`/desk/inquiries/${id}`, {}, { action: `/desk/inquiries/${id}/claim` })
  await using site = await aServedSite(database)
  await using people = await aBrowser()
  const page = await site.signIn(await people.person({ script: false, width: 320, height: 640 }), network.anne)
  await page.goto(`${site.url}/desk/families/new?inquiry=${id}`)
  const asked = async () => [
    await page.locator('.choice:visible input[name=writer]').count(),
    await page
      .locator('select[name=home1For] option')
      .evaluateAll((all) => all.filter((one) => getComputedStyle(one).display !== 'none').length),
  ]
  const [writers, only] = await asked()
  expect([writers, only]).toEqual([2, 3])
  await page.locator('.one-more > summary').first().click()
  expect(await asked()).toEqual([3, 4])
  expect(await page.getByText('når personen er tilføjet ovenfor').first().isVisible()).toBe(false)
})

test('by when the first step must be done follows the level that is chosen, without script', { timeout: 60_000 }, async () => {
  await using story = await aStory()
  await using site = await aServedSite(story.database)
  await using people = await aBrowser()
  const page = await site.signIn(await people.person({ script: false, width: 320, height: 640 }), story.network.anne)
  await page.goto(`${site.url}/desk/families/new`)
  const said = async () => asRead((await page.locator('#field-open-dueOn-hint').innerText()).trim())
  expect((await said()).split(/\n+/)).toHaveLength(4)
  for (const [level, day] of [
    ['D', '24. december'],
    ['C', '4. december'],
    ['B', '27. november'],
    ['A', '25. november'],
  ] as const) {
    await page.locator(`[name=level][value=${level}]`).check()
    expect(await said()).toMatch(new RegExp(`^Niveau ${level}: Senest \\S+ ${day}\\.$`))
  }
})
