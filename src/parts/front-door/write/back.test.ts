import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { aFrontDoor } from '#testing/front-door.ts'
import { answered, arrived, asked, button, go, ownWords, press, told, writtenOn } from '#testing/writing.ts'

/** The phone's own buttons, an old phone without script: back, forward, reading again, a line that is gone. */
const door = await aFrontDoor()
const { site, people } = door
afterAll(() => door[Symbol.asyncDispose]())

const sofie = 'Jeg er 19 og gravid.'
const shown = (page: Page) => page.locator('.step:visible').count()

const order = [
  'Er du i fare lige nu?',
  'Hvem er du?',
  'Er der børn?',
  'Hvor bor du?',
  'Er der en dato, der haster?',
  'Hvilket sprog vil du helst tale?',
  'Hvordan kan vi svare dig trygt?',
]

test('back and forward on the phone go from question to question with every answer, and nobody asks whether to send again', {
  timeout: 60_000,
}, async () => {
  const page = await people.person()
  const words = `${sofie} Frem og tilbage.`
  await answered(door, page, words)
  const posts: string[] = []
  page.on('request', (request) => posts.push(...(request.method() === 'POST' ? [request.url()] : [])))
  for (const question of order.toReversed().slice(1)) {
    await page.goBack()
    expect([await asked(page), await shown(page)]).toEqual([question, 1])
  }
  expect(await page.getByLabel('Nej', { exact: true }).isChecked()).toBe(true)
  for (const question of order.slice(1)) {
    await page.goForward()
    expect([await asked(page), await shown(page)]).toEqual([question, 1])
  }
  expect(posts).toEqual([])
  await page.getByLabel('Hvornår er det sikkert').fill('Om aftenen')
  await press(page, 'Send nu')
  expect(await arrived(door, words)).toEqual([{ body: words, ...told }])
})

test('going back with the phone and on again with the button loses no later answer', { timeout: 60_000 }, async () => {
  const page = await people.person()
  const words = `${sofie} Tilbage og frem.`
  await answered(door, page, words)
  await go(page, 'Tilbage')
  for (const _ of [1, 2, 3, 4, 5]) await page.goBack()
  expect(await asked(page)).toBe('Er der børn?')
  await go(page, 'Fortsæt')
  await press(page, 'Send nu')
  expect(await arrived(door, words)).toEqual([{ body: words, ...told }])
})

test('reading the page again at the last question keeps the words and every answer handed over; only what is typed there is gone', {
  timeout: 60_000,
}, async () => {
  const page = await people.person()
  const words = `${sofie} Læst igen.`
  await answered(door, page, words)
  for (const _ of [1, 2]) await page.reload()
  expect([await asked(page), await page.getByLabel('Hvornår er det sikkert').inputValue()]).toEqual([order.at(-1), ''])
  await press(page, 'Send nu')
  expect(await arrived(door, words)).toEqual([{ body: words, ...told, safe: null }])
})

test('"Tilbage" and going on to another page lose nothing either', { timeout: 60_000 }, async () => {
  const page = await people.person()
  const words = `${sofie} Andetsteds.`
  await answered(door, page, words)
  await go(page, 'Tilbage')
  expect([await asked(page), await page.getByLabel('Jeg vil gerne have en tolk').isChecked()]).toEqual([order.at(-2), true])
  await page.getByRole('link', { name: 'Find hjælp' }).click()
  await page.waitForURL('**/find')
  await page.goBack()
  expect(await asked(page)).toBe(order.at(-2))
  await press(page, 'Send nu')
  expect(await arrived(door, words)).toEqual([{ body: words, ...told }])
})

const gone = async (page: Page, name: string) => {
  await page.context().setOffline(true)
  const lost = expect(page.waitForURL('**/skriv/nowhere')).rejects.toThrow('ERR_INTERNET_DISCONNECTED')
  await button(page, name).click({ noWaitAfter: true })
  await lost
  await page.context().setOffline(false)
}

