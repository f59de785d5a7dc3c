import { afterAll, expect, test } from 'vitest'
import { aHeldFamily, aNetwork } from '#core/builders.ts'
import { freshDatabase } from '#testing/database.ts'
import { aSite, type Browser } from '#testing/site.ts'

const database = await freshDatabase()
afterAll(() => database[Symbol.asyncDispose]())
const network = await aNetwork(database.owner)
const maja = (await aHeldFamily(database.owner, network)).adults[0]!
const site = await aSite(database)

const about = /logget ud|signed out/i
const why = 'Det sker, når siden ikke har været brugt længe'

test.each([
  ['', 'Du er logget ud'],
  ['/en', 'You are signed out'],
])('whoever signs out is told so, on a page that says nothing else and names nobody: %s/sign-out', async (lang, words) => {
  const phone = await site.signedIn(maja.hat)
  const out = await phone.post(`${lang}/sign-out`, {})
  const page = await phone.follow(out)
  expect([out.location, page.status, page.text.includes(words)]).toEqual([`${lang}/sign-out`, 200, true])
  expect(page.text).toContain('<title>Information</title>')
  expect(page.text).not.toMatch(/Maja|Anne|min-side/)
  expect((await phone.get(lang || '/')).text).not.toMatch(about)
})

test('whoever is signed in is not told the opposite', async () => {
  const phone = await site.signedIn(maja.hat)
  expect((await phone.get('/sign-out')).location).toBe('/sessions')
})

test('a desk that was signed out elsewhere, or has not been used for long, leads to where one signs in, and says why', async () => {
  const [here, there] = [await site.signedIn(network.anne.hat), await site.signedIn(network.anne.hat)]
  await there.post('/sign-out', { everywhere: 'yes' })
  for (const path of ['/desk', '/net', '/settings']) {
    const sent = await here.get(path)
    expect([path, sent.status, (await here.follow(sent)).text.includes(why)]).toEqual([path, 303, true])
  }
  const { text } = await here.get('/sign-in?igen=1')
  expect(text).toMatch(new RegExp(`${why}.*Jeg arbejder her.*Jeg har skrevet til jer`, 's'))
  const idle = await site.signedIn(network.anne.hat)
  await database.advance(13 * 3_600_000)
  expect((await idle.follow(await idle.get('/desk'))).text).toContain(why)
})

test('whoever never was signed in, and whoever comes after the quick exit to what a family sees, reads no word of it', async () => {
  const reads = async (browser: Browser, path: string) => (await browser.follow(await browser.get(path))).text
  expect(await reads(site.visitor(), '/desk')).not.toMatch(about)
  for (const path of ['/', '/find', '/samtale', '/sign-in', '/min-side', '/min-side/plan']) {
    const phone = await site.signedIn(maja.hat)
    await phone.get('/forlad')
    const page = await phone.get(path)
    expect([path, page.location ? (await phone.follow(page)).text : page.text]).toEqual([path, expect.not.stringMatching(about)])
  }
})
