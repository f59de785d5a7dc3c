import { expect, test } from 'vitest'
import { aNetwork } from '#core/builders.ts'
import { freshDatabase } from '#testing/database.ts'
import { aSite } from '#testing/site.ts'

test('signing out ends the session, not only the cookie', async () => {
  await using database = await freshDatabase()
  const network = await aNetwork(database.owner)
  const site = await aSite(database)
  const anne = await site.signedIn(network.anne.hat)
  const stolen = anne.cookie()
  const out = await anne.post('/sign-out', {})
  expect([out.status, out.location, anne.cookie()]).toEqual([303, '/', ''])
  const { rows } = await database.owner.query('select ended_at is not null as ended from core.session')
  expect(rows).toEqual([{ ended: true }])
  expect(stolen).toContain('hv=')
})

test('a page that renews itself does not keep an unattended session awake', async () => {
  await using database = await freshDatabase()
  const network = await aNetwork(database.owner)
  const { site, signedIn } = await aSite(database)
  const anne = await signedIn(network.anne.hat)
  const quietly = async () =>
    (await site.request('http://hele.test/desk', { headers: { cookie: anne.cookie(), 'sec-fetch-mode': 'cors' } })).status
  for (let n = 0; n < 3; n++) {
    await database.advance(19 * 60_000)
    expect(await quietly()).toBe(200)
  }
  await database.advance(4 * 60_000)
  expect(await quietly()).toBe(303)
})

test('a post from another site, or from nowhere we know, changes nothing and keeps the words', async () => {
  await using database = await freshDatabase()
  const network = await aNetwork(database.owner)
  const anne = await (await aSite(database)).signedIn(network.anne.hat)
  for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'null' }, { origin: 'https://ond.example' }, {}] as Record<
    string,
    string
  >[]) {
    const page = await anne.post('/sign-out', { words: 'Mine ord' }, headers)
    expect([page.status, page.text.includes('Mine ord')]).toEqual([409, true])
  }
  const { rows } = await database.owner.query('select count(*) from core.session where ended_at is not null')
  expect(Number(rows[0].count)).toBe(0)
})
