import { expect, test } from 'vitest'
import { aHeldFamily } from '#core/builders.ts'
import { aBrowser, aServedSite } from '#testing/browser.ts'
import { aStory } from '#testing/story.ts'

test('plan and circle renew themselves, and what somebody is typing in them stays', { timeout: 60_000 }, async () => {
  await using story = await aStory()
  await using site = await aServedSite(story.database)
  await using people = await aBrowser()
  const { network, database } = story
  const family = await aHeldFamily(database.owner, network, { anchor: network.anne, deputy: network.bo, due: '2026-11-25' })
  const address = `/desk/families/${family.id}`
  const page = await site.signIn(await people.person({ width: 1280, height: 900, script: true }), network.anne)
  const told = page.waitForResponse((response) => response.url().endsWith('/desk/live'))
  await page.goto(`${site.url}${address}`)
  await told
  await page.locator('#goal > summary').click()
  await page.getByLabel('Målet med familiens egne ord').fill('Vi vil gerne sove om natten')
  await page.getByRole('heading', { level: 1 }).click()
  const bo = await story.signedIn(network.bo)
  const step = { stepWords: 'Vi ringer til skolen', task: 'call', ownerId: network.bo.hat, dueOn: '2026-11-26' }
  await bo.send(address, step, { action: `${address}/steps` })
  await page.locator('#plan').getByText('Vi ringer til skolen').waitFor()
  expect(await page.getByLabel('Målet med familiens egne ord').inputValue()).toBe('Vi vil gerne sove om natten')
  await bo.send(address, { deputyId: network.cille.hat }, { action: `${address}/deputy` })
  await page.locator('#circle').getByText('Cille').first().waitFor()
  await page.getByRole('button', { name: 'Gem målet' }).click()
  await page.locator('#plan').getByRole('heading', { name: 'Vi vil gerne sove om natten' }).waitFor()
})

test('a form is written out when it is folded out; without an answer its link leads to the page with it, and so it does without script', {
  timeout: 60_000,
}, async () => {
  await using story = await aStory()
  await using site = await aServedSite(story.database)
  await using people = await aBrowser()
  const { network, database } = story
  const family = await aHeldFamily(database.owner, network, { anchor: network.anne, deputy: network.bo, due: '2026-11-25' })
  const address = `${site.url}/desk/families/${family.id}`
  const desk = { width: 1280, height: 900, script: true }
  const page = await site.signIn(await people.person(desk), network.anne)
  await page.goto(address)
  expect(await page.locator('#anchor form').count()).toBe(0)
  await page.context().setOffline(true)
  await Promise.all([
    page.waitForEvent('requestfailed', (asked) => asked.url().includes('form=anchor')),
    page.locator('#anchor > summary').click(),
  ])
  await page.context().setOffline(false)
  await Promise.all([page.waitForURL(`${address}?form=anchor#anchor`), page.locator('#anchor a').click()])
  expect(await page.locator('#anchor form').isVisible()).toBe(true)
  await page.goto(address)
  await page.locator('#anchor > summary').click()
  await page.getByLabel('Nyt holdepunkt').waitFor()
  expect([page.url(), await page.locator('#anchor a').count()]).toEqual([address, 0])

  const old = await site.signIn(await people.person(), network.anne)
  await old.goto(address)
  await old.locator('#goal > summary').click()
  await old.locator('#goal a').click()
  await old.getByLabel('Målet med familiens egne ord').fill('Vi vil gerne sove')
  await old.getByRole('button', { name: 'Gem målet' }).click()
  await old.locator('#plan').getByRole('heading', { name: 'Vi vil gerne sove' }).waitFor()
})
