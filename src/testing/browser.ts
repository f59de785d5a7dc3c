import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { buildAssets } from '#platform/assets.ts'
import { createApp } from '../app.ts'
import { findChromium } from './chromium.ts'
import type { TestDatabase } from './database.ts'

/**
 * The device somebody holds. An old phone without script is the rule; the rest must be said. `anyScript`: it runs what a page does not
 * allow, so that a tool can look at the page from within.
 */
export type Device = { width?: number; height?: number; script?: boolean; anyScript?: boolean; dark?: boolean }

export type People = {
  /** A page in a browser of its own: cookies and storage are nobody else's. */
  person(device?: Device): Promise<Page>
  [Symbol.asyncDispose](): Promise<void>
}

/** One browser for all test files of a process, and a context of its own for each person; they leave together. */
export async function aBrowser(): Promise<People> {
  const browser = await theBrowser()
  const contexts: BrowserContext[] = []
  return {
    async person({ width = 320, height = 640, script = false, anyScript = false, dark = false } = {}) {
      const context = await browser.newContext({
        viewport: { width, height },
        javaScriptEnabled: script,
        bypassCSP: anyScript,
        colorScheme: dark ? 'dark' : 'light',
        locale: 'da-DK',
        timezoneId: 'Europe/Copenhagen',
        reducedMotion: 'reduce',
      })
      contexts.push(context)
      context.setDefaultTimeout(20_000)
      return context.newPage()
    },
    async [Symbol.asyncDispose]() {
      for (const context of contexts) await context.close()
    },
  }
}

let started: Promise<Browser> | undefined

async function theBrowser(): Promise<Browser> {
  if (!(await started?.catch(() => undefined))?.isConnected()) started = startChromium()
  return started!
}

/**
 * A page that follows another needs no new view of its own (a quarter of the work for going on), nor the network a process. Only the last
 * list that Chromium is given counts, so what Playwright would have there stands in this one too.
 */
const without = [
  ...['RenderDocument', 'PaintHolding', 'AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades'],
  ...['ThirdPartyStoragePartitioning', 'AvoidCorsURLLoaderRestartOnRedirect', 'MediaRouter', 'OptimizationHints'],
]

export async function startChromium(): Promise<Browser> {
  const { program, env } = await findChromium()
  const quiet = [
    ...['--disable-background-networking', '--disable-component-update', '--disable-gpu', '--font-render-hinting=none'],
    ...[`--disable-features=${without}`, '--enable-features=CDPScreenshotNewSurface,NetworkServiceInProcess2'],
  ]
  // A container lets nobody build the sandbox, and the pages here are our own.
  const bare = process.platform === 'linux' ? ['--no-sandbox', '--disable-dev-shm-usage'] : []
  return chromium.launch({ executablePath: program, args: [...quiet, ...bare], env: { ...process.env, ...env } as Record<string, string> })
}

export type ServedSite = { url: string; [Symbol.asyncDispose](): Promise<void> }

const assets = buildAssets()

/** The whole site over one test database, on a port of its own. */
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
  const server = createAdaptorServer({ fetch: site.fetch })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      if ('closeAllConnections' in server) server.closeAllConnections()
      await closed
    },
  }
}
