import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { aFrontDoor, type FrontDoor } from '#testing/front-door.ts'
import { allTheWayBack } from '#testing/way-back.ts'
import { answered, arrived, asked, button, fillIn, go, ownWords, press, told, writtenOn } from '#testing/writing.ts'

/** What comes back to the one who writes, and what never comes back to whoever holds the phone next. */
const door = await aFrontDoor()
const { world, site, people } = door
afterAll(() => door[Symbol.asyncDispose]())

const sofie = 'Jeg er 19 og gravid.'
const both = [
  ['without script', false],
  ['with script', true],
] as const
const heading = (page: Page) => page.evaluate(() => document.querySelector('h1')!.innerText)

async function typedOnly(_: FrontDoor, page: Page, text: string) {
  await page.goto(`${site.url}/skriv`)
  await fillIn(page, { words: text })
  await page.locator('textarea').blur()
}

/** Where the quick exit leads to lies outside this machine: the browser is told what stands there. */
async function leave(page: Page) {
  const browser = await page.context().newCDPSession(page)
  const answer = { responseCode: 200, body: Buffer.from('Vejret').toString('base64') }
  await browser.send('Fetch.enable', { patterns: [{ urlPattern: 'https://www.dr.dk/*' }] })
  browser.on('Fetch.requestPaused', ({ requestId }) => void browser.send('Fetch.fulfillRequest', { requestId, ...answer }))
  await page.locator('a[data-quick-exit]').click()
  await page.waitForURL('https://www.dr.dk/**')
  await browser.detach()
}

test.each(both)(
  '%s, back from the first question meets the own words; on from there they are sent once',
  { timeout: 60_000 },
  async (_, script) => {
    const page = await people.person({ script })
    const text = `${sofie} Tilbage ${script}.`
    await writtenOn(door, page, text)
    await page.goBack()
    expect(await ownWords(page)).toBe(text)
    await page.locator('textarea').fill(`${text} Og mere.`)
    await press(page, 'Fortsæt')
    await press(page, 'Send nu')
    expect((await arrived(door, text)).map(({ body }) => body)).toEqual([`${text} Og mere.`])
  },
)

test('with script, reading the questions again keeps every answer', { timeout: 60_000 }, async () => {
  const page = await people.person({ script: true })
  const text = `${sofie} Læst igen.`
  await answered(door, page, text)
  for (const step of ['s8', 's7']) await Promise.all([page.waitForURL(`**/skriv?videre=*#${step}`), page.goBack()])
  await page.getByLabel('Hvad sker der den dag?').fill('Et møde')
  for (const step of ['s8', 's9']) await Promise.all([page.waitForURL(`**/skriv?videre=*#${step}`), page.goForward()])
  await page.reload()
  expect(await asked(page)).toBe('Hvordan kan vi svare dig trygt?')
  await press(page, 'Send nu')
  expect(await arrived(door, text)).toEqual([{ body: text, ...told }])
})

test('with script, whoever presses faster than the phone keeps up finds everything on every question', { timeout: 60_000 }, async () => {
  const page = await people.person({ script: true })
  const text = `${sofie} Hurtige tryk.`
  await writtenOn(door, page, text)
  await page.evaluate(() => {
    for (const step of ['s4', 's5', 's6']) document.querySelector<HTMLButtonElement>(`main button[value="${step}"]`)?.click()
  })
  await page.getByRole('link', { name: 'Find hjælp' }).click()
  await page.waitForURL('**/find')
  await Promise.all([page.waitForEvent('load'), page.evaluate(() => history.go(-2))])
  expect([new URL(page.url()).hash, await ownWords(page)]).toEqual(['#s5', text])
})

test('with script, back from another page meets the question one stood on, with every answer, and nobody asks', {
  timeout: 60_000,
}, async () => {
  const page = await people.person({ script: true })
  const text = `${sofie} Andetsteds.`
  await answered(door, page, text)
  await page.getByRole('link', { name: 'Find hjælp' }).click()
  await page.waitForURL('**/find')
  await page.goBack()
  expect(await asked(page)).toBe('Hvordan kan vi svare dig trygt?')
  await press(page, 'Send nu')
  expect(await arrived(door, text)).toEqual([{ body: text, ...told }])
})

