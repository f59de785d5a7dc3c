import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { renewInvitation } from '#core/invitation/actions.ts'
import { invitationLink } from '#core/session/door.ts'
import { as } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { asRead } from '#testing/as-read.ts'
import { aBrowser, type People } from '#testing/browser.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { aDevice, aRealHouse, type Device, type RealHouse } from '#testing/real-house.ts'
import { aLook } from './page-checks.ts'

/** From an empty database to a leader at the desk, in a real browser with a device that makes passkeys. */
let people: People
let database: TestDatabase
let house: RealHouse
let look: Awaited<ReturnType<typeof aLook>>
let birgit: { page: Page; device: Device }
beforeAll(async () => {
  ;[people, database] = await Promise.all([aBrowser(), freshDatabase()])
  house = await aRealHouse(database)
  look = await aLook(people)
  birgit = await someone()
})
afterAll(async () => {
  await people[Symbol.asyncDispose]()
  await house[Symbol.asyncDispose]()
  await database[Symbol.asyncDispose]()
})

async function someone(): Promise<{ page: Page; device: Device }> {
  const page = await look.person({ script: true })
  return { page, device: await aDevice(page) }
}

const path = (page: Page) => new URL(page.url()).pathname
const words = async (page: Page) => asRead(await page.locator('main').innerText())
const press = async (page: Page, name: string) => {
  await page.getByRole('button', { name }).click()
  await page.waitForLoadState()
}
const signIn = async (page: Page) => {
  await page.goto(`${house.url}/sign-in`)
  await press(page, 'Log ind med adgangsnøgle')
}
const only = async <T>(sql: string): Promise<T> => (await database.owner.query(sql)).rows[0]

test('the address of the first start begins the network, and shows the way in for its first leader', async () => {
  const { page } = birgit
  const address = await house.setupAddress()
  await page.goto(address)
  expect(await look.faultsOf(page)).toEqual([])
  await page.getByLabel('Hvad hedder netværket?').fill('Hele vejen')
  await page.getByLabel('Hvad hedder det første hus?').fill('Huset ved havnen')
  await page.getByLabel('Hvad hedder den første leder?').fill('Birgit')
  await press(page, 'Begynd')
  expect(await words(page)).toContain('Her er vejen ind for Birgit')
  expect(await look.faultsOf(page)).toEqual([])
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'Kopiér linket' }).click()
  await page.getByText('Linket er kopieret').waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await page.getByLabel('Linket').inputValue())
  const again = await people.person()
  expect((await again.goto(address))?.status()).toBe(404)
})

test('looking at the invitation spends nothing; one button makes the passkey and leads to the desk', async () => {
  const { page } = birgit
  await page.getByRole('link', { name: 'Jeg er Birgit: åbn invitationen' }).click()
  await page.reload()
  expect(await words(page)).toContain('Du er inviteret som teamleder i Hele vejen')
  expect(await look.faultsOf(page)).toEqual([])
  const invitation = page.url()
  await press(page, 'Lav min adgangsnøgle, og log ind')
  await page.waitForURL('**/desk')
  await page.goto(invitation)
  expect(await words(page)).toContain('Den er brugt, fornyet eller for gammel')
  expect(await only('select count(*)::int as n from core.passkey')).toEqual({ n: 1 })
})

test('the next morning the passkey is enough, without saying who one is', async () => {
  const { page } = birgit
  await page.context().clearCookies()
  await signIn(page)
  await page.waitForURL('**/desk')
  expect(await page.locator('header').innerText()).toContain('Birgit')
})

test('without the owner of the device, no key is used', async () => {
  const { page, device } = birgit
  await page.context().clearCookies()
  await device.ownerIsThere(false)
  await signIn(page)
  await page.getByText('Det blev ikke til noget').waitFor()
  expect(path(page)).toBe('/sign-in')
  await device.ownerIsThere(true)
})

test('who has two hats chooses one, and changes it by signing in again', async () => {
  const { page } = birgit
  const other = newId()
  await database.owner.query(
    `insert into core.hat (id, kind, person_id, organisation_id, role, display_name)
     select $1, 'membership', person_id, organisation_id, 'director', display_name from core.hat where role = 'team_leader'`,
    [other],
  )
  await signIn(page)
  await page.getByText('Hvad er du her som i dag?').waitFor()
  expect(await look.faultsOf(page)).toEqual([])
  await press(page, 'Direktør, Hele vejen')
  await page.waitForURL('**/net')
  await page.goto(`${house.url}/sessions`)
  expect(await words(page)).toMatch(/Her og nu\s+Direktør, Hele vejen/)
  expect(await look.faultsOf(page)).toEqual([])
  await page.getByRole('link', { name: 'Skift kasket' }).click()
  await press(page, 'Log ind med adgangsnøgle')
  await press(page, 'Teamleder, Hele vejen')
  await page.waitForURL('**/desk')
  await database.owner.query('update core.hat set ended_at = platform.now() where id = $1', [other])
})

test('a lost passkey: the renewed invitation closes the old key and every session, and whoever holds the old one is told', async () => {
  const { page, device } = birgit
  const { hat } = await only<{ hat: string }>(`select id as hat from core.hat where role = 'team_leader'`)
  const { leader } = await database.owner
    .query(
      `with p as (insert into core.person (id) values (gen_random_uuid()) returning id)
       insert into core.hat (id, kind, person_id, organisation_id, role, display_name)
       select gen_random_uuid(), 'membership', p.id, o.id, 'director', 'Ditte' from p, core.organisation o where o.kind = 'network' returning id as leader`,
    )
    .then(({ rows }) => rows[0])
  await signIn(page)
  await page.waitForURL('**/desk')
  const invitationId = newId()
  expect(await as(database.db, { kind: 'staff', hat: leader }, (tx) => renewInvitation(tx, { hat, invitationId }, house.door))).toBe(true)
  // The open desk leaves by itself; asked for at that moment, one of the two would be broken off.
  await page.waitForURL('**/sign-in*')
  await press(page, 'Log ind med adgangsnøgle')
  await page.getByText('Nøglen blev lukket').waitFor()
  expect(await look.faultsOf(page)).toEqual([])
  expect(await words(page)).toMatch(/Nøglen blev lukket i dag kl\. .*Ditte har lavet en ny invitation/)

  await device.forgetKeys()
  await page.goto(invitationLink(house.door, invitationId))
  expect(await words(page)).toContain('Ditte har lukket din gamle nøgle')
  await press(page, 'Lav min adgangsnøgle, og log ind')
  await page.waitForURL('**/desk')
})

test('words survive signing in again with a passkey in another tab', async () => {
  const { page, device } = birgit
  const typed = 'Hun ringede og græd. Et par ord, der ikke må blive væk.'
  await page.goto(`${house.url}/desk/inquiries/new`)
  await page.locator('main textarea').first().fill(typed)
  await database.owner.query('update core.session set ended_at = platform.now() where ended_at is null')
  await page.locator('main form[method=post] button').last().click()
  await page.getByText('Du skal logge ind igen').waitFor()
  const [tab] = await Promise.all([
    page.context().waitForEvent('page'),
    page.locator('main').getByRole('link', { name: 'Log ind' }).click(),
  ])
  await tab.waitForLoadState()
  await device.inTab(tab)
  await press(tab, 'Log ind med adgangsnøgle')
  await tab.waitForURL('**/desk')
  await tab.close()
  await press(page, 'Send igen')
  expect(path(page)).toBe('/desk/inquiries/new')
  await expect.poll(() => page.locator('main textarea').first().inputValue()).toBe(typed)
  expect(await words(page)).not.toContain('logge ind igen')
})
