import { expect, test } from 'vitest'
import { aHeldFamily } from '#core/builders.ts'
import { freshDatabase } from '#testing/database.ts'
import { aMorning, listOf, numbersOf } from '#testing/net.ts'

const today = '2026-11-23'

/** Anne is the anchor and away, Bo stands in for her, Cille is the deputy. */
async function boStandsIn(database: Awaited<ReturnType<typeof freshDatabase>>) {
  const morning = await aMorning(database)
  const { network, site, leader } = morning
  const family = await aHeldFamily(database.owner, network, { name: 'Solsikken', deputy: network.cille })
  const ill = { person: network.anne.person, from: today, until: '2026-11-27', standIn: network.bo.hat }
  expect((await leader.post('/desk/absence/new', ill)).status).toBe(303)
  const mother = await site.signedIn(family.adults[0]!.hat)
  const pause = (hat: string, what: 'suspend' | 'resume') => leader.post(`/settings/people/${hat}/${what}`, {})
  return { ...morning, family, mother, pause }
}

test('the one who stands in is put on pause: the net, the settings and the list say so, until somebody else stands in', async () => {
  await using database = await freshDatabase()
  const { network, leader, pause } = await boStandsIn(database)
  const { bo } = network
  const net = async () => (await leader.get('/net')).text
  const covered = await net()
  expect([covered.includes('Alle er dækket'), covered.includes('har et menneske og et næste skridt')]).toEqual([true, true])
  expect((await leader.get('/settings')).text).not.toContain('kan ikke logge ind')
  expect((await pause(bo.hat, 'suspend')).status).toBe(303)
  const open = await net()
  expect([open.includes('Alle er dækket'), open.includes('har et menneske og et næste skridt')]).toEqual([false, false])
  expect(open).toContain('En kollega med ansvar kan ikke logge ind')
  expect((await leader.get('/desk')).text).toMatch(/En kollega med ansvar kan ikke logge ind[\s\S]*href="\/net\/lists\/shut"/)
  const list = (await leader.get('/net/lists/shut')).text
  expect(list).toMatch(/Bo \(på pause\)[\s\S]*Træder ind for en anden/)
  expect(list).toContain(`href="/desk/absence/new?person=${bo.person}"`)
  expect((await leader.get('/settings')).text).toMatch(
    new RegExp(`kan ikke logge ind[\\s\\S]*/settings/people/${bo.hat}">Bo \\(på pause\\)`),
  )
  const instead = { person: bo.person, from: today, until: '', standIn: network.leader.hat }
  expect((await leader.post('/desk/absence/new', instead)).status).toBe(303)
  expect((await numbersOf(database, network.leader.hat)).shut).toBe(0)
  expect(await net()).toContain('Alle er dækket')
  expect((await leader.get('/desk')).text).not.toContain('kan ikke logge ind')
})

test('who is to step in from tomorrow and is put on pause today is on the list already', async () => {
  await using database = await freshDatabase()
  const { network, leader } = await aMorning(database)
  const holiday = { person: network.anne.person, from: '2026-11-24', until: '2026-11-27', standIn: network.bo.hat }
  expect((await leader.post('/desk/absence/new', holiday)).status).toBe(303)
  expect((await numbersOf(database, network.leader.hat)).shut).toBe(0)
  expect((await leader.post(`/settings/people/${network.bo.hat}/suspend`, {})).status).toBe(303)
  expect((await leader.get('/net/lists/shut')).text).toMatch(/Bo \(på pause\)[\s\S]*Træder ind for en anden/)
  await database.advance(5 * 86_400_000)
  expect((await numbersOf(database, network.leader.hat)).shut).toBe(0)
})

test('before a leader puts somebody on pause, what is held is said, with the way to an absence', async () => {
  await using database = await freshDatabase()
  const { network, leader } = await boStandsIn(database)
  const page = async (hat: string) => (await leader.get(`/settings/people/${hat}`)).text
  const words = await page(network.bo.hat)
  expect(words).toMatch(/Lige nu holder Bo [^<]*1 dækning for en kollega/)
  expect(words).toContain(`/desk/absence/new?person=${network.bo.person}`)
  await database.owner.query('update core.shift set cancelled_at = platform.now(), cancelled_by = hat_id where planned')
  expect(await page(network.cille.hat)).toContain('Lige nu holder Cille 1 familie som stedfortræder')
})

test('the mother is told of the deputy where the one who steps in is on pause, and of the one who steps in when the pause is over', async () => {
  await using database = await freshDatabase()
  const { network, mother, pause } = await boStandsIn(database)
  const page = async () => (await mother.get('/min-side')).text
  expect(await page()).toContain('Så svarer Bo.')
  await pause(network.bo.hat, 'suspend')
  const [paused] = [await page()]
  expect([paused.includes('Så svarer Bo.'), paused.includes('Så svarer Cille.')]).toEqual([false, true])
  await pause(network.bo.hat, 'resume')
  expect(await page()).toContain('Så svarer Bo.')
})

test('an anchor who is put on pause is on the list with what she has, and the mother is told who answers', async () => {
  await using database = await freshDatabase()
  const { network, site } = await aMorning(database)
  const family = await aHeldFamily(database.owner, network, { name: 'Havet', anchor: network.cille, deputy: network.bo })
  const aksel = await site.signedIn(network.administrator.hat)
  expect((await aksel.post(`/settings/people/${network.cille.hat}/suspend`, {})).status).toBe(303)
  const kinds = async (hat: string) => (await listOf(database, hat, 'shut')).map(({ who, what }) => [who, what])
  const hers = [['Cille', 'paused anchor step']]
  expect([await kinds(network.leader.hat), await kinds(network.bo.hat), await kinds(network.anne.hat)]).toEqual([hers, hers, []])
  expect((await aksel.get('/settings')).text).toContain('Cille (på pause)')
  const mother = await site.signedIn(family.adults[0]!.hat)
  expect((await mother.get('/min-side')).text).toContain('Cille er væk lige nu. Du skriver her som før. Så svarer Bo.')
  await database.owner.query('update core.hat set suspended_at = platform.now() where id = $1', [network.bo.hat])
  expect((await mother.get('/min-side')).text).not.toContain('Så svarer')
})

test('a queue whose responsible was invited and has never been in is on the list', async () => {
  await using database = await freshDatabase()
  const { network, leader } = await aMorning(database)
  const frida = { name: 'Frida', role: 'counsellor', profession: 'midwife', organisation: network.house, mail: '' }
  await leader.send('/settings/people/new', frida)
  await database.owner.query(
    `update core.queue q set responsible_id = h.id, responsible_person = h.person_id from core.hat h where h.display_name = 'Frida'`,
  )
  expect((await leader.get('/net/lists/shut')).text).toMatch(/Frida \(har ikke logget ind endnu\)[\s\S]*Ansvar for en kø/)
})
