import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aHeldFamily, aNetwork, plant } from '#core/builders.ts'
import { as, ask } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase } from '#testing/database.ts'

test('whoever does not know an adult neither reads nor writes down that the adult has been told who steps in', async () => {
  await using database = await freshDatabase()
  const network = await aNetwork(database.owner)
  const { anne, bo, cille, leader } = network
  const [away, cover] = [newId(), newId()]
  const row = { period: '[2026-11-23,2026-11-26)', recorded_by: leader.hat }
  await plant(database.owner, {
    'core.roster': [
      { id: away, kind: 'away', person_id: anne.person, default_cover_id: cover, ...row },
      { id: cover, kind: 'covering', person_id: bo.person, hat_id: bo.hat, absence_id: away, ...row },
    ],
  })
  const [adult] = (await aHeldFamily(database.owner, network)).adults
  const tellsAs = (hat: string) =>
    as(database.db, { kind: 'staff', hat }, (tx) =>
      sql`insert into safety_net.told (absence_id, adult_id, by_hat) values (${away}, ${adult!.hat}, ${bo.hat})`.execute(tx),
    )
  const toldAs = (hat: string) =>
    ask(database.db, { kind: 'staff', hat }, async (tx) => (await sql`select from safety_net.told`.execute(tx)).rows.length)
  await expect(tellsAs(cille.hat)).rejects.toMatchObject({ code: '42501' })
  await tellsAs(bo.hat)
  expect([await toldAs(bo.hat), await toldAs(cille.hat)]).toEqual([1, 0])
})
