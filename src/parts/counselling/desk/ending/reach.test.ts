import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aMember, aNetwork, plant } from '#core/builders.ts'
import { ask } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase } from '#testing/database.ts'

test('what somebody has taken back is told to whoever had it and to their leader, and to no leader of another house', async () => {
  await using database = await freshDatabase()
  const network = await aNetwork(database.owner)
  const wood = newId()
  await plant(database.owner, {
    'core.organisation': [{ id: wood, kind: 'house', name: 'Huset i skoven', parent_id: network.network }],
    'counselling.taken_back': [{ to_hat: network.anne.hat, level: 'C', received_at: new Date() }],
  })
  const lone = await aMember(database.owner, { place: wood, role: 'team_leader', name: 'Lone' })
  const director = await aMember(database.owner, { place: network.network, role: 'director', name: 'Dorte' })
  const reads = async (hat: string) =>
    (await ask(database.db, { kind: 'staff', hat }, (tx) => sql`select to_hat from counselling.taken_back`.execute(tx))).rows.length
  const seen = [network.anne, network.leader, director, network.cille, lone].map(({ hat }) => reads(hat))
  expect(await Promise.all(seen)).toEqual([1, 1, 1, 0, 0])
})