test('a line that is gone between the questions or at the end does no harm: read again, or back, and nothing is sent twice or lost', {
  timeout: 60_000,
}, async () => {
  const page = await people.person()
  const words = `${sofie} Uden net.`
  await writtenOn(door, page, words)
  await go(page, 'Fortsæt')
  await page.getByLabel('Gravid').check()
  await gone(page, 'Fortsæt')
  await page.reload()
  expect([await asked(page), await ownWords(page)]).toEqual(['Er der børn?', words])
  await page.getByLabel('Hvor gamle er de?').fill('3 år')
  await gone(page, 'Fortsæt')
  await page.goBack()
  expect([await asked(page), await page.getByLabel('Gravid').isChecked()]).toEqual(['Er der børn?', true])
  await gone(page, 'Send nu')
  await page.reload()
  expect(await page.locator('h1').innerText()).toBe('Tak, fordi du skrev')
  expect((await arrived(door, words)).map(({ who }) => who)).toEqual(['pregnant'])
})

/** As a hand does it: the second half meets whatever stands there by then. */
async function pressTwice(page: Page, name: string): Promise<void> {
  const here = page.url()
  const place = (await button(page, name).boundingBox())!
  const [x, y] = [place.x + place.width / 2, place.y + place.height / 2]
  for (const pause of [150, 0]) {
    await page.mouse.click(x, y)
    await page.waitForTimeout(pause)
  }
  await page.waitForURL(({ href }) => href !== here)
  await page.waitForTimeout(500)
}

// On this screen the last question's "Send nu" stands where "Fortsæt" stood before it.
test.each([
  ['without script', false],
  ['with script', true],
])('%s, a double click on any button goes one step and sends one message', { timeout: 60_000 }, async (_, script) => {
  const page = await people.person({ script })
  await page.setViewportSize({ width: 412, height: 915 })
  const words = `${sofie} To klik ${script}.`
  await page.goto(`${site.url}/skriv`)
  await page.locator('textarea').fill(words)
  await page.waitForTimeout(500)
  for (const question of order) {
    await button(page, 'Fortsæt').scrollIntoViewIfNeeded()
    await pressTwice(page, 'Fortsæt')
    expect(await asked(page)).toBe(question)
  }
  await pressTwice(page, 'Send nu')
  expect(await page.locator('h1').innerText()).toBe('Tak, fordi du skrev')
  expect(await arrived(door, words)).toHaveLength(1)
})

test('Enter and "go" on the keyboard send nothing before the writer says so', async () => {
  const page = await people.person()
  const words = `${sofie} Retur.`
  await answered(door, page, words)
  await page.keyboard.press('Enter')
  await page.waitForTimeout(300)
  expect([await asked(page), await page.getByLabel('Hvornår er det sikkert').inputValue()]).toEqual([order.at(-1), 'Om aftenen'])
  expect(await arrived(door, words)).toEqual([])
})

test('a wrong answer is told at once, beside its field; it can be left empty, and the way back is open', { timeout: 60_000 }, async () => {
  const page = await people.person()
  const words = `${sofie} Forkert.`
  await answered(door, page, words)
  for (const _ of [1, 2, 3]) await go(page, 'Tilbage')
  await page.getByLabel('Postnummer').fill('90')
  await go(page, 'Fortsæt')
  expect([await asked(page), await shown(page), await page.getByText('Et postnummer har fire tal').count()]).toEqual([
    'Ret én ting, før du går videre',
    1,
    2,
  ])
  expect(await page.getByLabel('Postnummer').isVisible()).toBe(true)
  await go(page, 'Tilbage')
  expect(await page.getByLabel('Hvor gamle er de?').inputValue()).toBe('3 år')
  await page.locator('#problems a').click()
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('s6')
  await page.getByLabel('Postnummer').fill('')
  await go(page, 'Fortsæt')
  expect(await asked(page)).toBe('Er der en dato, der haster?')
  await press(page, 'Send nu')
  expect(await arrived(door, words)).toEqual([{ body: words, ...told, postcode: null }])
})

