import { expect, test } from 'vitest'
import { aHeldFamily } from '#core/builders.ts'
import { makeMetrics } from '#platform/metrics.ts'
import { freshDatabase } from '#testing/database.ts'
import { aMorning, listOf, numbersOf } from '#testing/net.ts'
import { readWatch } from '../watch/readings.ts'

/** Anne is the anchor and here; Cille is the deputy, and is put on pause. */
async function cilleIsPaused(database: Awaited<ReturnType<typeof freshDatabase>>) {
  const morning = await aMorning(database)
  const { network, leader } = morning
  const family = await aHeldFamily(database.owner, network, { name: 'Solsikken', deputy: network.cille })
  const pause = (hat: string) => leader.post(`/settings/people/${hat}/suspend`, {})
  expect((await numbersOf(database, network.leader.hat)).deputy).toBe(0)
  expect((await pause(network.cille.hat)).status).toBe(303)
  const numbers = async () => {
    const { shut, deputy } = await numbersOf(database, network.leader.hat)
    return { shut, deputy }
  }
  return { ...morning, family, pause, numbers }
}

test('a deputy is put on pause: the family still has a human, and it is said that nobody is behind, until another deputy is named', async () => {
  await using database = await freshDatabase()
  const { network, leader, site, family, numbers } = await cilleIsPaused(database)
  expect(await numbers()).toEqual({ shut: 0, deputy: 1 })
  const net = (await leader.get('/net')).text
  expect(net).toContain('Den ene åbne familie har et menneske og et næste skridt')
  expect(net).toMatch(/Kræver et blik[\s\S]*Familier, hvis stedfortræder ikke kan logge ind/)
  const list = (await leader.get('/net/lists/deputy')).text
  expect(list).toMatch(/Solsikken[\s\S]*Stedfortræder: Cille \(på pause\)/)
  expect(list).toContain(`href="/desk/families/${family.id}"`)
  const named = { anchorId: '', deputyId: network.bo.hat }
  const anne = await site.signedIn(network.anne.hat)
  const page = `/desk/families/${family.id}`
  expect((await anne.send(page, named, { action: `${page}/deputy` })).status).toBe(303)
  expect(await numbers()).toEqual({ shut: 0, deputy: 0 })
  expect((await leader.get('/net')).text).not.toContain('Kræver et blik')
})

test('the desk says it to those around the family and to the leader, and to nobody else; whoever watches reads the number', async () => {
  await using database = await freshDatabase()
  const { network, site } = await cilleIsPaused(database)
  const told = async (hat: string) => {
    const { text } = await (await site.signedIn(hat)).get('/desk')
    return /Én familie har en stedfortræder, der ikke kan logge ind[\s\S]*href="\/net\/lists\/deputy"/.test(text)
  }
  expect([await told(network.leader.hat), await told(network.anne.hat), await told(network.bo.hat)]).toEqual([true, true, false])
  expect((await listOf(database, network.bo.hat, 'deputy')).length).toBe(0)
  const metrics = makeMetrics({ db: database.db, readWorld: () => readWatch(database.db) })
  expect(await metrics.page()).toContain('hele_vejen_net{state="deputy"} 1')
})

test('while the deputy is away somebody stands in there too; where that one is put on pause, they are the one who is named', async () => {
  await using database = await freshDatabase()
  const { network, leader, pause, numbers } = await cilleIsPaused(database)
  const ill = { person: network.cille.person, from: '2026-11-23', until: '2026-11-27', standIn: network.bo.hat }
  expect((await leader.post('/desk/absence/new', ill)).status).toBe(303)
  expect(await numbers()).toEqual({ shut: 0, deputy: 0 })
  await pause(network.bo.hat)
  expect(await numbers()).toEqual({ shut: 1, deputy: 0 })
  await database.advance(5 * 86_400_000)
  expect(await numbers()).toEqual({ shut: 0, deputy: 1 })
})

test('where neither of the two can come in, it is not said that the family has a human', async () => {
  await using database = await freshDatabase()
  const { network, leader, pause, numbers } = await cilleIsPaused(database)
  await pause(network.anne.hat)
  expect(await numbers()).toEqual({ shut: 1, deputy: 1 })
  const { text } = await leader.get('/net')
  expect([text.includes('har et menneske'), text.includes('Den ene åbne familie har et navn og et næste skridt')]).toEqual([false, true])
})
