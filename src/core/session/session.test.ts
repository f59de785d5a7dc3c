import { expect, test } from 'vitest'
import { aHeldFamily, aNetwork, plant } from '#core/builders.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase } from '#testing/database.ts'
import { aSite } from '#testing/site.ts'

test('signing out ends the session, not only the cookie', async () => {
  await using database = await freshDatabase()
  const network = await aNetwork(database.owner)
  const site = await aSite(database)
  const anne = await site.signedIn(network.anne.hat)
  const stolen = anne.cookie()
  const out = await anne.post('/sign-out', {})
  expect([out.status, out.location, anne.cookie()]).toEqual([303, '/sign-out', ''])
  const { rows } = await database.owner.query('select ended_at is not null as ended from core.session')
  expect(rows).toEqual([{ ended: true }])
  expect(stolen).toContain('hv=')
})

test('the quick exit of a page anybody may read shuts no desk', async () => {
  await using database = await freshDatabase()
  const network = await aNetwork(database.owner)
  const anne = await (await aSite(database)).signedIn(network.anne.hat)
  expect((await anne.get('/')).text).toContain('Knappen logger dig ikke ud.')
  await anne.get('/forlad')
  expect((await anne.get('/desk')).status).toBe(200)
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

test('the own sessions: which hat, since when, last used, and nothing about where; each can be ended, and no other', async () => {
  await using database = await freshDatabase()
  await database.setClock('2026-11-24T09:00:00+01:00')
  const network = await aNetwork(database.owner)
  const site = await aSite(database)
  const [home, bo] = [await site.signedIn(network.anne.hat), await site.signedIn(network.bo.hat)]
  await database.advance(10 * 60_000)
  const desk = await site.signedIn(network.anne.hat)
  const page = await desk.get('/sessions')
  expect(page.text.match(/Rådgiver, Huset ved havnen/g)!.length).toBeGreaterThanOrEqual(2)
  expect(page.text).toMatch(/Logget ind i dag kl\. 9\. Sidst brugt i dag kl\. 9\./)
  const [other] = /\/sessions\/[\w-]{36}\/end/.exec(page.text)!
  expect((await bo.post(other, {})).status).toBe(303)
  expect((await home.get('/desk')).status).toBe(200)
  expect((await desk.post(other, {})).location).toBe('/sessions')
  expect([(await home.get('/desk')).status, (await desk.get('/desk')).status]).toEqual([303, 200])
  await desk.post('/sign-out', { everywhere: 'yes' })
  expect([(await desk.get('/desk')).status, (await bo.get('/desk')).status]).toEqual([303, 200])
})

test('a wall: the sessions of a helped person and of the same person at work do not see each other', async () => {
  await using database = await freshDatabase()
  const network = await aNetwork(database.owner)
  const family = await aHeldFamily(database.owner, network)
  const mother = family.adults[0]!
  const volunteer = newId()
  await plant(database.owner, {
    'core.hat': [
      {
        id: volunteer,
        kind: 'membership',
        person_id: mother.person,
        organisation_id: network.association,
        role: 'volunteer',
        display_name: 'M',
      },
    ],
  })
  const site = await aSite(database)
  const [helped, helping] = [await site.signedIn(mother.hat), await site.signedIn(volunteer)]
  expect((await helped.get('/sessions')).text).not.toContain('Frivillig')
  expect((await helping.get('/sessions')).text).not.toContain('Din side')
  await helping.post('/sign-out', { everywhere: 'yes' })
  expect((await helped.get('/min-side')).status).toBe(200)
})

test('who was helped keeps the quick exit where one signs in and sees one’s sessions; who works here has the desk’s own page', async () => {
  await using database = await freshDatabase()
  const network = await aNetwork(database.owner)
  const family = await aHeldFamily(database.owner, network)
  const site = await aSite(database)
  const exits = async (page: Promise<{ text: string }>) => (await page).text.includes('data-quick-exit')
  expect(await exits((await site.signedIn(family.adults[0]!.hat)).get('/sessions'))).toBe(true)
  for (const path of ['/sign-in', '/sign-in/link']) expect(await exits(site.visitor().get(path))).toBe(true)
  const volunteer = await (await site.signedIn(network.volunteer.hat)).get('/sessions')
  expect([volunteer.text.includes('data-quick-exit'), volunteer.text.includes('/desk/search')]).toEqual([false, false])
  expect(volunteer.text).toContain('Din rolle har ikke egne sider endnu')
  const anne = await (await site.signedIn(network.anne.hat)).get('/sessions')
  expect([anne.text.includes('data-quick-exit'), anne.text.includes('/desk/search')]).toEqual([false, true])
  expect(anne.text).not.toContain('egne sider endnu')
})
