import type { Page } from 'playwright-core'
import { nowhereAt } from './door.ts'

/** Somebody's phone; `kind` is what it can do, `origins` where it has been. */
export type Phone = { kind: string; page: Page; origins: Set<string> }

/** So many lie ready; a page that waits still takes its share of memory. */
const atMost = 8
const free: Phone[] = []

/**
 * A new browser of somebody's own is half a second's work of a core, most of it for two processes of its page. So the phone of whoever has
 * finished is washed, and handed to the next who has one of the same kind: nothing of what it kept of where it has been is left.
 */
export function takeWashed(kind: string): Phone | undefined {
  const at = free.findLastIndex((one) => one.kind === kind && one.page.context().browser()?.isConnected())
  return at < 0 ? undefined : free.splice(at, 1)[0]
}

export async function giveBack(phone: Phone): Promise<void> {
  const isClean = await wash(phone).catch(() => false)
  if (isClean) free.push(phone)
  // The one that lay longest goes: of its kind nobody has been lately.
  const leaves = isClean ? free.length > atMost && free.shift() : phone
  if (leaves) await leaves.page.context().close()
}

/** It remembers from now on where it goes. */
export function watched(phone: Phone): Phone {
  const { page, origins } = phone
  origins.clear()
  page.on('framenavigated', (frame) => origins.add(new URL(frame.url()).origin))
  return phone
}

/** False where it is in no state to be anybody else's. */
async function wash(phone: Phone): Promise<boolean> {
  const { page, origins } = phone
  const context = page.context()
  // A page of the same site, so that it needs no new process, with nothing on it that could be kept.
  const empty = nowhereAt(page.url())
  if (context.pages().length !== 1 || !empty) return false
  page.removeAllListeners()
  await Promise.all([
    page.unrouteAll(),
    context.unrouteAll(),
    context.clearPermissions(),
    context.setOffline(false),
    page.emulateMedia({ media: null }),
  ])
  await page.goto(empty)
  const browser = await context.newCDPSession(page)
  for (const origin of origins) await browser.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' })
  await browser.send('Page.resetNavigationHistory')
  await browser.detach()
  watched(phone)
  return page.evaluate(() => {
    sessionStorage.clear()
    // A clock that was set stays set on every page to come; there is no way to give it back.
    const isClockItsOwn = !('__pwClock' in globalThis)
    return isClockItsOwn && history.length === 1 && localStorage.length === 0
  })
}
