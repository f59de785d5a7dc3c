import { afterAll, expect, test } from 'vitest'
import { aHeldFamily, aNetwork } from '#core/builders.ts'
import { newId } from '#platform/ids.ts'
import { aBrowser, aServedSite } from '#testing/browser.ts'
import { freshDatabase } from '#testing/database.ts'
import { newToken, tokenHash } from './session.ts'

/** The quick exit with its script: no script can end a session, so whoever opens the page next must find it shut before anything is shown. */
const database = await freshDatabase()
const [network, site, people] = [await aNetwork(database.owner), await aServedSite(database), await aBrowser()]
afterAll(async () => {
  await people[Symbol.asyncDispose]()
  await site[Symbol.asyncDispose]()
  await database[Symbol.asyncDispose]()
})

async function atHome(phone: 'shared' | 'mine') {
  const maja = (await aHeldFamily(database.owner, network)).adults[0]!
  const token = newToken()
  await database.owner.query('select core.start_session($1, $2, $3, $4)', [newId(), maja.hat, tokenHash(token), phone === 'mine'])
  const page = await people.person({ script: true })
  await page.context().addCookies([{ name: 'hv', value: token, url: site.url, httpOnly: true }])
  await page.route(/^https:/, (route) => route.fulfill({ body: 'Vejret' }))
  await page.goto(`${site.url}/min-side`)
  const leave = async () => {
    await page.getByRole('link', { name: 'Forlad siden', exact: true }).click()
    await page.getByText('Vejret').waitFor()
  }
  const comesToOwnPage = async () => {
    await page.goto(`${site.url}/min-side`)
    return new URL(page.url()).pathname === '/min-side'
  }
  return { page, leave, comesToOwnPage, token, maja: maja.hat }
}

test('on a phone others use too, whoever comes after the quick exit does not find the own page', { timeout: 60_000 }, async () => {
  const { page, leave, comesToOwnPage, token } = await atHome('shared')
  await leave()
  await page.goto(`${site.url}/find`)
  expect(await page.getByText('Knappen logger dig').count()).toBe(0)
  expect(await comesToOwnPage()).toBe(false)
  const { rows } = await database.owner.query('select ended_at is not null as over from core.session where token_hash = $1', [
    tokenHash(token),
  ])
  expect(rows).toEqual([{ over: true }])
})

test('whoever signs in again after it stays signed in', { timeout: 60_000 }, async () => {
  const { page, leave, comesToOwnPage, maja } = await atHome('shared')
  await leave()
  await page.goto(`${site.url}/demo`)
  await page.evaluate((hat) => fetch('/demo', { method: 'POST', body: new URLSearchParams({ hat, key: 'mother' }) }), maja)
  expect([await comesToOwnPage(), await comesToOwnPage()]).toEqual([true, true])
})

test('on a phone of her own it is open when she comes back, as she was told', { timeout: 60_000 }, async () => {
  const { leave, comesToOwnPage } = await atHome('mine')
  await leave()
  expect([await comesToOwnPage(), await comesToOwnPage()]).toEqual([true, true])
})
