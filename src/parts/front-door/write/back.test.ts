import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { aFrontDoor } from '#testing/front-door.ts'

/** The phone's own buttons, an old phone without script: back, forward, reading again, a line that is gone. */
const door = await aFrontDoor()
const { world, site, people } = door
afterAll(() => door[Symbol.asyncDispose]())

const sofie = 'Jeg er 19 og gravid.'
const asked = (page: Page) => page.locator('main h2:visible').first().innerText()
const shown = (page: Page) => page.locator('.step:visible').count()
const go = (page: Page, name: string) => page.locator('main').getByRole('link', { name, exact: true }).click()
const send = (page: Page) =>
  Promise.all([page.waitForEvent('load'), page.locator('main').getByRole('button', { name: 'Send nu', exact: true }).click()])
const inquiries = async () =>
  (
    await world.owner.query(
      `select m.body, i.level, n.who, n.alone, n.postcode, n.deadline_words, i.language, i.interpreter, s.words as safe
       from counselling.inquiry i left join counselling.safe_answer s on s.hat_id = i.writer_id join counselling.intake n on n.inquiry_id = i.id join counselling.message m on m.writer_id = i.writer_id
       order by i.received_at desc`,
    )
  ).rows

async function writtenOn(page: Page, words: string) {
  await page.goto(`${site.url}/skriv`)
  await page.locator('textarea').fill(words)
  await Promise.all([page.waitForEvent('load'), page.locator('main button[value=next]').click()])
}

/** Every question that counts is answered; the phone stands on the last one. */
async function answered(page: Page, words: string) {
  await writtenOn(page, words)
  await page.getByLabel('Nej', { exact: true }).check()
  await go(page, 'Fortsæt')
  await page.getByLabel('Gravid').check()
  await page.getByLabel('Ja, jeg er alene').check()
  await go(page, 'Fortsæt')
  await page.getByLabel('Hvor gamle er de?').fill('3 år')
  await go(page, 'Fortsæt')
  await page.getByLabel('Postnummer').fill('9000')
  await go(page, 'Fortsæt')
  await page.getByLabel('Hvad sker der den dag?').fill('Et møde')
  await go(page, 'Fortsæt')
  await page.getByLabel('Sprog', { exact: true }).selectOption('ar')
  await page.getByLabel('Jeg vil gerne have en tolk').check()
  await go(page, 'Fortsæt')
  await page.getByLabel('Hvornår er det sikkert').fill('Om aftenen')
}

const told = {
  ...{ level: 'C', who: 'pregnant', alone: true, postcode: '9000', deadline_words: 'Et møde' },
  ...{ language: 'ar', interpreter: true, safe: 'Om aftenen' },
}

const order = [
  'Er du i fare lige nu?',
  'Hvem er du?',
  'Er der børn?',
  'Hvor bor du?',
  'Er der en dato, der haster?',
  'Hvilket sprog vil du helst tale?',
  'Hvordan kan vi svare dig trygt?',
]

test('back and forward on the phone go from question to question, keep every answer, and ask the server nothing', {
  timeout: 60_000,
}, async () => {
  const page = await people.person()
  await answered(page, `${sofie} Frem og tilbage.`)
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  for (const question of order.toReversed().slice(1)) {
    await page.goBack()
    expect([await asked(page), await shown(page)]).toEqual([question, 1])
  }
  expect(await page.getByLabel('Nej', { exact: true }).isChecked()).toBe(true)
  for (const question of order.slice(1)) {
    await page.goForward()
    expect([await asked(page), await shown(page)]).toEqual([question, 1])
  }
  expect(requests).toEqual([])
  await send(page)
  const body = `${sofie} Frem og tilbage.`
  expect((await inquiries()).filter((one) => one.body === body)).toEqual([{ body, ...told }])
})

