import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asRead } from '#testing/as-read.ts'
import { aBrowser, aServedSite, type People, type ServedSite } from '#testing/browser.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { testSecret } from '#testing/site.ts'
import { keyFor } from '../../src/app.ts'
import { fillDemoWorld } from '../../src/demo/world.ts'
import { aLook } from './page-checks.ts'

/** One story from the first message to a held family, told in the demo world, on an old phone without script. */
let database: TestDatabase
let site: ServedSite
let people: People
let look: Awaited<ReturnType<typeof aLook>>
let sofie: Page
let nanna: Page
let code = ''

beforeAll(async () => {
  database = await freshDatabase()
  await database.setClock('2026-11-23T22:40:00+01:00')
  await fillDemoWorld({ ...database, key: keyFor(testSecret, 'return-code'), weeks: 1 })
  site = await aServedSite(database)
  people = await aBrowser()
  look = await aLook(people)
  sofie = await look.person()
}, 120_000)
afterAll(async () => {
  await people[Symbol.asyncDispose]()
  await site[Symbol.asyncDispose]()
  await database[Symbol.asyncDispose]()
})

const at = (path: string) => `${site.url}${path}`
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })
/** The optional questions stand in one page, one shown at a time; each way on and back is a button that keeps what was answered. */
const question = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 2, name })
const goOn = async (page: Page, name: string) => {
  const here = page.url()
  await page.locator('main').getByRole('button', { name, exact: true }).click()
  await page.waitForURL(({ href }) => href !== here)
}
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).last().click()
const says = async (page: Page) => asRead(await page.locator('main').innerText())

async function isGood(page: Page, name: string | RegExp): Promise<void> {
  await heading(page, name).waitFor()
  expect(await look.faultsOf(page)).toEqual([])
}

async function asksWell(page: Page, name: string | RegExp): Promise<void> {
  await question(page, name).waitFor()
  expect(await page.locator('.step:visible').count()).toBe(1)
  expect(await look.faultsOf(page)).toEqual([])
}

async function signIn(role: string): Promise<Page> {
  const page = await look.person({ width: 1280, height: 800 })
  await page.goto(at('/demo'))
  await page.getByRole('button', { name: role }).click()
  return page
}

const words = 'Jeg er 19 og gravid. Jeg har ikke nogen at spørge. I kan ringe på 20 12 34 56.'

test('22.40: Sofie opens the front door on an old phone, and is told when somebody answers, because staffing makes it true', {
  timeout: 60_000,
}, async () => {
  await sofie.goto(at('/'))
  await isGood(sofie, 'Hvad har du brug for?')
  expect(await says(sofie)).toContain('Rådgiverne er her igen i morgen kl. 10')
  expect(await says(sofie)).toMatch(/svarer en rådgiver inden kl\. \d+/)
  expect(await sofie.title()).not.toMatch(/Hele Vejen|hjælp/i)
})

test('she writes in her own words, keeps her number to herself, and answers what she wants to', { timeout: 90_000 }, async () => {
  await sofie.getByRole('link', { name: 'Skriv nu' }).click()
  await isGood(sofie, 'Skriv til os')
  await press(sofie, 'Fortsæt')
  await isGood(sofie, 'Skriv til os')
  expect(await says(sofie)).toContain('Skriv et par ord til os først')
  await sofie.getByLabel('Hvad vil du fortælle?').fill(words)
  await press(sofie, 'Fortsæt')
  await isGood(sofie, 'Vil du stadig være anonym?')
  await press(sofie, 'Fjern det fra min tekst')
  await asksWell(sofie, 'Er du i fare lige nu?')
  await sofie.getByLabel('Nej', { exact: true }).check()
  await goOn(sofie, 'Fortsæt')
  await asksWell(sofie, 'Hvem er du?')
  await sofie.getByLabel('Gravid').check()
  await sofie.getByLabel('Ja, jeg er alene').check()
  for (const next of ['Er der børn?', 'Hvor bor du?']) {
    await goOn(sofie, 'Fortsæt')
    await asksWell(sofie, next)
  }
  await sofie.getByLabel('Postnummer').fill('90000')
  await goOn(sofie, 'Fortsæt')
  await asksWell(sofie, 'Hvor bor du?')
  expect(await says(sofie)).toContain('Et postnummer har fire tal')
  await sofie.getByLabel('Postnummer').fill('9000')
  for (const next of ['Er der en dato, der haster?', /sprog/, 'Hvordan kan vi svare dig trygt?']) {
    await goOn(sofie, 'Fortsæt')
    await asksWell(sofie, next)
  }
})

