import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { aBrowser, aServedSite } from './browser.ts'
import { aFrontDoor } from './front-door.ts'

const { site, people, ...door } = await aFrontDoor()
afterAll(() => door[Symbol.asyncDispose]())

let phone: Page
let heard = 0

const whatIsKept = (page: Page) =>
  page.evaluate(() => [document.cookie, history.length, sessionStorage.length, localStorage.length, matchMedia('print').matches])

test('a phone that somebody has used keeps what a phone keeps', async () => {
  phone = await people.person({ script: true })
  phone.on('request', () => heard++)
  await phone.route('**/find', (route) => route.abort())
  await phone.context().route('**/find', (route) => route.abort())
  await phone.context().grantPermissions(['geolocation'])
  await phone.goto(`${site.url}/skriv`)
  await phone.goto(`${site.url}/`)
  await phone.evaluate(() => {
    sessionStorage.setItem('words', 'hers')
    localStorage.setItem('words', 'hers')
  })
  await phone.context().addCookies([{ name: 'words', value: 'hers', url: site.url }])
  await phone.emulateMedia({ media: 'print' })
  await phone.reload()
  await phone.setViewportSize({ width: 900, height: 700 })
  expect(await whatIsKept(phone)).toEqual(['words=hers', 3, 1, 1, true])
  await phone.context().setOffline(true)
})

test('whoever gets it next finds nothing of it, and a phone of another kind is another', async () => {
  const next = await people.person({ script: true })
  heard = 0
  expect([next === phone, next.viewportSize()]).toEqual([true, { width: 320, height: 640 }])
  expect([(await next.goto(`${site.url}/find`))!.status(), heard]).toEqual([200, 0])
  expect(await whatIsKept(next)).toEqual(['', 2, 0, 0, false])
  expect(await next.evaluate(async () => (await navigator.permissions.query({ name: 'geolocation' })).state)).not.toBe('granted')
  expect((await people.person()) === phone).toBe(false)
  await next.context().newPage()
})

test('where a second tab stands open it is nobody else’s', async () => {
  expect((await people.person({ script: true })) === phone).toBe(false)
})

test('what was shown as on paper is shown on a screen again', async () => {
  await using all = await aBrowser()
  const isOnPaper = (page: Page) => page.evaluate(() => matchMedia('print').matches)
  const one = await all.person()
  await one.goto(`${site.url}/`)
  await one.emulateMedia({ media: 'print' })
  expect(await isOnPaper(one)).toBe(true)
  await all.finished(one)
  const next = await all.person()
  // A page in another process, as one is that tells of a line that is gone, would have it again.
  await next.context().setOffline(true)
  await next.goto(`${site.url}/`).catch(() => undefined)
  await next.context().setOffline(false)
  await next.goto(`${site.url}/`)
  expect([next === one, await isOnPaper(next)]).toEqual([true, false])
})

test('nor does anything stay elsewhere, where it has been before', async () => {
  const all = await aBrowser()
  await using beside = await aServedSite(door.world)
  const one = await all.person({ dark: true })
  for (const url of [site.url, beside.url]) {
    await one.goto(`${url}/`)
    await one.evaluate(() => localStorage.setItem('words', 'hers'))
  }
  await all.finished(one)
  const next = await all.person({ dark: true })
  expect(next === one).toBe(true)
  for (const url of [site.url, beside.url]) {
    await next.goto(`${url}/`)
    expect(await next.evaluate(() => localStorage.length)).toBe(0)
  }
  await all[Symbol.asyncDispose]()
})

test('a phone that ends where no door of ours is, is nobody else’s', async () => {
  await using all = await aBrowser()
  const elsewhere = createServer((_, answer) => answer.end('hers')).listen(0)
  const one = await all.person({ dark: true })
  await one.goto(`http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`)
  await all.finished(one)
  expect((await all.person({ dark: true })) === one).toBe(false)
  elsewhere.close()
})

test('a phone whose clock was stopped is nobody else’s: on theirs nothing would ever happen by itself', async () => {
  await using all = await aBrowser()
  const one = await all.person({ script: true, dark: true })
  await one.goto(`${site.url}/`)
  await one.clock.install()
  await one.clock.pauseAt(Date.now() + 60_000)
  await all.finished(one)
  const next = await all.person({ script: true, dark: true })
  await next.goto(`${site.url}/`)
  const goesBy = next.evaluate(() => new Promise((resolve) => setTimeout(() => resolve('time'), 10)))
  expect(await Promise.race([goesBy, new Promise((resolve) => setTimeout(() => resolve('nothing'), 5_000))])).toBe('time')
})

test('whoever moves in behind a door gets what is asked there; while nobody lives behind it the page is empty', async () => {
  const first = await aServedSite(door.world)
  const asked = async () => (await fetch(first.url)).text()
  expect(await asked()).toContain('Hele Vejen')
  await first[Symbol.asyncDispose]()
  expect(await asked()).toBe('')
  await using second = await aServedSite(door.world)
  expect(second.url).toBe(first.url)
  expect(await asked()).toContain('Hele Vejen')
})

test('where many lie ready already, the one that was just given back is still the next one’s', async () => {
  await using all = await aBrowser()
  const kinds = [true, false].flatMap((script) =>
    [true, false].flatMap((anyScript) => [true, false].map((dark) => ({ script, anyScript, dark }))),
  )
  const those = await Promise.all([...kinds, { dark: true }].map((kind) => all.person(kind)))
  for (const page of those) {
    await page.goto(`${site.url}/find`)
    await all.finished(page)
  }
  expect((await all.person({ dark: true })) === those.at(-1)).toBe(true)
})
