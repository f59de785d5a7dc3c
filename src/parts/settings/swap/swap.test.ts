import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { as } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { aSwap } from '#testing/settings.ts'

const rows = async (database: TestDatabase, query: string, values: unknown[] = []) => (await database.owner.query(query, values)).rows
const planned = async (database: TestDatabase) => Number((await rows(database, 'select count(*) from core.shift where planned'))[0].count)

test('a shift changes hands with the other’s own yes, and nobody else’s', async () => {
  await using database = await freshDatabase()
  const { network, anne, bo, birgit, shift, ask } = await aSwap(database)
  const before = await planned(database)
  expect((await birgit.post(`/desk/shifts/asks/${ask}`, { answer: 'yes' })).status).toBe(409)
  expect((await anne.post(`/desk/shifts/asks/${ask}`, { answer: 'yes' })).status).toBe(409)
  expect((await bo.get('/desk/shifts')).text).toContain('Anne spørger, om du tager vagten')
  expect((await bo.post(`/desk/shifts/asks/${ask}`, { answer: 'yes' })).status).toBe(303)
  const [old] = await rows(database, 'select planned, hat_id from core.shift where id = $1', [shift])
  const [made] = await rows(database, 'select s.hat_id, s.planned from core.shift_swap w join core.shift s on s.id = w.new_shift_id')
  expect([old, made, await planned(database)]).toEqual([
    { planned: null, hat_id: network.anne.hat },
    { planned: true, hat_id: network.bo.hat },
    before,
  ])
  expect((await bo.post(`/desk/shifts/asks/${ask}`, { answer: 'yes' })).status).toBe(409)
})

test('a leader who calls off a shift that has changed hands meanwhile is told who has it, with the way there', async () => {
  await using database = await freshDatabase()
  const { birgit, bo, shift, ask } = await aSwap(database)
  const older = await birgit.opened(`/settings/shifts/${shift}`, { action: `/settings/shifts/${shift}/cancel` })
  await bo.post(`/desk/shifts/asks/${ask}`, { answer: 'yes' })
  const [made] = await rows(database, 'select new_shift_id as id from core.shift_swap')
  const { status, text } = await older({})
  expect([status, text.includes('Vagten er byttet'), text.includes('Bo har taget vagten'), text.includes('Vagten er aflyst')]).toEqual([
    ...[409, true, true, false],
  ])
  expect(text).toContain(`href="/settings/shifts/${made.id}"`)
})

test('a no leaves the shift where it is, and the database takes no yes from a forged row', async () => {
  await using database = await freshDatabase()
  const { network, bo, shift, ask } = await aSwap(database)
  const asBo = (statement: string) => as(database.db, { kind: 'staff', hat: network.bo.hat }, (tx) => sql.raw(statement).execute(tx))
  await expect(asBo(`update core.shift_swap set answer = 'yes', answered_at = platform.now() where id = '${ask}'`)).rejects.toThrow(
    /row-level security/,
  )
  await expect(
    asBo(
      `insert into core.shift_swap (id, shift_id, from_hat, to_hat) values ('${newId()}', '${shift}', '${network.anne.hat}', '${network.bo.hat}')`,
    ),
  ).rejects.toThrow(/row-level security/)
  expect((await bo.post(`/desk/shifts/asks/${ask}`, { answer: 'no' })).status).toBe(303)
  expect((await rows(database, 'select hat_id, planned from core.shift where id = $1', [shift]))[0]).toEqual({
    hat_id: network.anne.hat,
    planned: true,
  })
})

/** Whose the shift is, and whether the question still stands. */
const asItStands = (database: TestDatabase) =>
  rows(database, 'select s.hat_id, s.planned, w.answer from core.shift_swap w join core.shift s on s.id = w.shift_id')

test('whoever has got another shift at that time since the question is told so, and the yes moves nothing', async () => {
  await using database = await freshDatabase()
  const { network, birgit, bo, day, ask } = await aSwap(database)
  const laid = await birgit.post('/settings/shifts', { queue: network.queue.id, day, person: network.bo.hat, from: '13', to: '15' })
  expect(laid.status).toBe(303)
  const answered = await bo.post(`/desk/shifts/asks/${ask}`, { answer: 'yes' })
  expect([answered.status, answered.text.includes('Du har allerede en vagt på samme tid.')]).toEqual([409, true])
  expect(await asItStands(database)).toEqual([{ hat_id: network.anne.hat, planned: true, answer: null }])
})

test('whoever is away that day does not take the shift of a colleague', async () => {
  await using database = await freshDatabase()
  const { network, birgit, bo, day, ask } = await aSwap(database)
  const ill = { person: network.bo.person, from: day, until: day, standIn: network.cille.hat }
  expect((await birgit.post('/desk/absence/new', ill)).status).toBe(303)
  const answered = await bo.post(`/desk/shifts/asks/${ask}`, { answer: 'yes' })
  expect([answered.status, answered.text.includes('Du er væk den dag.')]).toEqual([409, true])
  expect(await asItStands(database)).toEqual([{ hat_id: network.anne.hat, planned: true, answer: null }])
})