test('a line that is gone between the questions does no harm; without it nothing is sent twice or lost', { timeout: 60_000 }, async () => {
  const page = await people.person()
  const words = `${sofie} Uden net.`
  await writtenOn(page, words)
  await page.context().setOffline(true)
  await go(page, 'Fortsæt')
  await page.getByLabel('Gravid').check()
  await go(page, 'Fortsæt')
  await page.goBack()
  expect([await asked(page), await page.getByLabel('Gravid').isChecked()]).toEqual(['Hvem er du?', true])
  const gone = expect(page.waitForURL('**/skriv/nowhere')).rejects.toThrow('ERR_INTERNET_DISCONNECTED')
  await page.locator('main button[value=send]:visible').click({ noWaitAfter: true })
  await gone
  await page.context().setOffline(false)
  await page.reload()
  expect(await page.locator('h1').innerText()).toBe('Tak, fordi du skrev')
  expect((await inquiries()).filter(({ body }) => body === words).map(({ who }) => who)).toEqual(['pregnant'])
})

test('a double click sends one message', { timeout: 60_000 }, async () => {
  const page = await people.person()
  const words = `${sofie} To klik.`
  await answered(page, words)
  await Promise.all([page.waitForEvent('load'), page.locator('main button[value=send]:visible').dblclick({ noWaitAfter: true })])
  await page.waitForLoadState('load')
  expect(await page.locator('h1').innerText()).toBe('Tak, fordi du skrev')
  expect((await inquiries()).filter(({ body }) => body === words)).toHaveLength(1)
})

test('Enter and "go" on the keyboard send nothing before the writer says so', async () => {
  const page = await people.person()
  const words = `${sofie} Retur.`
  await answered(page, words)
  await page.keyboard.press('Enter')
  await page.waitForTimeout(300)
  expect(await asked(page)).toBe('Hvordan kan vi svare dig trygt?')
  expect((await inquiries()).filter(({ body }) => body === words)).toEqual([])
})

test('a problem with a later question brings the page back with everything, on that question; from it one can go to any other', {
  timeout: 60_000,
}, async () => {
  const page = await people.person()
  const words = `${sofie} Forkert.`
  await answered(page, words)
  for (const _ of [1, 2, 3]) await page.goBack()
  await page.getByLabel('Postnummer').fill('90')
  for (const _ of [1, 2, 3]) await page.goForward()
  await send(page)
  expect([page.url(), await asked(page), await shown(page)]).toEqual([`${site.url}/skriv`, 'Der er en ting at se på', 1])
  expect(await page.getByText('Et postnummer har fire tal').count()).toBe(2)
  await go(page, 'Tilbage')
  expect(await page.getByLabel('Hvor gamle er de?').inputValue()).toBe('3 år')
  await page.locator('#problems a').click()
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('s6')
  await page.getByLabel('Postnummer').fill('9000')
  await send(page)
  expect((await inquiries()).filter(({ body }) => body === words)).toEqual([{ body: words, ...told }])
})

test('only yes to danger leads to who can come now; the one that is the target takes the focus', async () => {
  const page = await people.person()
  await writtenOn(page, sofie)
  const ways: string[] = []
  for (const answer of [undefined, 'Nej', 'Ja']) {
    if (answer) await page.getByLabel(answer, { exact: true }).check()
    await go(page, 'Fortsæt')
    expect(await page.evaluate(() => document.activeElement === document.querySelector(':target'))).toBe(true)
    ways.push(await asked(page))
    await page.goBack()
  }
  expect(ways).toEqual(['Hvem er du?', 'Hvem er du?', 'Få hjælp nu'])
})

test('reading the page again keeps the own words and the question one stands on; what was ticked since is gone', async () => {
  const page = await people.person()
  await writtenOn(page, sofie)
  await go(page, 'Fortsæt')
  await page.getByLabel('Gravid').check()
  await page.reload()
  expect([await asked(page), await page.getByLabel('Gravid').isChecked()]).toEqual(['Hvem er du?', false])
  expect(await page.locator('textarea').inputValue()).toBe(sofie)
})

test('on paper everything stands in the order it is asked', async () => {
  const page = await people.person()
  await writtenOn(page, sofie)
  await page.emulateMedia({ media: 'print' })
  const tops = await page.locator('.step').evaluateAll((all) => all.map((step) => [step.id, step.getBoundingClientRect().top] as const))
  expect(tops.toSorted((a, b) => a[1] - b[1]).map(([id]) => id)).toEqual(['s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8', 's9'])
})
