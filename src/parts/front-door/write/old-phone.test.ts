import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { aFrontDoor } from '#testing/front-door.ts'
import { go, press } from '#testing/writing.ts'

const door = await aFrontDoor()
const { site, people } = door
afterAll(() => door[Symbol.asyncDispose]())

async function writtenOn(page: Page, path = '/skriv') {
  await page.goto(site.url + path)
  await page.locator('textarea').fill('Jeg er 19 og gravid.')
  await Promise.all([page.waitForEvent('load'), page.locator('main button[value=next]').click()])
}

/** What the keyboard stands on, as far as the bar of the quick exit lies over it. */
const beneathTheBar = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement
    const bar = document.querySelector('.exit')!.getBoundingClientRect()
    if (!at || at === document.body || at.closest('.exit, .skip')) return null
    // In a place to write the line one writes on counts, not the whole box.
    const whole = (at.closest('.choice:not(.fork)') ?? at).getBoundingClientRect()
    const box = at.tagName === 'TEXTAREA' ? new DOMRect(whole.x, whole.y, whole.width, 48) : whole
    const fits = box.height < bar.top - 24
    return fits && (box.bottom > bar.top || box.top < 0)
      ? `${at.tagName} ${at.textContent?.trim().slice(0, 30)} ${at.getAttribute('name') ?? ''}`
      : null
  })

async function hiddenOn(page: Page): Promise<string[]> {
  const hidden: string[] = []
  const stops = await page.locator('a, button, summary, textarea, select, input').filter({ visible: true }).count()
  for (let stop = 0; stop < stops; stop++) {
    await page.keyboard.down('Tab')
    hidden.push(...[await beneathTheBar(page)].filter((one) => one !== null))
  }
  await page.keyboard.up('Tab')
  return hidden
}

/** At the end of the page, how far the last words reach beneath the bar. */
const endBeneathTheBar = (page: Page) =>
  page.evaluate(() => {
    window.scrollTo(0, document.documentElement.scrollHeight)
    return (
      document.querySelector('.foot .motto')!.getBoundingClientRect().bottom - document.querySelector('.exit')!.getBoundingClientRect().top
    )
  })

/** In danger 112 stands on every question: who can come now is one touch away all the way through. */
const callsFor112 = (page: Page) => page.locator('main a[href="tel:112"]:visible').count()

const phones = [
  { name: 'a small phone', width: 320, height: 640 },
  { name: 'a low one', width: 320, height: 480 },
  { name: 'a small phone at 200 % zoom', width: 160, height: 320 },
]

test('row 9, row 16: all the way through, nothing one comes to lies beneath the quick exit, nothing is too wide, and in danger 112 is there', {
  timeout: 120_000,
}, async () => {
  const page = await people.person()
  const look = async (where: string) => {
    for (const { name, ...size } of phones) {
      await page.setViewportSize(size)
      await page.evaluate(() => window.scrollTo(0, 0)) // where it stood on another phone says nothing here
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      expect([where, name, await hiddenOn(page), tooWide]).toEqual([where, name, [], 0])
      expect([where, name, (await endBeneathTheBar(page)) <= 0]).toEqual([where, name, true])
    }
  }
  for (const path of ['/', '/en/', '/find?sted=9000', '/skriv', '/samtale']) {
    await page.goto(site.url + path)
    await look(path)
  }
  await writtenOn(page)
  await look('danger')
  await page.getByLabel('Ja', { exact: true }).check()
  await go(page, 'Fortsæt')
  await look('in danger')
  await go(page, 'Svar på lidt mere først')
  for (const step of ['who', 'children', 'postcode', 'date', 'language', 'answer']) {
    await look(step)
    expect([step, await callsFor112(page)]).toEqual([step, 1])
    if (step !== 'answer') await go(page, 'Fortsæt')
  }
  await page.goto(page.url().replace('#s9', '#s1'))
  await look('words')
  await go(page, 'Fortsæt')
  await press(page, 'Send nu')
  await look('receipt')
})

test('row 16: on a small phone the question of danger and its button stand above the quick exit at once', async () => {
  for (const path of ['/skriv', '/en/skriv']) {
    const page = await people.person({ width: 320, height: 640 })
    await writtenOn(page, path)
    const button = (await page.locator('main .ds-button:visible').first().boundingBox())!
    const bar = (await page.locator('.exit').boundingBox())!
    expect(button.y + button.height).toBeLessThan(bar.y)
  }
})

test('a quiet way back that has gone to a line of its own begins where the other lines do', async () => {
  const page = await people.person({ width: 320, height: 640 })
  await writtenOn(page)
  await page.getByLabel('Nej', { exact: true }).check()
  await go(page, 'Fortsæt')
  const begins = (name: string) =>
    page
      .locator('main')
      .getByRole('button', { name, exact: true })
      .evaluate((one) => {
        const words = document.createRange()
        words.selectNodeContents(one)
        return { box: one.getBoundingClientRect().left, words: words.getBoundingClientRect().left, line: one.getBoundingClientRect().top }
      })
  const [on, back] = [await begins('Fortsæt'), await begins('Tilbage')]
  expect(back.line).toBeGreaterThan(on.line)
  expect(Math.abs(back.words - on.box)).toBeLessThan(1)
})

test('row 9: whoever is not in danger is not shown 112 on each question', async () => {
  const page = await people.person()
  await writtenOn(page)
  await page.getByLabel('Nej', { exact: true }).check()
  await go(page, 'Fortsæt')
  for (const question of ['who', 'children', 'postcode', 'date', 'language', 'answer']) {
    expect([question, await callsFor112(page)]).toEqual([question, 0])
    if (question !== 'answer') await go(page, 'Fortsæt')
  }
})

test('row 9: in danger, 112 is seen at once and largest; the way back and the way on keep the words', async () => {
  const page = await people.person({ width: 320, height: 640 })
  await writtenOn(page)
  await page.getByLabel('Ja', { exact: true }).check()
  await go(page, 'Fortsæt')
  const [call, bar] = [(await page.locator('main a[href="tel:112"]:visible').boundingBox())!, (await page.locator('.exit').boundingBox())!]
  expect(call.height).toBeGreaterThan(80)
  expect(call.y + call.height).toBeLessThan(bar.y)
  expect((await page.locator('main').boundingBox())!.height).toBeLessThan(2.5 * 640)
  await go(page, 'Tilbage')
  expect(await page.getByLabel('Ja', { exact: true }).isChecked()).toBe(true)
  await go(page, 'Tilbage')
  expect(await page.locator('textarea').inputValue()).toBe('Jeg er 19 og gravid.')
})

test('row 13: on a small phone the way to each page stands on one line, in Danish and English', async () => {
  for (const path of ['/', '/en/']) {
    const page = await people.person({ width: 320 })
    await page.goto(site.url + path)
    const tops = await page.locator('.public-top nav li').evaluateAll((items) => items.map((item) => item.getBoundingClientRect().top))
    expect(new Set(tops).size).toBe(1)
  }
})

test('pulling the page down does not read it again where somebody writes', async () => {
  const page = await people.person()
  const pull = () => page.evaluate(() => getComputedStyle(document.documentElement).overscrollBehaviorY)
  await page.goto(site.url)
  expect(await pull()).toBe('auto')
  await page.goto(`${site.url}/skriv`)
  expect(await pull()).toBe('contain')
  await writtenOn(page)
  expect(await pull()).toBe('contain')
})
