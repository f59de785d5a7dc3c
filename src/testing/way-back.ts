import type { Page } from 'playwright-core'

/**
 * The phone's "back" through the whole tab: each page one meets, with what stands in its fields. Where a browser would ask whether a form
 * is to be sent again our Chromium, which has nobody to ask, shows a page of its own.
 */
export async function allTheWayBack(page: Page): Promise<string[]> {
  const met: string[] = []
  const tab = await page.context().newCDPSession(page)
  while ((await tab.send('Page.getNavigationHistory')).currentIndex > 0) {
    const moved = page.waitForEvent('framenavigated')
    await page.goBack().catch((error: Error) => {
      if (!error.message.includes('ERR_CACHE_MISS')) throw error
    })
    await moved
    await page.waitForLoadState('load')
    met.push(await everythingOn(page).catch(() => everythingOn(page)))
  }
  await tab.detach()
  return met
}

/** Asked once more where the page is just making room for another. */
const everythingOn = (page: Page) =>
  page.evaluate(() => {
    const fields = [...document.querySelectorAll<HTMLInputElement>('textarea, input')].map(({ value }) => value)
    return [document.body.innerText, ...fields].join('\n')
  })
