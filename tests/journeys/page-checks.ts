import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { HtmlValidate } from 'html-validate'
import type { CDPSession, Page } from 'playwright-core'
import type { Device, People } from '#testing/browser.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'))
// A browser that has fetched it once keeps it, ready to run; handed to each page as text it took ten times as long.
const shelf = createServer((_, answer) => {
  answer.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'max-age=86400, immutable' }).end(axe)
})
shelf.listen(0, '127.0.0.1').unref()
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
type Violation = { id: string; nodes: { target: string[]; failureSummary: string }[] }

/** hono writes `hidden=""`, a number may break over a line on a narrow phone, and a group of check boxes shares its name. */
const html = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'tel-non-breaking': 'off',
    'form-dup-name': ['error', { allowCheckboxDefault: true, shared: ['radio', 'checkbox', 'button', 'submit'] }],
  },
})

/** People whose every page can be looked at: `faultsOf` says what is wrong with the one they stand on. */
export async function aLook(people: People) {
  const sources = new WeakMap<Page, Promise<string>>()
  const strangers = new Set<string>()
  const beside = await aReader(people)

  async function person(device?: Device): Promise<Page> {
    const page = await people.person(device)
    page.on('request', (request) => {
      const { protocol, host, hostname } = new URL(request.url())
      if (protocol.startsWith('http') && !['127.0.0.1', 'localhost'].includes(hostname)) strangers.add(`something is fetched from ${host}`)
    })
    page.on('response', (response) => {
      if (!response.request().isNavigationRequest() || response.status() === 303) return
      const source = response.text()
      source.catch(() => undefined) // the person has gone on before anybody looked
      sources.set(page, source)
    })
    return page
  }

  async function faultsOf(page: Page): Promise<string[]> {
    const source = (await sources.get(page)) ?? ''
    return [...(await barriersIn(page, source)), ...mistakesIn(source), ...(await tooWide(page)), ...strangers]
  }

  async function barriersIn(page: Page, source: string): Promise<string[]> {
    await sized(beside, page.viewportSize()!)
    await readAt(beside, page.url(), source)
    return barriersOn(beside)
  }

  return { person, faultsOf }
}

/**
 * A window in which tools read one page after the other: axe needs timers, which a page without script has none of. It stays the same
 * window, so that a tool that came in once need not come in again: that took as long as all it does there.
 */
export async function aReader(people: People): Promise<Page> {
  const reader = await people.person({ script: true, anyScript: true, unpainted: true })
  await reader.context().grantPermissions(['local-network-access'])
  return reader
}

/** Shows in the reader what a server answered at an address, at the step of it that is named there. */
export async function readAt(reader: Page, url: string, source: string): Promise<void> {
  const { origin } = new URL(url)
  if (new URL(reader.url()).origin !== origin) {
    await reader.route(origin, (route) => route.fulfill({ body: '', contentType: 'text/html' }))
    await reader.goto(origin)
    await reader.unrouteAll()
  }
  await reader.evaluate(letReadAgain)
  await reader.evaluate(writtenAnew, [url, source] as const)
}

/**
 * Runs in the window, whoever had it before: what a page's own scripts begin there may be begun by the next page too, and none of them waits
 * for news. Without a session it would be refused, and led to where one signs in.
 */
function letReadAgain(): void {
  if ('readsAgain' in window) return
  const define = customElements.define.bind(customElements)
  customElements.define = (name, ...more) => void (customElements.get(name) ?? define(name, ...more))
  const EventSource = class extends EventTarget {
    close() {}
  }
  Object.assign(window, { EventSource, readsAgain: true })
}

/** Runs in the window. */
async function writtenAnew([url, source]: readonly [string, string]): Promise<void> {
  const [address, step] = url.split('#')
  document.open()
  history.replaceState(null, '', address)
  const read = new Promise((resolve) => window.addEventListener('load', resolve, { once: true }))
  document.write(source)
  document.close()
  await read
  if (step) location.replace(`#${step}`)
}

/** A window that has its size already is not laid out again. */
export async function sized(page: Page, size: { width: number; height: number }): Promise<void> {
  const now = page.viewportSize()!
  if (now.width !== size.width || now.height !== size.height) await page.setViewportSize(size)
}

/** What axe finds on a page that lets any script in. */
export async function barriersOn(page: Page): Promise<string[]> {
  const isHere = await page.evaluate(() => 'axe' in window)
  if (!isHere) await page.addScriptTag({ url: `http://127.0.0.1:${(shelf.address() as AddressInfo).port}/axe.js` })
  const violations = await page.evaluate(lookedAtWithAxe, tags)
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`))
}

/**
 * Runs in the page. What the quick exit happens to lie over before one scrolls is not the page's own barrier: what floats over the rest
 * stands where it is written meanwhile. (A window as tall as the page showed as much, and painting it took half of all there was to do.)
 */
async function lookedAtWithAxe(values: string[]): Promise<Violation[]> {
  const { axe: tool } = window as unknown as { axe: { run: (...order: unknown[]) => Promise<{ violations: Violation[] }> } }
  const floating = [...document.body.querySelectorAll<HTMLElement>('*')].filter((one) =>
    ['fixed', 'sticky'].includes(getComputedStyle(one).position),
  )
  for (const one of floating) one.style.position = 'static'
  try {
    return (await tool.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] })).violations
  } finally {
    for (const one of floating) one.style.position = ''
  }
}

async function tooWide(page: Page): Promise<string[]> {
  const width = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  return width > 0 ? [`${width} px wider than the screen`] : []
}

/**
 * Whether all of a page fits the width of an old phone, of a large screen, and of the same screen at 200 %: zoomed as browsers do it, where
 * half as many pixels are left, and with letters twice as large.
 */
export async function widthFaultsOn(page: Page): Promise<string[]> {
  const session = await lettersOf(page)
  const faults: string[] = []
  for (const { name, width, letters } of widths) {
    if (letters) await session.send('Page.setFontSizes', { fontSizes: { standard: letters } })
    await sized(page, { width, height: 640 })
    faults.push(...(await tooWide(page)).map((fault) => `${name}: ${fault}`))
  }
  await session.send('Page.setFontSizes', { fontSizes: { standard: 16 } })
  return faults
}

/** In such an order that each differs in one thing from the one before, as does the first of the next page from the last. */
const widths: { name: string; width: number; letters?: number }[] = [
  { name: '1280 px at 200 %', width: 640 },
  { name: '320 px', width: 320 },
  { name: '1280 px', width: 1280 },
  { name: '1280 px with letters of 200 %', width: 1280, letters: 32 },
  { name: '640 px with letters of 200 %', width: 640 },
]

const sessions = new WeakMap<Page, Promise<CDPSession>>()

function lettersOf(page: Page): Promise<CDPSession> {
  const session = sessions.get(page) ?? page.context().newCDPSession(page)
  sessions.set(page, session)
  return session
}

export function mistakesIn(source: string): string[] {
  return html
    .validateStringSync(source)
    .results.flatMap(({ messages }) => messages)
    .map(({ ruleId, message, line, column }) => `${ruleId} at ${line}:${column}: ${message}`)
}
