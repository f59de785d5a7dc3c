import type { Page } from 'playwright-core'

/**
 * The phone's "back" through the whole tab: each page one meets, with what stands in its fields. `yes` where the browser asks whether a
 * form is to be sent again; our Chromium has nobody to ask and shows a page of its own, which is then read again.
 */
export async function allTheWayBack(page: Page, { yes = false } = {}): Promise<string[]> {
  const met: string[] = []
  while (page.url() !== 'about:blank') {
    const moved = page.waitForEvent('framenavigated')
    const asks = await page.goBack().then(
      () => false,
      (error: Error) => error.message.includes('ERR_CACHE_MISS'),
    )
    await moved
    if (asks && yes) {
      await page.waitForURL('chrome-error://**')
      await page.reload()
    }
    await page.waitForLoadState('networkidle')
    met.push(await everythingOn(page).catch(() => everythingOn(page)))
  }
  return met
}

/** Asked once more where the page is just making room for another. */
const everythingOn = (page: Page) =>
  page.evaluate(() => {
    const fields = [...document.querySelectorAll<HTMLInputElement>('textarea, input')].map(({ value }) => value)
    return [document.body.innerText, ...fields].join('\n')
  })