test('with script, no way on or back asks the server anything, and Enter sends nothing', { timeout: 60_000 }, async () => {
  const page = await people.person({ script: true })
  await writtenOn(door, page, sofie)
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  await page.getByLabel('Ja', { exact: true }).check()
  const met: string[] = []
  for (const name of ['Fortsæt', 'Svar på lidt mere først', 'Fortsæt', 'Tilbage', 'Tilbage']) {
    await go(page, name)
    expect(await page.evaluate(() => document.activeElement === document.querySelector(':target'))).toBe(true)
    met.push(await asked(page))
  }
  expect(met).toEqual(['Få hjælp nu', 'Hvem er du?', 'Er der børn?', 'Hvem er du?', 'Er du i fare lige nu?'])
  await page.getByLabel('Nej', { exact: true }).check()
  await page.keyboard.press('Enter')
  await go(page, 'Fortsæt')
  expect([await asked(page), requests]).toEqual(['Hvem er du?', []])
})

test('with script, a tab that was put away for hours still has it all: first the words, and every answer behind them', {
  timeout: 60_000,
}, async () => {
  const page = await people.person({ script: true })
  const text = `${sofie} Lagt væk.`
  await answered(door, page, text)
  await page.getByLabel('Hvornår er det sikkert').blur()
  await world.owner.query('truncate platform.form_draft')
  await page.reload()
  expect([await heading(page), await ownWords(page)]).toEqual(['Skriv til os', text])
  await go(page, 'Fortsæt')
  await press(page, 'Send nu')
  expect(await arrived(door, text)).toEqual([{ body: text, ...told }])
})

test('what was handed over while the script was still on its way is not covered by what the page held before', {
  timeout: 60_000,
}, async () => {
  const page = await people.person({ script: true })
  await writtenOn(door, page, sofie)
  const withoutScript = (step: string) =>
    Promise.all([
      page.waitForURL(`**#${step}`),
      page.locator(`button[value=${step}]:visible`).evaluate((button: HTMLButtonElement) => button.form?.requestSubmit(button)),
    ])
  await withoutScript('s4')
  await page.getByLabel('Gravid').check()
  await withoutScript('s5')
  await Promise.all([page.waitForURL('**#s2'), page.evaluate(() => history.go(-2))])
  expect(await page.locator('[value=pregnant]').isChecked()).toBe(true)
})

test('with script, a line that is gone when it is sent does no harm: back has everything, and it is sent once', {
  timeout: 60_000,
}, async () => {
  const page = await people.person({ script: true })
  const text = `${sofie} Uden net.`
  await answered(door, page, text)
  for (const then of ['back', 'again'] as const) {
    await page.context().setOffline(true)
    const lost = expect(page.waitForURL('**/nowhere')).rejects.toThrow('ERR_INTERNET_DISCONNECTED')
    await button(page, 'Send nu').click({ noWaitAfter: true })
    await lost
    await page.context().setOffline(false)
    if (then === 'back') await page.goBack()
    else await page.reload()
  }
  expect([await heading(page), await arrived(door, text)]).toEqual(['Tak, fordi du skrev', [{ body: text, ...told }]])
})

test('with script, back from the question about a number meets the words and every answer', { timeout: 60_000 }, async () => {
  const page = await people.person({ script: true })
  const text = `${sofie} Holdt tilbage.`
  await answered(door, page, text)
  await page.getByLabel('Hvornår er det sikkert').fill('Om aftenen, 23 45 67 89')
  await press(page, 'Send nu')
  await page.goBack()
  await page.getByLabel('Hvornår er det sikkert').fill('Om aftenen')
  await press(page, 'Send nu')
  expect(await arrived(door, text)).toEqual([{ body: text, ...told }])
})

test('with script, reading the first page again keeps the words', async () => {
  const page = await people.person({ script: true })
  await page.goto(`${site.url}/skriv`)
  await page.locator('textarea').fill(sofie)
  await page.locator('textarea').blur()
  await page.reload()
  expect(await ownWords(page)).toBe(sofie)
})