test('with the phone’s own "back", and when she reads the page again, everything she ticked is there', { timeout: 60_000 }, async () => {
  for (const asked of [/sprog/, 'Er der en dato, der haster?', 'Hvor bor du?']) {
    await sofie.goBack()
    await question(sofie, asked).waitFor()
  }
  expect(await sofie.getByLabel('Postnummer').inputValue()).toBe('9000')
  await goOn(sofie, 'Tilbage')
  await goOn(sofie, 'Tilbage')
  await asksWell(sofie, 'Hvem er du?')
  await sofie.reload()
  expect(await sofie.getByLabel('Gravid').isChecked()).toBe(true)
})

test('the receipt gives four words, the promise and the day of deletion; a reload makes no second message', {
  timeout: 60_000,
}, async () => {
  await press(sofie, 'Send nu')
  await isGood(sofie, 'Tak, fordi du skrev')
  const receipt = await says(sofie)
  code = (await sofie.getByRole('region', { name: 'Din kode er fire ord' }).locator('.code-words span').allInnerTexts()).join(' ')
  expect(code).toMatch(/^[a-zæøå]{3,7}( [a-zæøå]{3,7}){3}$/)
  expect(receipt).toMatch(/svarer dig i morgen/)
  expect(receipt).toMatch(/Vi sletter samtalen \d+\. \S+( \d{4})?, hvis den er slut\./)
  await sofie.reload()
  expect(await says(sofie)).toBe(receipt)
  const { rows } = await database.owner.query('select body from counselling.message where body like $1', ['Jeg er 19 og gravid%'])
  expect(rows).toHaveLength(1)
  expect(rows[0].body).not.toContain('20 12 34 56')
})

test('next morning Nanna finds her on top of the list of the day, takes her and answers', { timeout: 90_000 }, async () => {
  await database.setClock('2026-11-24T10:05:00+01:00')
  nanna = await signIn('Vær Nanna')
  await isGood(nanna, 'Skrivebord')
  await nanna.getByRole('link', { name: /^Niveau C En, der skrev i går kl. 22.4/ }).click()
  await isGood(nanna, /En, der skrev i går/)
  expect(await says(nanna)).toContain('Jeg er 19 og gravid')
  await press(nanna, 'Tag den')
  await isGood(nanna, /En, der skrev i går/)
  await nanna.getByLabel('Dit svar').fill('Godt, at du skrev. Jeg hedder Nanna. Kom forbi i morgen kl. 13, så tager vi det sammen.')
  await press(nanna, 'Send svaret')
  await isGood(nanna, /En, der skrev i går/)
  expect(await says(nanna)).toContain('Besvaret')
})

test('Sofie comes back with her code, finds the same thread with nothing to tell again, and says yes', { timeout: 90_000 }, async () => {
  sofie = await look.person()
  await sofie.goto(at('/samtale'))
  await isGood(sofie, /.+/)
  await sofie.getByRole('textbox').fill('fire helt forkerte ord')
  await press(sofie, 'Åbn')
  await isGood(sofie, /.+/)
  await sofie.getByRole('textbox').fill(code.toUpperCase().replaceAll(' ', '-'))
  await press(sofie, 'Åbn')
  await isGood(sofie, /.+/)
  expect(await says(sofie)).toContain('Kom forbi i morgen kl. 13')
  await sofie.getByText('Læs den besked, der kom før').click()
  expect(await says(sofie)).toContain('Jeg er 19 og gravid')
  await sofie.getByRole('textbox').fill('Ja. Jeg kommer. I må gerne vide, hvem jeg er. Jeg hedder Sofie.')
  await press(sofie, 'Send')
  await isGood(sofie, /.+/)
})

test('Nanna opens the family: a person who holds, another who stands in, and a first step with a date', { timeout: 90_000 }, async () => {
  await nanna.reload()
  await nanna.getByRole('link', { name: /Åbn en familie/ }).click()
  await isGood(nanna, 'Åbn en familie')
  await nanna.getByLabel('Kort navn').fill('Sofies vej')
  const first = nanna.getByRole('group', { name: /^Person 1/ }).first()
  await first.getByLabel('Hvem').selectOption('Gravid')
  await first.getByLabel('Navn').fill('Sofie')
  await nanna.getByText('Tilføj en person').first().click()
  const second = nanna.getByRole('group', { name: /^Person 2/ }).first()
  await second.getByLabel('Hvem').selectOption('Barn på vej')
  await second.getByLabel('Alder eller dato').fill('uge 14')
  await nanna.getByRole('group', { name: 'Hvem af dem har skrevet til os?' }).getByRole('radio').first().check()
  await nanna
    .getByRole('group', { name: 'Stedfortræder' })
    .getByLabel(/^Samira/)
    .check()
  await nanna.getByLabel('Hvorfor det niveau?').fill('Gravid uden netværk')
  await nanna.getByLabel('Hvad sker der?').fill('Nanna og Sofie mødes kl. 13')
  await nanna.getByLabel('Hvornår?').fill('2026-11-25')
  await press(nanna, 'Åbn familien')
  await isGood(nanna, 'Sofies vej')
  const family = await says(nanna)
  expect(family).toContain('Nanna er holdepunkt, og Samira er stedfortræder')
  expect(family).toContain('Nanna og Sofie mødes kl. 13')
})

