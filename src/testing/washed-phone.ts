import type { Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import type { Device, People } from './browser.ts'

/**
 * A new browser of somebody's own is half a second's work of a core, most of it for two processes of its page. So the phone of whoever has
 * finished before one door is washed, and handed to the next who has one of the same kind: nothing of what it kept for the site is left.
 */
export function washedPhones(people: People, siteUrl: string): People {
  const free: { kind: string; page: Page }[] = []
  return {
    async person({ width = 320, height = 640, ...device }: Device = {}) {
      const kind = JSON.stringify(device, Object.keys(device).sort())
      const at = free.findIndex((one) => one.kind === kind)
      const page = at < 0 ? await people.person({ ...device, width, height }) : free.splice(at, 1)[0]!.page
      await page.setViewportSize({ width, height })
      onTestFinished(async () => {
        if (await wash(page, siteUrl)) free.push({ kind, page })
      })
      return page
    },
    [Symbol.asyncDispose]: () => people[Symbol.asyncDispose](),
  }
}

/** False where it is in no state to be anybody else's. */
async function wash(page: Page, siteUrl: string): Promise<boolean> {
  const context = page.context()
  if (context.pages().length !== 1) return false
  page.removeAllListeners()
  await page.unrouteAll()
  await context.setOffline(false)
  // A page of the same site, so that it needs no new process, with nothing on it that could be kept.
  await page.goto(`${siteUrl}/nowhere`)
  const browser = await context.newCDPSession(page)
  await browser.send('Storage.clearDataForOrigin', { origin: siteUrl, storageTypes: 'all' })
  await browser.send('Page.resetNavigationHistory')
  await browser.detach()
  return page.evaluate(() => {
    sessionStorage.clear()
    return history.length === 1 && localStorage.length === 0
  })
}
