import { afterAll, expect, test } from 'vitest'
import { ask } from '#platform/db.ts'
import { aBrowser, aServedSite, type People, type ServedSite } from '#testing/browser.ts'
import { aStory } from '#testing/story.ts'
import { anAnsweredInquiry } from '../builders.ts'

const story = await aStory()
afterAll(() => story[Symbol.asyncDispose]())

test('when they write again, what one can do follows: it can be put back in the queue, and the words are not read by that alone', async () => {
  const { network, database, one } = story
  const { id, who, writes } = await anAnsweredInquiry(database.owner, network)
  const anne = await story.signedIn(network.anne)
  const address = `/desk/inquiries/${id}`
  const page = (await anne.get(address)).text
  const release = 'id="wish-release"'
  expect([page.includes(`src="${address}/fragments/wishes"`), page.includes(release)]).toEqual([true, false])
  expect(page.match(/<live-region id="wishes"[^>]*kinds="([^"]*)"/)?.[1]).toContain('message-received')
  expect((await anne.get(`${address}/fragments/wishes`)).text).toContain('fordi de har fået svar. Nu er det deres tur')
  await ask(database.db, who, writes('Og så en ting til'))
  const after = (await anne.get(`${address}/fragments/wishes`)).text
  expect([after.includes(release), after.includes('Nu er det deres tur')]).toEqual([true, false])
  const unread = `select count(*)::int as n from counselling.message where body = 'Og så en ting til' and read_at is null`
  expect(await one(unread)).toEqual({ n: 1 })
  const bo = await story.signedIn(network.bo)
  expect((await bo.get(`${address}/fragments/wishes`)).status).toBe(404)
})

/** Anne has an inquiry open in a browser, and whoever wrote it can write again. */
async function annesScreen(site: ServedSite, people: People) {
  const { network, database } = story
  const { id, who, writes } = await anAnsweredInquiry(database.owner, network)
  const anne = await site.signIn(await people.person({ script: true, width: 1280, height: 900 }), network.anne)
  const listening = anne.waitForResponse('**/desk/live')
  await anne.goto(`${site.url}/desk/inquiries/${id}`)
  await listening
  return { anne, writes: (words: string) => ask(database.db, who, writes(words)) }
}

test('words that come to a page behind another tab are read when somebody looks, and not before', { timeout: 60_000 }, async () => {
  await using site = await aServedSite(story.database)
  await using people = await aBrowser()
  const { anne, writes } = await annesScreen(site, people)
  const looks = (does: boolean) =>
    anne.evaluate((hidden) => Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden }), !does)
  await looks(false)
  const words = 'Er du der stadig?'
  await writes(words)
  await anne.waitForTimeout(1_000)
  const read = () => story.one('select read_at is not null as read from counselling.message where body = $1', words)
  expect([await anne.getByText(words).count(), await read()]).toEqual([0, { read: false }])
  await looks(true)
  await anne.getByText(words).waitFor()
  expect(await read()).toEqual({ read: true })
})

test('what somebody is typing at the side stays under her hands while the rest follows', { timeout: 60_000 }, async () => {
  await using site = await aServedSite(story.database)
  await using people = await aBrowser()
  const { anne, writes } = await annesScreen(site, people)
  await anne.locator('#wish-attempt > summary').click()
  await anne.locator('[name=attemptWords]').fill('Ingen tog telefonen')
  await anne.locator('#wish-ask > summary').focus()
  await writes('Er I der?')
  await anne.locator('#wish-release').waitFor()
  expect(await anne.locator('[name=attemptWords]').inputValue()).toBe('Ingen tog telefonen')
  expect(await anne.evaluate(() => document.activeElement?.parentElement?.id)).toBe('wish-ask')
})