test('what was wrong is not held up before her again once she has put it right and goes on', { timeout: 60_000 }, async () => {
  const page = await people.person({ script: true })
  await answered(door, page, `${sofie} Rettet.`)
  for (const _ of [1, 2, 3]) await go(page, 'Tilbage')
  await page.getByLabel('Postnummer').fill('90')
  await go(page, 'Fortsæt')
  expect(await page.locator('#problems').isVisible()).toBe(true)
  await page.getByLabel('Postnummer').fill('9000')
  await go(page, 'Fortsæt')
  expect([await asked(page), await page.locator('#problems').isVisible()]).toEqual(['Er der en dato, der haster?', false])
  await go(page, 'Tilbage')
  expect(await page.locator('#problems').isVisible()).toBe(true)
})

test('only yes to danger leads to who can come now; the one that is the target takes the focus', async () => {
  const page = await people.person()
  await writtenOn(door, page, sofie)
  const ways: string[] = []
  for (const answer of [undefined, 'Nej', 'Ja']) {
    if (answer) await page.getByLabel(answer, { exact: true }).check()
    await go(page, 'Fortsæt')
    expect(await page.evaluate(() => document.activeElement === document.querySelector(':target'))).toBe(true)
    ways.push(await asked(page))
    await page.goBack()
  }
  expect(ways).toEqual(['Hvem er du?', 'Hvem er du?', 'Få hjælp nu'])
  expect(await page.getByLabel('Ja', { exact: true }).isChecked()).toBe(true)
})

test('a number that is held back: the way back has the words and the ticks, and so has the way on', { timeout: 60_000 }, async () => {
  const page = await people.person()
  const words = `${sofie} Ring 23 45 67 89.`
  await page.goto(`${site.url}/skriv`)
  await page.locator('textarea').fill(words)
  await go(page, 'Fortsæt')
  await page.goBack()
  expect(await ownWords(page)).toBe(words)
  await go(page, 'Fortsæt')
  await go(page, 'Lad det stå')
  await page.getByLabel('Nej', { exact: true }).check()
  await go(page, 'Fortsæt')
  await page.goBack()
  expect([await asked(page), await page.getByLabel('Nej', { exact: true }).isChecked()]).toEqual([order[0], true])
  await page.goBack()
  expect([await asked(page), await ownWords(page)]).toEqual(['Det, du har skrevet', words])
})

test('on paper everything stands in the order it is asked', async () => {
  const page = await people.person()
  await writtenOn(door, page, sofie)
  await page.emulateMedia({ media: 'print' })
  const tops = await page.locator('.step').evaluateAll((all) => all.map((step) => [step.id, step.getBoundingClientRect().top] as const))
  expect(tops.toSorted((a, b) => a[1] - b[1]).map(([id]) => id)).toEqual(['s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8', 's9'])
})

test.each([true, false])('a postcode of two digits is told at once on the way on, with script %s', { timeout: 60_000 }, async (script) => {
  const page = await people.person({ script })
  await writtenOn(door, page, sofie)
  await page.getByLabel('Nej', { exact: true }).check()
  for (const _ of [1, 2, 3]) await go(page, 'Fortsæt')
  await page.getByLabel('Postnummer').fill('12')
  await press(page, 'Fortsæt')
  expect(await asked(page)).toBe('Ret én ting, før du går videre')
  expect(await page.locator('main').innerText()).toContain('Et postnummer har fire tal.')
  await page.getByLabel('Postnummer').fill(' 9000 ')
  await go(page, 'Fortsæt')
  expect(await page.locator('.step:visible h2').innerText()).toBe('Er der en dato, der haster?')
  expect(await page.getByText('Ret én ting').filter({ visible: true }).count()).toBe(0)
})
