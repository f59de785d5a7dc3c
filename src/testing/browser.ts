import { type Browser, chromium, type Page } from 'playwright-core'
import { newToken, startDemoSession } from '#core/session/session.ts'
import { buildAssets } from '#platform/assets.ts'
import { as } from '#platform/db.ts'
import { createApp } from '../app.ts'
import { findChromium } from './chromium.ts'
import type { TestDatabase } from './database.ts'
import { aDoor } from './door.ts'
import { giveBack, type Phone, takeWashed, watched } from './washed-phone.ts'

/**
 * The device somebody holds. An old phone without script is the rule; the rest must be said. `anyScript`: it runs what a page does not
 * allow, so that a tool can look at the page from within. `unpainted`: only tools look at it, so its pages are laid out and never painted. What
 * waits for the next picture waits for ever, as a click does.
 */
export type Device = { width?: number; height?: number; script?: boolean; anyScript?: boolean; dark?: boolean; unpainted?: boolean }

export type People = {
  /** A page in a browser of its own: cookies and storage are nobody else's. */
  person(device?: Device): Promise<Page>
  /** Somebody has finished before the others, and the phone may be the next one's. */
  finished(page: Page): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

/**
 * One browser for all test files of a process, and one that paints nothing; and a phone for each person that nobody else has meanwhile. They
 * leave together.
 */
export async function aBrowser(): Promise<People> {
  const phones: Phone[] = []
  const give = (phone: Phone) => {
    phones.splice(phones.indexOf(phone), 1)
    return giveBack(phone)
  }
  return {
    async person({ width = 320, height = 640, script = false, anyScript = false, dark = false, unpainted = false } = {}) {
      const device = { script, anyScript, dark, unpainted }
      const phone = takeWashed(JSON.stringify(device)) ?? (await aNewPhone(device))
      phones.push(phone)
      await phone.page.setViewportSize({ width, height })
      phone.page.context().setDefaultTimeout(20_000)
      return phone.page
    },
    finished: async (page) => {
      const phone = phones.find((one) => one.page === page)
      if (phone) await give(phone) // else everybody has left
    },
    async [Symbol.asyncDispose]() {
      for (const phone of [...phones]) await give(phone)
    },
  }
}

type Kind = Required<Omit<Device, 'width' | 'height'>>

async function aNewPhone(device: Kind): Promise<Phone> {
  const browser = await theBrowser(device.unpainted)
  const context = await browser.newContext({
    javaScriptEnabled: device.script,
    bypassCSP: device.anyScript,
    colorScheme: device.dark ? 'dark' : 'light',
    locale: 'da-DK',
    timezoneId: 'Europe/Copenhagen',
    reducedMotion: 'reduce',
  })
  return watched({ kind: JSON.stringify(device), page: await context.newPage(), origins: new Set() })
}

const started: { painted?: Promise<Browser>; unpainted?: Promise<Browser> } = {}

async function theBrowser(unpainted: boolean): Promise<Browser> {
  const which = unpainted ? 'unpainted' : 'painted'
  const before = started[which]
  const known = await before?.catch(() => undefined)
  // Whoever asks at the same moment starts no other.
  if (!known?.isConnected() && started[which] === before) started[which] = startChromium(unpainted ? ['--enable-begin-frame-control'] : [])
  return started[which]!
}

/**
 * A page that follows another needs no new view of its own (a quarter of the work for going on), nor the network a process. Only the last
 * list that Chromium is given counts, so what Playwright would have there stands in this one too.
 */
const without = [
  ...[
    'RenderDocument',
    'SpareRendererForSitePerProcess',
    'PaintHolding',
    'AvoidUnnecessaryBeforeUnloadCheckSync',
    'DestroyProfileOnBrowserClose',
    'HttpsUpgrades',
  ],
  ...['ThirdPartyStoragePartitioning', 'AvoidCorsURLLoaderRestartOnRedirect', 'MediaRouter', 'OptimizationHints'],
]

export async function startChromium(more: readonly string[] = []): Promise<Browser> {
  const { program, env } = await findChromium()
  const quiet = [
    ...['--disable-background-networking', '--disable-component-update', '--disable-gpu', '--font-render-hinting=none'],
    ...[`--disable-features=${without}`, '--enable-features=CDPScreenshotNewSurface,NetworkServiceInProcess2'],
  ]
  // A container lets nobody build the sandbox, and the pages here are our own.
  const bare = process.platform === 'linux' ? ['--no-sandbox', '--disable-dev-shm-usage'] : []
  return chromium.launch({
    executablePath: program,
    args: [...quiet, ...bare, ...more],
    env: { ...process.env, ...env } as Record<string, string>,
  })
}

export type ServedSite = {
  url: string
  /** Somebody signs in here, and sits at the same page. */
  signIn(page: Page, who: { hat: string }): Promise<Page>
  [Symbol.asyncDispose](): Promise<void>
}

const assets = buildAssets()

/** The whole site over one test database, at an address that is its own until it leaves. */
export async function aServedSite(database: Pick<TestDatabase, 'db'>): Promise<ServedSite> {
  const { site } = createApp({
    db: database.db,
    assets: await assets,
    secret: 'a secret that only tests know, 32 characters',
    publicUrl: '',
    trustProxy: 0,
    mail: true,
    whatIsWrong: async () => null,
    world: 'test',
  })
  const door = await aDoor()
  door.open(site.fetch)
  return {
    url: door.url,
    async signIn(page, { hat }) {
      const token = newToken()
      await as(database.db, { kind: 'visitor' }, (tx) => startDemoSession(tx, hat, token))
      await page.context().addCookies([{ name: 'hv', value: token, url: door.url }])
      return page
    },
    [Symbol.asyncDispose]: async () => door.shut(),
  }
}
