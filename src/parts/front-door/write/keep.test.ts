import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { aFrontDoor } from '#testing/front-door.ts'
import { allTheWayBack } from '#testing/way-back.ts'

/** What comes back to the one who writes, and what never comes back to whoever holds the phone next. */
const door = await aFrontDoor()
const { world, site, people } = door
afterAll(() => door[Symbol.asyncDispose]())

const sofie = 'Jeg er 19 og gravid.'
const both = [
  ['without script', false],
  ['with script', true],
] as const
const main = (page: Page) => page.locator('main')
const words = (page: Page) => page.locator('textarea').inputValue()
const heading = (page: Page) => page.locator('h1').innerText()
const asked = (page: Page) => page.locator('main h2:visible').first().innerText()
const go = (page: Page, name: string) => main(page).getByRole('link', { name, exact: true }).click()
const press = (page: Page, name: string) =>
  Promise.all([page.waitForEvent('load'), main(page).getByRole('button', { name, exact: true }).click()])

async function writtenOn(page: Page, text: string) {
  await page.goto(`${site.url}/skriv`)
  await page.locator('textarea').fill(text)
  await press(page, 'Fortsæt')
}

async function typedOnly(page: Page, text: string) {
  await page.goto(`${site.url}/skriv`)
  await page.locator('textarea').fill(text)
  await page.locator('textarea').blur()
}

/** Some of everything a form can hold: a dot, a line, a list, a box. The phone stands on the last question. */
async function answered(page: Page, text: string) {
  await writtenOn(page, text)
  await page.getByLabel('Nej', { exact: true }).check()
  await go(page, 'Fortsæt')
  await page.getByLabel('Gravid').check()
  for (const _ of [1, 2]) await go(page, 'Fortsæt')
  await page.getByLabel('Postnummer').fill('9000')
  for (const _ of [1, 2]) await go(page, 'Fortsæt')
  await page.getByLabel('Sprog', { exact: true }).selectOption('ar')
  await page.getByLabel('Jeg vil gerne have en tolk').check()
  await go(page, 'Fortsæt')
  await page.getByLabel('Hvornår er det sikkert').fill('Om aftenen')
}

const told = { who: 'pregnant', postcode: '9000', language: 'ar', interpreter: true, safe: 'Om aftenen' }
/** What has arrived that begins so. */
const arrived = async (text: string) =>
  (
    await world.owner.query(
      `select m.body, n.who, n.postcode, i.language, i.interpreter, s.words as safe from counselling.inquiry i left join counselling.safe_answer s on s.hat_id = i.writer_id
       join counselling.intake n on n.inquiry_id = i.id join counselling.message m on m.writer_id = i.writer_id where starts_with(m.body, $1)`,
      [text],
    )
  ).rows

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
    await writtenOn(page, text)
    await page.goBack()
    expect(await words(page)).toBe(text)
    await page.locator('textarea').fill(`${text} Og mere.`)
    await press(page, 'Fortsæt')
    await press(page, 'Send nu')
    expect((await arrived(text)).map(({ body }) => body)).toEqual([`${text} Og mere.`])
  },
)

test('with script, reading the questions again keeps every answer', { timeout: 60_000 }, async () => {
  const page = await people.person({ script: true })
  const text = `${sofie} Læst igen.`
  await answered(page, text)
  for (const step of ['s8', 's7']) await Promise.all([page.waitForURL(`**/skriv?videre=1#${step}`), page.goBack()])
  await page.getByLabel('Hvad sker der den dag?').fill('Et møde')
  for (const step of ['s8', 's9']) await Promise.all([page.waitForURL(`**/skriv?videre=1#${step}`), page.goForward()])
  await page.reload()
  expect(await asked(page)).toBe('Hvordan kan vi svare dig trygt?')
  await press(page, 'Send nu')
  expect(await arrived(text)).toEqual([{ body: text, ...told }])
})

test('with script, whoever presses faster than the phone keeps up finds everything on every question', { timeout: 60_000 }, async () => {
  const page = await people.person({ script: true })
  const text = `${sofie} Hurtige tryk.`
  await writtenOn(page, text)
  await page.evaluate(() => {
    for (const step of ['#s4', '#s5', '#s6']) document.querySelector<HTMLAnchorElement>(`main a[href="${step}"]`)?.click()
  })
  await page.getByRole('link', { name: 'Find hjælp' }).click()
  await page.waitForURL('**/find')
  await Promise.all([page.waitForEvent('load'), page.evaluate(() => history.go(-2))])
  expect([new URL(page.url()).hash, await words(page)]).toEqual(['#s5', text])
})

