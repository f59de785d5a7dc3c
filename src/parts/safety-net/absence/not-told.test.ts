import { expect, test } from 'vitest'
import { aHeldFamily, aNetwork } from '#core/builders.ts'
import { freshDatabase } from '#testing/database.ts'
import { aSite } from '#testing/site.ts'

test('the one who has the family sees that an adult has not been told yet, until the adult has seen it', async () => {
  await using database = await freshDatabase()
  await database.setClock('2026-11-23T08:05:00+01:00')
  const network = await aNetwork(database.owner)
  const family = await aHeldFamily(database.owner, network)
  const site = await aSite(database)
  const birgit = await site.signedIn(network.leader.hat)
  const screen = `/desk/absence/new?person=${network.anne.person}&from=2026-11-23`
  await birgit.send(screen, { from: '2026-11-23', until: '', standIn: network.bo.hat }, { action: '/desk/absence/new' })
  const bo = await site.signedIn(network.bo.hat)
  const page = await bo.get(`/desk/families/${family.id}`)
  expect([page.status, page.text.includes('Ikke fortalt endnu: hvem der træder ind')]).toEqual([200, true])
  await (await site.signedIn(family.adults[0]!.hat)).get('/min-side')
  expect((await bo.get(`/desk/families/${family.id}`)).text.includes('Ikke fortalt endnu')).toBe(false)
})
