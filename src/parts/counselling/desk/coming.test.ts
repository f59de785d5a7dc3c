import { expect, test } from 'vitest'
import { addDays } from '#platform/clock.ts'
import { mainWords } from '#testing/as-read.ts'
import { freshDatabase } from '#testing/database.ts'
import { mondayMorning, record, today } from '#testing/monday.ts'

const tomorrow = addDays(today, 1)
const heading = 'Snart træder du ind'

test('whoever steps in from tomorrow reads it at the desk today, by name when it is one family, and nobody else does', async () => {
  await using database = await freshDatabase()
  const { network, birgit, sun, signedIn } = await mondayMorning(database)
  await record(birgit, network.anne, { from: tomorrow, standIn: network.leader.hat, byName: { [sun.id]: network.bo.hat } })
  const [bo, cille] = [await signedIn(network.bo.hat), await signedIn(network.cille.hat)]
  expect(mainWords(await birgit.get('/desk'))).toMatch(/Snart træder du ind.* For Anne .*Fra i morgen .*Det hele/)
  expect(mainWords(await bo.get('/desk'))).toMatch(/Snart træder du ind.* For Anne .*Fra i morgen .*Solsikken/)
  expect(mainWords(await cille.get('/desk'))).not.toContain(heading)
  await database.advance(24 * 3_600_000)
  expect(mainWords(await (await signedIn(network.leader.hat)).get('/desk'))).not.toContain(heading)
})

test('an absence that comes to nothing is no longer ahead of anybody', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await mondayMorning(database)
  const saved = await record(birgit, network.anne, { from: tomorrow, standIn: network.leader.hat })
  await birgit.send(saved.location, {}, { action: `${saved.location}/back` })
  expect(mainWords(await birgit.get('/desk'))).not.toContain(heading)
})
