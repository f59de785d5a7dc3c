import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { freePort } from '#platform/free-port.ts'
import { startChromium } from '#testing/browser.ts'

/**
 * `npm run pictures`: the pictures of the README, from a demo world of their own at a clock of their own. A story is told in it as people
 * would live it, and its pages are taken on the way: a phone by night, a desk the next morning.
 */
const folder = 'docs/pictures'
const data = mkdtempSync(join(tmpdir(), 'hele-vejen-pictures-'))
chmodSync(data, 0o755)
mkdirSync(folder, { recursive: true })

const phone = { width: 320, height: 860 }
const desk = { width: 1280, height: 860 }
const words = 'Jeg er 19 og venter mig. Jeg ved ikke, hvor jeg skal bo, og jeg har ikke nogen at spørge.'

const port = await freePort()
const at = (path: string) => `http://127.0.0.1:${port}${path}`
const press = (page: Page, name: string) => page.getByRole('button', { name }).last().click()
const browser = await startChromium()
try {
  const code = await during('2026-11-23T22:40:00+01:00', byNight)
  await during('2026-11-24T10:05:00+01:00', () => byDay(code))
} finally {
  await browser.close()
  rmSync(data, { recursive: true, force: true })
}

async function byNight(): Promise<string> {
  const sofie = await open(browser, phone)
  await sofie.goto(at('/'))
  await take(sofie, 'front-page')
  await sofie.goto(at('/skriv'))
  await sofie.getByLabel('Hvad vil du fortælle?').fill(words)
  await take(sofie, 'write')
  await press(sofie, 'Fortsæt')
  await sofie.getByLabel('Nej', { exact: true }).check()
  await press(sofie, 'Fortsæt')
  await sofie.getByLabel('Gravid').check()
  await sofie.getByLabel('Ja, jeg er alene').check()
  await press(sofie, 'Send nu')
  await take(sofie, 'receipt')
  // Before the clock is moved over a night in which no program ran: the net would say so.
  const kirsten = await signedIn('Vær Kirsten')
  await kirsten.goto(at('/net'))
  await take(kirsten, 'net')
  return (await sofie.locator('.code-words span').allInnerTexts()).join(' ')
}

async function byDay(code: string): Promise<void> {
  const nanna = await signedIn('Vær Nanna')
  await take(nanna, 'desk')
  await nanna.getByRole('link', { name: /^Niveau C En, der skrev i går kl. 22.4/ }).click()
  await press(nanna, 'Tag den')
  await nanna.getByLabel('Dit svar').fill('Godt, at du skrev. Jeg hedder Nanna. Kom forbi i morgen kl. 13, så tager vi det sammen.')
  await take(nanna, 'inquiry')
  await press(nanna, 'Send svaret')
  await openFamily(nanna)
  await take(nanna, 'family')

  const sofie = await open(browser, phone)
  await sofie.goto(at('/samtale'))
  await sofie.getByRole('textbox').fill(code)
  await press(sofie, 'Åbn')
  await sofie.getByLabel('Andre bruger også telefonen').check()
  await press(sofie, 'Gør den til min side')
  await sofie.getByRole('heading', { level: 1, name: 'Din side' }).waitFor()
  await sofie.goto(at('/min-side'))
  await take(sofie, 'own-page')
}

async function openFamily(page: Page): Promise<void> {
  await page.getByRole('link', { name: /Åbn en familie/ }).click()
  await page.getByLabel('Kort navn').fill('Sofies vej')
  await page.getByText('Tilføj en person').first().click()
  const [first, second] = [page.getByRole('group', { name: /^Person 1/ }).first(), page.getByRole('group', { name: /^Person 2/ }).first()]
  await first.getByLabel('Hvem').selectOption('Gravid')
  await first.getByLabel('Navn').fill('Sofie')
  await second.getByLabel('Hvem').selectOption('Barn på vej')
  await second.getByLabel('Alder eller dato').fill('uge 14')
  await page.getByRole('group', { name: 'Hvem af dem har skrevet til os?' }).getByRole('radio').first().check()
  await page
    .getByRole('group', { name: 'Stedfortræder' })
    .getByLabel(/^Samira/)
    .check()
  await page.getByLabel('Hvorfor det niveau?').fill('Gravid uden netværk')
  await page.getByLabel('Hvad sker der?').fill('Nanna og Sofie mødes kl. 13')
  await page.getByLabel('Hvornår?').fill('2026-11-25')
  await press(page, 'Åbn familien')
  await page.getByRole('heading', { level: 1, name: 'Sofies vej' }).waitFor()
}

async function open(from: Browser, viewport: { width: number; height: number }): Promise<Page> {
  const settings = { viewport, javaScriptEnabled: false, deviceScaleFactor: viewport === phone ? 2 : 1.5 }
  return (await from.newContext({ ...settings, locale: 'da-DK', timezoneId: 'Europe/Copenhagen', colorScheme: 'light' })).newPage()
}

async function signedIn(role: string): Promise<Page> {
  const page = await open(browser, desk)
  await page.goto(at('/demo'))
  await page.getByRole('button', { name: role }).click()
  return page
}

async function take(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  const session = await page.context().newCDPSession(page)
  const { data: picture } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 85 })
  writeFileSync(`${folder}/${name}.webp`, Buffer.from(picture, 'base64'))
  process.stdout.write(`${folder}/${name}.webp\n`)
}

/** What `npm start` does, at this moment, for as long as the work lasts. */
async function during<T>(clock: string, work: () => Promise<T>): Promise<T> {
  const child = await started(clock)
  try {
    return await work()
  } finally {
    const ended = new Promise((resolve) => child.once('close', resolve))
    child.kill('SIGINT')
    await ended
  }
}

function started(clock: string): Promise<ChildProcess> {
  const settings = {
    HELE_VEJEN_DATA: data,
    HELE_VEJEN_CLOCK: clock,
    HELE_VEJEN_DEMO: '1',
    PORT: String(port),
    DATABASE_URL: '',
    PUBLIC_URL: '',
  }
  const child = spawn(process.execPath, ['src/start.mjs'], {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (piece) => {
      said += piece
      if (said.includes('Ctrl-C stops')) resolve(child)
    })
    child.once('close', () => reject(new Error(`the demo world did not start:\n${said}`)))
  })
}