test('she makes the thread her own page: the code opens nothing more, and she sees who holds her and what comes next', {
  timeout: 90_000,
}, async () => {
  await sofie.goto(at('/samtale'))
  await isGood(sofie, 'Din samtale med os')
  await sofie.getByLabel('Andre bruger også telefonen').check()
  await press(sofie, 'Gør den til min side')
  await isGood(sofie, 'Din side')
  const page = await says(sofie)
  expect(page).toContain('Nanna er dit holdepunkt')
  expect(page).toContain('Når Nanna er væk, er det Samira')
  expect(page).toContain('Nanna og Sofie mødes kl. 13')
  expect(page).toContain('Kom forbi i morgen kl. 13')
  expect(await sofie.title()).not.toMatch(/Hele Vejen|Nanna|hjælp/i)
  const links = await sofie
    .locator('main')
    .getByRole('link')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
  for (const path of new Set(links.filter((href) => href.startsWith('/min-side')))) {
    await sofie.goto(at(path))
    await isGood(sofie, /.+/)
  }
  const borrowed = await look.person()
  await borrowed.goto(at('/samtale'))
  await borrowed.getByRole('textbox').fill(code)
  await press(borrowed, 'Åbn')
  expect(await says(borrowed)).not.toContain('Jeg er 19')
})

test('a leader sees that nobody stands alone, marks Nanna absent, and nobody falls', { timeout: 90_000 }, async () => {
  await database.advance(60_000)
  await nanna.goto(at('/desk'))
  const kirsten = await signIn('Vær Kirsten')
  await kirsten.getByRole('link', { name: 'Nettet' }).click()
  await isGood(kirsten, 'Nettet')
  expect(await says(kirsten)).toMatch(/Alle \d+ familier har et menneske og et næste skridt/)
  for (const zero of [
    'Familier uden menneske',
    'Skridt og løfter over',
    'Forsinkede svar',
    'Henvendelser uden ansvarlig',
    'Løfter, vi ikke',
  ])
    expect(await kirsten.getByRole('row', { name: new RegExp(`^${zero}`) }).innerText()).toMatch(/\b0\b/)
  await kirsten.getByRole('link', { name: 'Fravær' }).click()
  await isGood(kirsten, 'Fravær')
  await kirsten.getByLabel('Hvem er væk?').selectOption('Nanna')
  await press(kirsten, 'Se alt, hvad der skal dækkes')
  await isGood(kirsten, /.+/)
  await press(kirsten, 'Gem fraværet')
  await isGood(kirsten, 'Nanna er væk')
  expect(await kirsten.getByRole('row', { name: /^Sofies vej/ }).innerText()).toContain('Samira')
  await kirsten.getByRole('link', { name: 'Nettet' }).click()
  await isGood(kirsten, 'Nettet')
  expect(await says(kirsten)).toContain('Alt er holdt')
  expect(await says(kirsten)).toContain('Alle er dækket')
})

test('Sofie is told the new name on her own page, and her person is still hers', { timeout: 60_000 }, async () => {
  await sofie.goto(at('/min-side'))
  await isGood(sofie, 'Din side')
  const page = await says(sofie)
  expect(page).toContain('Samira træder ind nu')
  expect(page).toContain('Nanna er dit holdepunkt')
})

test('somebody in danger is shown who can come now, and her words wait', { timeout: 60_000 }, async () => {
  const line = await look.person()
  await line.goto(at('/skriv'))
  await line.getByLabel('Hvad vil du fortælle?').fill('Han er ude. Jeg tør ikke være her.')
  await press(line, 'Fortsæt')
  await line.getByLabel('Ja', { exact: true }).check()
  await goOn(line, 'Fortsæt')
  await asksWell(line, 'Få hjælp nu')
  expect(await line.getByRole('link', { name: 'Ring 112' }).getAttribute('href')).toBe('tel:112')
  await goOn(line, 'Svar på lidt mere først')
  await goOn(line, 'Tilbage')
  await goOn(line, 'Tilbage')
  await asksWell(line, 'Det, du har skrevet')
  expect(await line.getByLabel('Hvad vil du fortælle?').inputValue()).toBe('Han er ude. Jeg tør ikke være her.')
})
