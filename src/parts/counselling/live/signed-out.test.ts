import { expect, test } from 'vitest'
import { aNetwork } from '#core/builders.ts'
import { endSession, newToken, startDemoSession } from '#core/session/session.ts'
import { as } from '#platform/db.ts'
import { aBrowser, aServedSite } from '#testing/browser.ts'
import { freshDatabase } from '#testing/database.ts'
import { anInquiry } from '../builders.ts'

test('a desk left open after one is signed out goes to where one signs in, without a fault on the way', async () => {
  await using database = await freshDatabase()
  const network = await aNetwork(database.owner)
  await using site = await aServedSite(database)
  await using people = await aBrowser()
  const token = newToken()
  await as(database.db, { kind: 'visitor' }, (tx) => startDemoSession(tx, network.anne.hat, token))
  const page = await people.person({ script: true, width: 1280 })
  const faults: string[] = []
  page.on('console', (line) => {
    if (line.type() === 'error' && /MIME|event-stream|40\d/.test(line.text())) faults.push(line.text())
  })
  await page.context().addCookies([{ name: 'hv', value: token, url: site.url }])
  await page.route('**/desk/live', (route) => route.abort())
  // Signed out elsewhere while the line is gone: whenever the page listens again, it is to one who is signed out.
  const lineIsLost = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/desk/live'))
  await page.goto(`${site.url}/desk`)
  await lineIsLost
  await as(database.db, { kind: 'visitor' }, (tx) => endSession(tx, token))
  await page.unroute('**/desk/live')
  await page.waitForURL((url) => url.pathname !== '/desk', { timeout: 15_000 })
  expect(faults).toEqual([])
})

test('whoever writes on and is signed out reads that nothing is kept and where the words stand, and signed in again they are kept', {
  timeout: 60_000,
}, async () => {
  await using database = await freshDatabase()
  const network = await aNetwork(database.owner)
  const inquiry = await anInquiry(database.owner, network, { stage: 'claimed', owner: network.anne })
  await using site = await aServedSite(database)
  await using people = await aBrowser()
  const page = await people.person({ script: true, width: 1280 })
  const signIn = async (token = newToken()) => {
    await as(database.db, { kind: 'visitor' }, (tx) => startDemoSession(tx, network.anne.hat, token))
    await page.context().addCookies([{ name: 'hv', value: token, url: site.url }])
    return token
  }
  const token = await signIn()
  await page.clock.install()
  await page.goto(`${site.url}/desk/inquiries/${inquiry.id}`)
  await page.locator('#answer textarea[name=words]').fill('Godt, at du skrev.')
  await as(database.db, { kind: 'visitor' }, (tx) => endSession(tx, token))
  await page.getByText('Ikke gemt, for du er logget ud. Det, du har skrevet, står kun her på siden.').waitFor()
  expect(await page.locator('#answer textarea[name=words]').inputValue()).toBe('Godt, at du skrev.')
  await signIn()
  await page.clock.fastForward(9_000)
  await page.locator('[data-saved]', { hasText: /^Gemt$/ }).waitFor()
})