test('with script, back from another page meets the question one stood on, with every answer, and nobody asks', {
  timeout: 60_000,
}, async () => {
  const page = await people.person({ script: true })
  const text = `${sofie} Andetsteds.`
  await answered(page, text)
  await page.getByRole('link', { name: 'Find hjælp' }).click()
  await page.waitForURL('**/find')
  await page.goBack()
  expect(await asked(page)).toBe('Hvordan kan vi svare dig trygt?')
  await press(page, 'Send nu')
  expect(await arrived(text)).toEqual([{ body: text, ...told }])
})

test('with script, reading the first page again keeps the words', async () => {
  const page = await people.person({ script: true })
  await page.goto(`${site.url}/skriv`)
  await page.locator('textarea').fill(sofie)
  await page.locator('textarea').blur()
  await page.reload()
  expect(await words(page)).toBe(sofie)
})

test('pulling the page down does not read it again where somebody writes', async () => {
  const page = await people.person()
  const pull = () => page.evaluate(() => getComputedStyle(document.documentElement).overscrollBehaviorY)
  await page.goto(site.url)
  expect(await pull()).toBe('auto')
  await page.goto(`${site.url}/skriv`)
  expect(await pull()).toBe('contain')
  await writtenOn(page, sofie)
  expect(await pull()).toBe('contain')
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
  await main(page).locator('button[value=send]:visible').click({ noWaitAfter: true })
  await lost
  await page.unroute('**/skriv')
}

test('with script, an answer lost on the way is fetched with the same button: one message', { timeout: 60_000 }, async () => {
  const page = await people.person({ script: true })
  const text = `${sofie} Tabt svar.`
  await answered(page, text)
  await lostOnTheWay(page)
  await page.goBack()
  await press(page, 'Send nu')
  expect([await heading(page), await arrived(text)]).toEqual(['Tak, fordi du skrev', [{ body: text, ...told }]])
})

test.each(both)(
  '%s, who opens the first page after a lost answer gets the code there: one message',
  { timeout: 60_000 },
  async (_, script) => {
    const page = await people.person({ script })
    const text = `${sofie} Tabt og forfra ${script}.`
    await answered(page, text)
    await lostOnTheWay(page)
    await page.goto(`${site.url}/skriv`)
    expect(await heading(page)).toBe('Din besked er kommet frem')
    await press(page, 'Vis min kode')
    expect([await heading(page), await page.locator('.code-words').count()]).toEqual(['Tak, fordi du skrev', 1])
    expect(await arrived(text)).toEqual([{ body: text, ...told }])
  },
)

test('what was taken out stays out: older words never cover newer ones', { timeout: 60_000 }, async () => {
  const page = await people.person({ script: true })
  await writtenOn(page, `${sofie} Ring 23 45 67 89.`)
  await press(page, 'Fjern det')
  await page.getByLabel('Nej', { exact: true }).check()
  await page.reload()
  expect(await page.getByLabel('Nej', { exact: true }).isChecked()).toBe(true)
  const kept = await page.locator('textarea').inputValue()
  expect([kept.startsWith(sofie), kept.includes('23 45')]).toEqual([true, false])
})

test.each(both)(
  '%s, after the quick exit the way back shows no words, from the questions or from the first page',
  { timeout: 90_000 },
  async (_, script) => {
    for (const write of [answered, typedOnly]) {
      const page = await people.person({ script })
      await write(page, sofie)
      await leave(page)
      const met = await allTheWayBack(page)
      expect([met.length > 0, met.filter((one) => /19 og gravid|aftenen/.test(one))]).toEqual([true, []])
    }
  },
)

test.each(both)('%s, once it has arrived the way back shows no words and no question', { timeout: 90_000 }, async (_, script) => {
  const page = await people.person({ script })
  const text = `${sofie} Sendt ${script}.`
  await answered(page, text)
  await press(page, 'Send nu')
  const met = await allTheWayBack(page)
  expect([met.length > 0, met.filter((one) => /19 og gravid|aftenen|Frivillige spørgsmål/.test(one))]).toEqual([true, []])
  expect(await arrived(text)).toHaveLength(1)
})

test('after the quick exit one can write again, and that is kept', { timeout: 60_000 }, async () => {
  const page = await people.person({ script: true })
  await typedOnly(page, sofie)
  await leave(page)
  await typedOnly(page, 'En anden gang.')
  await page.reload()
  expect(await words(page)).toBe('En anden gang.')
})

test('what a browser brings back whole, after the quick exit in another tab, is empty; what nobody left is still there', {
  timeout: 60_000,
}, async () => {
  const page = await people.person({ script: true })
  const broughtBack = async () => {
    const load = page.waitForEvent('load')
    await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
    await load
    return words(page)
  }
  await typedOnly(page, sofie)
  expect(await broughtBack()).toBe(sofie)
  const tab = await page.context().newPage()
  await tab.goto(`${site.url}/skriv`)
  await leave(tab)
  expect(await broughtBack()).toBe('')
})
