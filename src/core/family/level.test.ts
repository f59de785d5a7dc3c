import { expect, test } from 'vitest'
import { aHeldFamily, aNetwork } from '#core/builders.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase } from '#testing/database.ts'
import { brokenLaws, keepHistory } from '#testing/laws/oracle.ts'

test('a reason that never was the reason of the level cannot stand in its history', async () => {
  await using database = await freshDatabase()
  const { owner } = database
  await keepHistory(owner as never)
  const network = await aNetwork(owner)
  const family = await aHeldFamily(owner, network, { anchor: network.anne, deputy: network.bo })
  const [unused, used] = [newId(), newId()]
  const line = (id: string) =>
    `insert into core.family_level (id, family_id, level, reason, by_hat) values ('${id}', '${family.id}', 'C', 'Set på igen', '${network.anne.hat}')`
  const isLevel = `update core.family set level_id = '${used}' where id = '${family.id}'`
  const client = await owner.connect()
  try {
    await expect(client.query(`begin; ${line(unused)}; ${line(used)}; ${isLevel}; commit`)).rejects.toMatchObject({
      constraint: 'family_level_replaces',
    })
    await client.query('rollback')
    await client.query(`begin; ${line(used)}; ${isLevel}; commit`)
  } finally {
    client.release()
  }
  expect(await brokenLaws(owner as never)).toEqual([])
})