/** Sends what the phone shows, and loses the answer on the way back: the phone meets its own error page. */
async function lostOnTheWay(page: Page) {
  await page.route('**/skriv', async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
    await fetch(`${site.url}/skriv`, { method: 'POST', headers, body: route.request().postData() })
    await route.abort()
  })
  const lost = expect(page.waitForURL('**/nowhere')).rejects.toThrow('ERR_FAILED')
  await page.locator('main').locator('button[value=send]:visible').click({ noWaitAfter: true })
  await lost
  await page.unroute('**/skriv')
}

test.each(both)(
  '%s, back after a lost answer tells that it has arrived, with the code: one message',
  { timeout: 60_000 },
  async (_, script) => {
    const page = await people.person({ script })
    const text = `${sofie} Tabt svar ${script}.`
    await answered(door, page, text)
    await lostOnTheWay(page)
    await page.goBack()
    expect(await heading(page)).toBe('Din besked er kommet frem')
    await press(page, 'Vis min kode')
    expect([await heading(page), await arrived(door, text)]).toEqual(['Tak, fordi du skrev', [{ body: text, ...told }]])
  },
)

test.each(both)(
  '%s, who opens the first page after a lost answer gets the code there: one message',
  { timeout: 60_000 },
  async (_, script) => {
    const page = await people.person({ script })
    const text = `${sofie} Tabt og forfra ${script}.`
    await answered(door, page, text)
    await lostOnTheWay(page)
    await page.goto(`${site.url}/skriv`)
    expect(await heading(page)).toBe('Din besked er kommet frem')
    await press(page, 'Vis min kode')
    expect([await heading(page), await page.locator('.code-words').count()]).toEqual(['Tak, fordi du skrev', 1])
    expect(await arrived(door, text)).toEqual([{ body: text, ...told }])
  },
)

test('what was taken out stays out: older words never cover newer ones', { timeout: 60_000 }, async () => {
  const page = await people.person({ script: true })
  await writtenOn(door, page, `${sofie} Ring 23 45 67 89.`)
  await press(page, 'Fjern det fra min tekst')
  await page.getByLabel('Nej', { exact: true }).check()
  await page.reload()
  expect(await page.getByLabel('Nej', { exact: true }).isChecked()).toBe(true)
  const kept = await ownWords(page)
  expect([kept.startsWith(sofie), kept.includes('23 45')]).toEqual([true, false])
})

test.each(both)(
  '%s, after the quick exit the way back shows no words, from the questions or from the first page',
  { timeout: 90_000 },
  async (_, script) => {
    for (const write of [answered, typedOnly]) {
      const page = await people.person({ script })
      await write(door, page, sofie)
      await leave(page)
      const met = await allTheWayBack(page)
      expect([met.length > 0, met.filter((one) => /19 og gravid|aftenen|Frivillige spørgsmål/.test(one))]).toEqual([true, []])
    }
  },
)

test.each(both)('%s, once it has arrived the way back shows no words and no question', { timeout: 90_000 }, async (_, script) => {
  const page = await people.person({ script })
  const text = `${sofie} Sendt ${script}.`
  await answered(door, page, text)
  await press(page, 'Send nu')
  const met = await allTheWayBack(page)
  expect([met.length > 0, met.filter((one) => /19 og gravid|aftenen|Frivillige spørgsmål/.test(one))]).toEqual([true, []])
  expect(await arrived(door, text)).toHaveLength(1)
})

test('after the quick exit one can write again, and that is kept', { timeout: 60_000 }, async () => {
  const page = await people.person({ script: true })
  await typedOnly(door, page, sofie)
  await leave(page)
  await typedOnly(door, page, 'En anden gang.')
  await page.reload()
  expect(await ownWords(page)).toBe('En anden gang.')
})

test('what a browser brings back whole, after the quick exit in another tab, is empty; what nobody left is still there', {
  timeout: 60_000,
}, async () => {
  const page = await people.person({ script: true })
  const broughtBack = async () => {
    const load = page.waitForEvent('load')
    await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
    await load
    return ownWords(page)
  }
  await typedOnly(door, page, sofie)
  expect(await broughtBack()).toBe(sofie)
  const tab = await page.context().newPage()
  await tab.goto(`${site.url}/skriv`)
  await leave(tab)
  expect(await broughtBack()).toBe('')
})
