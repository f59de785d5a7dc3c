import { expect, test } from 'vitest'
import { aHeldFamily, aNetwork } from '#core/builders.ts'
import { freshDatabase } from '#testing/database.ts'
import { listOf, numbersOf } from '#testing/net.ts'

test('a family is held by its bridge until the day it reaches to; then it is late, and no longer called bridged', async () => {
  await using database = await freshDatabase()
  await database.setClock('2026-11-23T15:00:00+01:00')
  const network = await aNetwork(database.owner)
  const { leader } = network
  const family = await aHeldFamily(database.owner, network, { name: 'Solsikken', level: 'C', due: '2026-11-24' })
  await database.owner.query(
    `begin;
     update core.shift set cancelled_at = platform.now(), cancelled_by = '${leader.hat}' where day < '2026-12-05';
     with first as (select id, day, hat_id from core.shift where planned order by starts_at limit 1),
       step as (update core.next_step set due_on = first.day, owner_id = first.hat_id from first where next_step.id = '${family.step}')
     update core.family set next_due = first.day, next_owner_id = first.hat_id, bridge_shift_id = first.id from first where family.id = '${family.id}';
     commit`,
  )
  const seen = async () => {
    const { bridged, overdue } = await numbersOf(database, leader.hat)
    return { bridged, overdue, list: (await listOf(database, leader.hat, 'bridged')).map((row) => row.family) }
  }
  expect(await seen()).toEqual({ bridged: 1, overdue: 0, list: ['Solsikken'] })
  await database.setClock('2026-12-05T10:00:00+01:00')
  expect(await seen()).toEqual({ bridged: 1, overdue: 0, list: ['Solsikken'] })
  await database.setClock('2026-12-06T00:10:00+01:00')
  expect(await seen()).toEqual({ bridged: 0, overdue: 1, list: [] })
})
