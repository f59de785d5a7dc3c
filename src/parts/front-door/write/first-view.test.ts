import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { aFrontDoor } from '#testing/front-door.ts'

/** What stands above the bar of the quick exit before anybody scrolls, on the smallest phones: all of it, and what a browser leaves of it. */
const door = await aFrontDoor()
afterAll(() => door[Symbol.asyncDispose]())

const views = [
  ['/skriv', 568, 'with the banner of a demo'],
  ['/skriv', 460, 'without it'],
  ['/en/skriv', 568, 'with the banner of a demo'],
  ['/en/skriv', 460, 'without it'],
] as const

async function smallPhone(path: string, height: number): Promise<Page> {
  const page = await door.people.person({ width: 320, height })
  await page.goto(door.site.url + path)
  return page
}

/** How far above the bar each of them ends. */
async function roomAboveTheBar(page: Page, what: string, banner: string): Promise<number[]> {
  if (banner === 'without it') await page.evaluate(() => document.querySelector('.demo')!.remove())
  return page.locator(what).evaluateAll((some) => {
    const bar = document.querySelector('.exit')!.getBoundingClientRect().top
    return some.map((one) => bar - one.getBoundingClientRect().bottom)
  })
}

test.each(views)(
  'after %s at a height of %d, %s, all four words of the code are seen at once, and that there are four',
  async (...view) => {
    const [path, height, banner] = view
    const page = await smallPhone(path, height)
    await page.locator('textarea').fill('Jeg er 19 og gravid.')
    for (const value of ['next', 'send']) {
      if (value === 'send') await page.locator('input[name=danger][value=no]').check()
      await Promise.all([page.waitForEvent('load'), page.locator(`main button[value=${value}]:visible`).first().click()])
    }
    const room = await roomAboveTheBar(page, '.code-label, .code-words span', banner)
    expect([room.length, room.filter((above) => above < 0)]).toEqual([5, []])
    expect(await page.locator('.code-label').innerText()).toMatch(/fire ord|four words/)
  },
)

test.each(views)('on %s at a height of %d, %s, the place to write is seen at once', async (path, height, banner) => {
  const page = await smallPhone(path, height)
  const [room] = await roomAboveTheBar(page, 'label[for=field-words]', banner)
  expect(room).toBeGreaterThan(0)
  const field = (await page.locator('textarea').boundingBox())!
  expect((await page.locator('.exit').boundingBox())!.y - field.y).toBeGreaterThan(10)
})
