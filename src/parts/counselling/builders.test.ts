import { expect, test } from 'vitest'
import { aHeldFamily, aNetwork } from '#core/builders.ts'
import { levels } from '#platform/level.ts'
import { freshDatabase } from '#testing/database.ts'
import { anInquiry } from './builders.ts'

test('a story can begin with a network, held families and inquiries at every stage', async () => {
  await using world = await freshDatabase()
  await world.setClock('2026-11-22T21:40:00Z')
  const network = await aNetwork(world.owner)
  for (const level of levels) await aHeldFamily(world.owner, network, { level, adults: 2 })
  for (const stage of ['waiting', 'claimed', 'answered'] as const) await anInquiry(world.owner, network, { stage, level: 'B' })
  const { rows } = await world.owner.query(`select
    (select count(*)::int from core.family where live) as families,
    (select array_agg(state order by state) from counselling.inquiry) as inquiries,
    (select count(*)::int from core.shift where planned) as shifts`)
  expect(rows[0]).toEqual({ families: 4, inquiries: ['answered', 'claimed', 'received'], shifts: 28 })
})
