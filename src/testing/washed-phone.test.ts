import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
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
  expect((await people.person()) === phone).toBe(false)
  await next.context().newPage()
})

test('where a second tab stands open it is nobody else’s', async () => {
  expect((await people.person({ script: true })) === phone).toBe(false)
})
