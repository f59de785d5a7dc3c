import type { ElementHandle } from 'playwright-core'
import { expect, test } from 'vitest'
import { aHeldFamily } from '#core/builders.ts'
import { anInquiry } from '#parts/counselling/builders.ts'
import { aBrowser, aServedSite, type Device } from '#testing/browser.ts'
import { aStory } from '#testing/story.ts'
import { aLook } from './page-checks.ts'

test('the desk renews itself: what a colleague takes leaves the queue before the eyes, without a reload', { timeout: 60_000 }, async () => {
  await using story = await aStory()
  await using site = await aServedSite(story.database)
  await using people = await aBrowser()
  const { network } = story
  const inquiry = await anInquiry(story.database.owner, network, { words: 'Hvem svarer mig?' })
  const page = await site.signIn(await people.person({ width: 1280, height: 900, script: true }), network.bo)
  const told = page.waitForResponse((response) => response.url().endsWith('/desk/live'))
  await page.goto(`${site.url}/desk`)
  await told
  const queue = page.locator('#desk-queue')
  await queue.getByText('En, der skrev').waitFor()
  await (await story.signedIn(network.anne)).post(`/desk/inquiries/${inquiry.id}/claim`, {})
  await queue.getByText('Ingen venter i køen').waitFor()
})

test('a desk that stands open says by itself that a promised time has passed', { timeout: 60_000 }, async () => {
  await using story = await aStory()
  await using site = await aServedSite(story.database)
  await using people = await aBrowser()
  const { network, database } = story
  await anInquiry(database.owner, network, { level: 'A', dueBy: new Date('2026-11-24T10:07:00+01:00') })
  const page = await site.signIn(await people.person({ width: 1280, height: 900, script: true }), network.bo)
  await page.clock.install()
  await page.goto(`${site.url}/desk`)
  const queue = page.locator('#desk-queue')
  await queue.getByText('Svar lovet i dag kl. 10.07').waitFor()
  await database.advance(3 * 60_000)
  await page.clock.fastForward(61_000)
  await queue.getByText('Svar lovet i dag kl. 10.07. Tiden er gået').waitFor()
})

test('a half-written answer is kept while one writes, and what they write meanwhile comes by itself', { timeout: 60_000 }, async () => {
  await using story = await aStory()
  await using site = await aServedSite(story.database)
  await using people = await aBrowser()
  const { network, database } = story
  const inquiry = await anInquiry(database.owner, network, { stage: 'claimed', owner: network.anne })
  const page = await site.signIn(await people.person({ width: 1280, height: 900, script: true }), network.anne)
  const told = page.waitForResponse((response) => response.url().endsWith('/desk/live'))
  await page.goto(`${site.url}/desk/inquiries/${inquiry.id}`)
  await told
  await page.getByLabel('Dit svar').fill('Jeg tænker på det, du skrev om')
  await page.getByText('Gemt', { exact: true }).waitFor()
  expect(await story.one('select body from counselling.draft')).toEqual({ body: 'Jeg tænker på det, du skrev om' })
  await database.owner.query(
    `insert into counselling.message (id, conversation_id, writer_id, by_hat, from_us, body) values (gen_random_uuid(), $1, $2, $2, false, 'Er du der?')`,
    [inquiry.conversation, inquiry.writer.hat],
  )
  await database.owner.query(`insert into core.event (kind, subject_id) values ('message-received', $1)`, [inquiry.id])
  await page.getByText('Er du der?').waitFor()
  expect(await page.getByLabel('Dit svar').inputValue()).toBe('Jeg tænker på det, du skrev om')
  await page.getByRole('button', { name: 'Send svaret' }).click()
  await page.locator('#state').getByText('Nu er det deres tur').waitFor()
})

test('who is paused with the desk open is told by whom, also where the stream was lost meanwhile', { timeout: 60_000 }, async () => {
  await using story = await aStory()
  await using site = await aServedSite(story.database)
  await using people = await aBrowser()
  const { network } = story
  const page = await site.signIn(await people.person({ script: true }), network.bo)
  await page.route('**/desk/live', (route) => route.fulfill({ status: 204 }))
  await page.goto(`${site.url}/desk`)
  await page.locator('[data-offline]').waitFor()
  await (await story.signedIn(network.leader)).post(`/settings/people/${network.bo.hat}/suspend`, {})
  await page.getByText('Birgit har sat den på pause.').waitFor()
})

test('a line that is lost is told beneath everything: the menu and the last button of a form stay within reach', {
  timeout: 60_000,
}, async () => {
  await using story = await aStory()
  await using site = await aServedSite(story.database)
  await using people = await aBrowser()
  const page = await site.signIn(await people.person({ script: true }), story.network.anne)
  await page.route('**/desk/live', (route) => route.fulfill({ status: 204 }))
  await page.goto(`${site.url}/desk/inquiries/new`)
  await page.locator('[data-offline]').waitFor()
  const isInReach = (element: Element) => {
    const { left, top, width, height } = element.getBoundingClientRect()
    return element.contains(document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 22)))
  }
  expect(await page.getByRole('link', { name: 'Nettet' }).evaluate(isInReach)).toBe(true)
  await page.locator('main').focus()
  const hidden: string[] = []
  for (;;) {
    await page.keyboard.press('Tab')
    const at = (await page.evaluateHandle(() => document.activeElement)).asElement() as ElementHandle<Element>
    if (!(await at.evaluate((element) => element.closest('main')))) break
    if (!(await at.evaluate(isInReach))) hidden.push(await at.evaluate((element) => element.outerHTML))
  }
  expect(hidden).toEqual([])
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
  expect(await page.locator('main button[type=submit]').last().evaluate(isInReach)).toBe(true)
})

const devices: [string, Device][] = [
  ['an old phone', {}],
  ['a wide screen', { width: 1280, height: 900 }],
  ['a wide screen in the dark', { width: 1280, height: 900, dark: true }],
]

test('every page of the desk is whole and without barriers on an old phone and a wide screen, by day and in the dark', {
  timeout: 120_000,
}, async () => {
  await using story = await aStory()
  await using site = await aServedSite(story.database)
  await using people = await aBrowser()
  const { network, database } = story
  const waiting = await anInquiry(database.owner, network, {
    level: 'B',
    promisedHours: 0.1,
    words: 'Et langt ord: Opkaldpåethelltbestemttidspunktsommanaldrighardrømtom',
  })
  const mine = await anInquiry(database.owner, network, { stage: 'claimed', owner: network.anne, promisedHours: 0.1 })
  await aHeldFamily(database.owner, network, { anchor: network.anne, deputy: network.bo, due: '2026-11-24' })
  await database.owner.query(
    `update counselling.inquiry set deadline_on = '2026-11-26', language = 'ar', interpreter = true where id = $1`,
    [waiting.id],
  )
  const bo = await story.signedIn(network.bo)
  await bo.get(`/desk/inquiries/${waiting.id}`)
  await database.advance(60 * 60_000)
  const look = await aLook(people)
  const paths = ['/desk', '/desk/inquiries/new', `/desk/inquiries/${waiting.id}`, `/desk/inquiries/${mine.id}`, '/desk/search?q=sol']
  for (const [name, device] of devices) {
    const page = await site.signIn(await look.person(device), network.anne)
    for (const path of paths) {
      await page.goto(site.url + path)
      expect([name, path, await look.faultsOf(page)]).toEqual([name, path, []])
    }
  }
})
