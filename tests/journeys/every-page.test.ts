import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBrowser, type People } from '#testing/browser.ts'
import { aWorldToSee, looks, type Stop, type Who, type World } from './every-page.ts'
import { keyboardFaultsOn } from './keyboard.ts'
import { aReader, barriersOn, mistakesIn, readAt, sized, widthFaultsOn } from './page-checks.ts'

const notPages: [RegExp, string][] = [
  [/\/fragments\//, 'a piece of a page, fetched by its script'],
  [/^\/desk\/live$/, 'a stream'],
  [/^\/net\/proof\.jsonl$|^\/settings\/csv\/:kind$/, 'a file'],
  [/^\/sign-in\/hat$|\/samtale\/(kode|min-side)$|^\/settings\/shifts\/copy$/, 'only leads to the page of its form'],
]
const pages = looks().filter(({ route }) => !notPages.some(([pattern]) => pattern.test(route)))

let world: World
let people: People
let reader: Page
const seats = new Map<string, Page>()
beforeAll(async () => {
  ;[world, people] = await Promise.all([aWorldToSee(), aBrowser()])
  reader = await aReader(people)
})
afterAll(async () => {
  await people[Symbol.asyncDispose]()
  await world[Symbol.asyncDispose]()
})

/** A page in the browser of each kind of person, without script. */
async function seatOf(who: Who): Promise<Page> {
  const known = seats.get(who)
  if (known) return known
  const page = await people.person({ unpainted: true })
  const [name, value] = world.cookies[who]?.split('=') ?? []
  if (name) await page.context().addCookies([{ name, value: value!, domain: '127.0.0.1', path: '/' }])
  seats.set(who, page)
  return page
}

const phone = { width: 320, height: 640 }
const screen = { width: 1280, height: 800 }

async function faultsAt({ who, url }: Stop): Promise<string[]> {
  const plain = await seatOf(who)
  const answer = await plain.goto(url)
  if (answer!.status() !== 200 || plain.url() !== url) return [`${answer!.status()} at ${plain.url()}`]
  const source = await answer!.text()
  const faults = [...mistakesIn(source), ...(await widthFaultsOn(plain))]
  await readAt(reader, url, source)
  // No page asks how wide it is but its styles, so it need not be read again to be small. The next one begins as this one ended.
  for (const size of reader.viewportSize()!.width === phone.width ? [phone, screen] : [screen, phone]) {
    await sized(reader, size)
    const walked = await keyboardFaultsOn(reader)
    faults.push(...[...walked, ...(await barriersOn(reader))].map((fault) => `${size.width}: ${fault}`))
  }
  return faults
}

test.each(pages)(
  '$route has no barriers and no mistakes, small, large, zoomed and with a keyboard',
  { timeout: 120_000 },
  async (address) => {
    for (const stop of world.stopsAt(address)) expect([stop.who, stop.url, await faultsAt(stop)]).toEqual([stop.who, stop.url, []])
  },
)

test('what is no page is still among the addresses', () => {
  for (const [pattern, why] of notPages) expect([why, looks().some(({ route }) => pattern.test(route))]).toEqual([why, true])
})
