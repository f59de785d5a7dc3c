import { expect, test } from 'vitest'
import { aHeldFamily, aNetwork, plant } from '#core/builders.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { turnTheRoster } from '../absence/jobs.ts'
import { breakWhatIsLate } from './jobs.ts'

async function aPromise(database: TestDatabase) {
  await database.setClock('2026-11-23T09:00:00+01:00')
  const network = await aNetwork(database.owner)
  const family = await aHeldFamily(database.owner, network)
  const promise = { id: newId(), to_hat: family.adults[0]!.hat, by_hat: network.anne.hat, family_id: family.id }
  await plant(database.owner, {
    'core.promise': [{ ...promise, what: 'call', channel: 'phone', due_by: '2026-11-23T12:00:00+01:00' }],
  })
  return { network, family, promise }
}

const state = async (database: TestDatabase) =>
  (
    await database.owner.query(`select (select ended_as from core.promise) as promise, (select count(*)::int from core.notice where kind = 'promise-broken') as told,
    (select count(*)::int from core.event where kind = 'promise-broken') as events`)
  ).rows[0]

test('a promise whose time has passed is broken in the open, once, and its person is told', async () => {
  await using database = await freshDatabase()
  await aPromise(database)
  await breakWhatIsLate(database.db)
  expect(await state(database)).toEqual({ promise: null, told: 0, events: 0 })
  await database.advance(3 * 3_600_000 + 60_000)
  await Promise.all([breakWhatIsLate(database.db), breakWhatIsLate(database.db)])
  await breakWhatIsLate(database.db)
  expect(await state(database)).toEqual({ promise: 'broken', told: 1, events: 1 })
})

test('a promise that was kept in time is not broken afterwards', async () => {
  await using database = await freshDatabase()
  await aPromise(database)
  await database.owner.query(`update core.promise set ended_at = platform.now(), ended_as = 'kept'`)
  await database.advance(4 * 3_600_000)
  await breakWhatIsLate(database.db)
  expect(await state(database)).toEqual({ promise: 'kept', told: 0, events: 0 })
})

test('row 83: no job ever closes a family or ends an inquiry, however long nothing is heard', async () => {
  await using database = await freshDatabase()
  const { network } = await aPromise(database)
  await aHeldFamily(database.owner, network, { name: 'Havet', level: 'D' })
  for (let month = 0; month < 6; month++) {
    await database.advance(31 * 86_400_000)
    await breakWhatIsLate(database.db)
    await turnTheRoster(database.db)
  }
  const { rows } = await database.owner.query('select count(*)::int as open from core.family where live')
  expect(rows).toEqual([{ open: 2 }])
  const { rows: granted } = await database.owner.query(`
    select table_name, column_name from information_schema.column_privileges where grantee = platform.role_prefix() || '_job' and privilege_type = 'UPDATE'
      and table_schema || '.' || table_name in ('core.family', 'counselling.inquiry', 'counselling.conversation', 'core.next_step')`)
  expect(granted).toEqual([])
})

test('an absence that begins today is told from seven in the morning, and one that is over binds nobody', async () => {
  await using database = await freshDatabase()
  const { network } = await aPromise(database)
  const [away, cover] = [newId(), newId()]
  const row = { period: '[2026-11-24,2026-11-26)', recorded_by: network.leader.hat }
  await plant(database.owner, {
    'core.roster': [
      { id: away, kind: 'away', person_id: network.anne.person, default_cover_id: cover, ...row },
      { id: cover, kind: 'covering', person_id: network.bo.person, hat_id: network.bo.hat, absence_id: away, ...row },
    ],
  })
  const told = async () => Number((await database.owner.query(`select count(*) from core.notice where kind = 'stand-in'`)).rows[0].count)
  const over = async () => Number((await database.owner.query('select count(*) from core.roster where over_at is not null')).rows[0].count)
  await turnTheRoster(database.db)
  await database.setClock('2026-11-24T03:00:00+01:00')
  await turnTheRoster(database.db)
  expect(await told()).toBe(0)
  await database.setClock('2026-11-24T07:01:00+01:00')
  await Promise.all([turnTheRoster(database.db), turnTheRoster(database.db)])
  expect([await told(), await over()]).toEqual([1, 0])
  await database.setClock('2026-11-26T00:01:00+01:00')
  await turnTheRoster(database.db)
  expect([await told(), await over()]).toEqual([1, 2])
})
