import { expect, test } from 'vitest'
import { aHeldFamily, aMember, aNetwork, plant } from '#core/builders.ts'
import { newId } from '#platform/ids.ts'
import { migrate } from '#platform/migrate/run.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { aSite } from '#testing/site.ts'
import { theSchema } from '../../../schema.ts'

const people = '/settings/people'
const step = '202612010600_core_hat_once.sql'

/** Frode has the same hat twice, and a family with either, as he could before the step; then the database is brought to today. */
async function frodeTwice(database: TestDatabase) {
  const { owner, ownerUrl } = database
  const network = await aNetwork(owner)
  const frode = await aMember(owner, { place: network.house, role: 'counsellor', name: 'Frode' })
  const [second, elsewhere] = [{ ...frode, hat: newId() }, newId()]
  const hat = { kind: 'membership', person_id: frode.person, role: 'counsellor', display_name: 'Frode' }
  await owner.query('drop index core.hat_once; alter table core.hat drop column doubled')
  await owner.query('delete from platform.migration where name = $1', [step])
  await plant(owner, {
    'core.hat': [
      { ...hat, id: second.hat, organisation_id: network.house },
      { ...hat, id: elsewhere, organisation_id: network.association },
    ],
  })
  for (const anchor of [frode, second]) await aHeldFamily(owner, network, { anchor })
  expect((await migrate({ ownerUrl, schema: theSchema(), kind: 'test' })).ran).toEqual([step])
  const { rows } = await owner.query('select id from core.hat where doubled')
  expect(rows).toEqual([{ id: second.hat }])
  return { network, frode, second, leader: await (await aSite(database)).signedIn(network.leader.hat) }
}

const to = (role: string, organisation: string) => ({ name: 'Frode', role, profession: '', organisation })

test('after an upgrade whoever had the same hat twice keeps both, with what they hold, and is given no third', async () => {
  await using database = await freshDatabase()
  const { network, frode, second, leader } = await frodeTwice(database)
  expect((await leader.get(people)).text.match(/>Frode</g)).toHaveLength(2)
  const give = async () => (await leader.post(`${people}/${frode.hat}/hats`, to('counsellor', network.house))).status
  expect(await give()).toBe(409)
  await database.owner.query(
    `update core.family set closed_at = platform.now(), closed_as = 'goals-reached', closed_by = anchor_id where anchor_id = $1`,
    [frode.hat],
  )
  await database.owner.query(`update core.circle set ended_at = platform.now() where hat_id = $1`, [frode.hat])
  await database.owner.query(`update core.next_step set ended_at = platform.now(), ended_as = 'done', ended_by = $1 where owner_id = $1`, [
    frode.hat,
  ])
  expect((await leader.post(`${people}/${frode.hat}/leave/end`, {})).status).toBe(303)
  expect([await give(), (await leader.post(`${people}/${second.hat}/hats`, to('counsellor', network.house))).status]).toEqual([404, 409])
})

test('the second of two same hats becomes another by a change of role, and from then on there is only one of it', async () => {
  await using database = await freshDatabase()
  const { network, frode, second, leader } = await frodeTwice(database)
  expect((await leader.post(`${people}/${second.hat}`, to('team_leader', network.house))).status).toBe(303)
  const give = `insert into core.hat (id, kind, person_id, organisation_id, role, display_name) values ($1, 'membership', $2, $3, 'team_leader', 'Frode')`
  await expect(database.owner.query(give, [newId(), frode.person, network.house])).rejects.toMatchObject({ constraint: 'hat_once' })
})
