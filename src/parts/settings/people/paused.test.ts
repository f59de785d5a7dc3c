import { afterAll, expect, test } from 'vitest'
import { aHeldFamily, aMember } from '#core/builders.ts'
import { mainWords } from '#testing/as-read.ts'
import { freshDatabase } from '#testing/database.ts'
import { atOnce } from '#testing/meanwhile.ts'
import { aMorningAtTheSettings } from '#testing/settings.ts'

const people = '/settings/people'
const database = await freshDatabase()
const { network, site, birgit, aksel, visitor } = await aMorningAtTheSettings(database)
afterAll(() => database[Symbol.asyncDispose]())

const colleague = (name: string) => aMember(database.owner, { place: network.house, role: 'counsellor', name })
const deed = (hat: string, what: 'suspend' | 'resume') => birgit.post(`${people}/${hat}/${what}`, {})
const words = 'Birgit har sat den på pause. Tal med Birgit'

test('who is paused with a page open is told so, and by whom; what was typed stands there', async () => {
  const tove = await colleague('Tove')
  const browser = await site.signedIn(tove.hat)
  await deed(tove.hat, 'suspend')
  const page = await browser.get('/desk')
  expect([page.status, page.text.includes(words)]).toEqual([403, true])
  const sent = await browser.post('/desk/absence/ready', { words: 'Mine egne ord' })
  expect([sent.status, sent.text.includes(words), sent.text.includes('Mine egne ord')]).toEqual([403, true, true])
  const foreign = await browser.post('/desk/absence/ready', { hat: tove.hat }, { 'sec-fetch-site': 'cross-site' })
  expect([foreign.status, foreign.text.includes('Birgit')]).toEqual([409, false])
  await deed(tove.hat, 'resume')
  expect([(await browser.get('/desk')).status, (await browser.get('/desk')).location]).toEqual([303, '/demo?igen=1'])
})

test('who is paused a second time is told who did it now', async () => {
  const ulla = await colleague('Ulla')
  await deed(ulla.hat, 'suspend')
  await deed(ulla.hat, 'resume')
  const browser = await site.signedIn(ulla.hat)
  await aksel.post(`${people}/${ulla.hat}/suspend`, {})
  expect((await browser.get('/desk')).text).toContain('Aksel har sat den på pause.')
})

test('whoever is on pause and away is shown with both, and nobody is asked for the absence that stands already', async () => {
  const frida = await colleague('Frida')
  await aHeldFamily(database.owner, network, { name: 'Birken', anchor: frida, deputy: network.cille })
  const shown = async () => mainWords(await birgit.get(`${people}/${frida.hat}`))
  const ask = 'Skriv et fravær'
  await deed(frida.hat, 'suspend')
  expect([(await shown()).includes(ask), (await shown()).includes('Fravær ')]).toEqual([true, false])
  const ill = { person: frida.person, from: '2026-11-23', until: '2026-11-27', standIn: network.leader.hat }
  expect((await birgit.post('/desk/absence/new', ill)).status).toBe(303)
  const both = await shown()
  expect(both).toContain('Sat på pause Fravær Til og med fredag 27. november. Birgit træder ind.')
  expect(both).toContain('Fraværet er skrevet: Birgit træder ind og har imens det, Frida holder.')
  expect(both).not.toContain(ask)
  await deed(frida.hat, 'resume')
  const away = await shown()
  expect([away.includes('Lige nu holder Frida'), away.includes('Fraværet er skrevet'), away.includes(ask)]).toEqual([true, true, false])
})

test('an invitation that was on its way to whoever is put on pause opens nothing any more, also when the pause is over', async () => {
  const wish = { name: 'Villy', role: 'counsellor', profession: 'midwife', organisation: network.house, mail: '' }
  const invited = await birgit.send(`${people}/new`, wish)
  const [, link = ''] = /http[^<\s"]+(\/invitation\/[\w-]+)/.exec(invited.text) ?? []
  const [, hat = ''] = /\/settings\/people\/([\w-]{36})/.exec(invited.text) ?? []
  const looks = async () => (await visitor.get(link)).status
  expect(await looks()).toBe(200)
  await deed(hat, 'suspend')
  expect(await looks()).toBe(404)
  await deed(hat, 'resume')
  expect(await looks()).toBe(404)
})

test('two leaders put the same person on pause in one moment, or take them up again: the slower one is shown how it stands', async () => {
  const yrsa = await colleague('Yrsa')
  for (const [what, told] of [['suspend', 'Det er allerede gjort.'] as const, ['resume', 'Rollen er ikke på pause.'] as const]) {
    const both = [birgit, aksel].map((leader) => () => leader.post(`${people}/${yrsa.hat}/${what}`, {}))
    const pages = await atOnce(database, 'core.hat', both)
    const slower = pages.find(({ status }) => status !== 303)
    expect([what, slower?.status, slower?.text.includes(told), slower?.text.includes('Yrsa')]).toEqual([what, 409, true, true])
  }
})

test('nobody else is told: not a visitor, not a colleague, not who had signed out before, nor after the session would have ended', async () => {
  const signe = await colleague('Signe')
  const [open, out, anne] = [await site.signedIn(signe.hat), await site.signedIn(signe.hat), await site.signedIn(network.anne.hat)]
  const left = out.cookie()
  await out.post('/sign-out', {})
  await database.advance(1_000)
  await deed(signe.hat, 'suspend')
  const old = await site.site.request('http://hele.test/desk', { headers: { cookie: left } })
  expect([old.status, (await visitor.get('/desk')).status, (await anne.get('/desk')).status]).toEqual([303, 303, 200])
  expect((await open.get('/desk')).status).toBe(403)
  await database.advance(13 * 3_600_000)
  expect((await open.get('/desk')).status).toBe(303)
})
