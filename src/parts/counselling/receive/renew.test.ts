import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aNetwork } from '#core/builders.ts'
import { ask } from '#platform/db.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { anInquiry } from '../builders.ts'
import { renewPromises } from './renew.ts'

const promises = async (database: TestDatabase) =>
  (
    await database.owner.query(`select p.ended_as, p.what, p.due_by, p.id = i.promise_id as current, p.due_by > platform.now() as ahead, p.late_since
    from core.promise p join counselling.inquiry i on i.writer_id = p.to_hat order by p.made_at, p.due_by`)
  ).rows

test('somebody whose promised time has passed in the queue is told so and has a new time in the same moment', async () => {
  await using database = await freshDatabase()
  await database.setClock('2026-11-23T09:00:00+01:00')
  const network = await aNetwork(database.owner)
  await anInquiry(database.owner, network, { level: 'C', promisedHours: 2 })
  await renewPromises(database.db)
  expect(await promises(database)).toMatchObject([{ ended_as: null, current: true }])
  await database.setClock('2026-11-23T11:05:00+01:00')
  await Promise.all([renewPromises(database.db), renewPromises(database.db)])
  expect(await promises(database)).toMatchObject([
    { ended_as: 'broken', current: false },
    { ended_as: null, what: 'answer', current: true, ahead: true },
  ])
  const { rows } = await database.owner.query(`select kind, count(*)::int from core.notice group by 1`)
  expect(rows).toEqual([{ kind: 'promise-broken', count: 1 }])
})

test('in danger minutes are not promised again where nobody came within them, and what was told first stays told', async () => {
  await using database = await freshDatabase()
  await database.setClock('2026-11-23T10:00:00+01:00')
  const network = await aNetwork(database.owner)
  await anInquiry(database.owner, network, { level: 'A', promisedHours: 2 / 60 })
  await database.setClock('2026-11-23T10:03:00+01:00')
  await Promise.all([renewPromises(database.db), renewPromises(database.db)])
  const [broken, second] = await promises(database)
  const first = broken!.due_by
  expect(second).toMatchObject({ what: 'answer', current: true, late_since: first })
  expect(second!.due_by.getTime()).toBeGreaterThan(new Date('2026-11-23T10:20:00+01:00').getTime())
  expect(second!.due_by.getTime()).toBeLessThanOrEqual(new Date('2026-11-23T12:03:00+01:00').getTime())
  await database.setClock('2026-11-23T15:00:00+01:00')
  await renewPromises(database.db)
  expect(await promises(database)).toMatchObject([{ late_since: null }, { late_since: first }, { late_since: first, current: true }])
  const edited = database.owner.query('update core.promise set late_since = null where late_since is not null and ended_at is null')
  await expect(edited).rejects.toMatchObject({ constraint: 'promise_is_never_edited' })
})

test('where no staffing can keep a new time, the day we write is promised instead', async () => {
  await using database = await freshDatabase()
  await database.setClock('2026-11-23T09:00:00+01:00')
  const network = await aNetwork(database.owner)
  await anInquiry(database.owner, network, { level: 'D', promisedHours: 2 })
  await database.owner.query('update core.shift set cancelled_at = platform.now(), cancelled_by = $1', [network.leader.hat])
  await database.setClock('2026-11-23T11:05:00+01:00')
  await renewPromises(database.db)
  expect((await promises(database))[1]).toMatchObject({ what: 'write-when', current: true, ahead: true })
})

test('nobody but this job breaks a promise of the queue, or promises an answer anew', async () => {
  await using database = await freshDatabase()
  await database.setClock('2026-11-23T09:00:00+01:00')
  const network = await aNetwork(database.owner)
  const { id } = await anInquiry(database.owner, network, { promisedHours: -1 })
  const other = ask(database.db, { kind: 'job', name: 'mail' }, (tx) =>
    tx.selectNoFrom((eb) => eb.fn('counselling.break_queue_promise', [eb.val(id)]).as('x')).execute(),
  )
  await expect(other).rejects.toThrow(/only the job/)
  for (const deed of [sql`select counselling.late_answer(${id})`, sql`select counselling.promise_answer_anew(${id}, ${id}, '{}')`])
    await expect(ask(database.db, { kind: 'job', name: 'mail' }, (tx) => deed.execute(tx))).rejects.toThrow(/only the job/)
})
