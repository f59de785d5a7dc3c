import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { aFrontDoor } from '#testing/front-door.ts'
import { allTheWayBack } from '#testing/way-back.ts'

/** What is half written in a conversation comes back to the one who wrote it, in the same session, and to nobody else. */
const door = await aFrontDoor()
const { world, site, people } = door
afterAll(() => door[Symbol.asyncDispose]())

const field = (page: Page) => page.locator('textarea[name=words]')
const press = (page: Page, name: string) =>
  Promise.all([page.waitForEvent('load'), page.locator('main').getByRole('button', { name, exact: true }).click()])

/** Somebody has written to us; the four words that open the conversation. */
async function aCode(page: Page): Promise<string> {
  await page.goto(`${site.url}/skriv`)
  await field(page).fill('Jeg er 19 og gravid.')
  await press(page, 'Fortsæt')
  await press(page, 'Send nu')
  return page.locator('.code-words').innerText()
}

async function open(page: Page, code: string) {
  await page.goto(`${site.url}/samtale`)
  await page.getByLabel('Din kode').fill(code)
  await press(page, 'Åbn samtalen')
}

async function halfWritten(page: Page, words: string) {
  await field(page).fill(words)
  await field(page).blur()
}

test('reading the conversation again keeps what is half written; what was sent does not come back to be sent twice', {
  timeout: 60_000,
}, async () => {
  const page = await people.person({ script: true })
  await open(page, await aCode(page))
  await halfWritten(page, 'Er der nogen?')
  await page.reload()
  expect(await field(page).inputValue()).toBe('Er der nogen?')
  await press(page, 'Send')
  const { rows } = await world.owner.query(`select 1 from counselling.message where body = 'Er der nogen?'`)
  expect([rows.length, await field(page).inputValue()]).toEqual([1, ''])
  await page.goBack()
  expect([page.url(), await field(page).inputValue()]).toEqual([`${site.url}/samtale`, ''])
})

test('whoever opens another conversation in the same tab never meets it', { timeout: 60_000 }, async () => {
  const page = await people.person({ script: true })
  const [one, other] = [await aCode(page), await aCode(page)]
  await open(page, one)
  await halfWritten(page, 'Kun til jer.')
  await press(page, 'Log ud her')
  await open(page, other)
  const met = await allTheWayBack(page)
  expect([met.length > 4, met.filter((one) => one.includes('Kun til jer.'))]).toEqual([true, []])
})
