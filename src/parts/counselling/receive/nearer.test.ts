import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { as } from '#platform/db.ts'
import { aDesk, type Desk } from '#testing/desk.ts'
import { atOnce } from '#testing/meanwhile.ts'
import { breakWhatIsLate } from '../../safety-net/promise/jobs.ts'
import { anInquiry, hasWritten } from '../builders.ts'
import { renewPromises } from './renew.ts'

const evening = '2026-11-23T21:00:00+01:00'
const promised = (desk: Desk) =>
  desk.ask(`select to_char(due_by at time zone 'Europe/Copenhagen', 'HH24.MI') as by, ended_as as ended, not_needed_because as because, by_queue is not null as queued,
    (select count(*)::int from core.notice n where n.kind = 'promise-nearer') as told from core.promise where what <> 'step' and ended_as is distinct from 'kept' order by made_at, due_by desc`)
const asTold = { by: '21.00', ended: null, because: null, told: 0 }
const replaced = { by: '21.00', ended: 'not-needed', because: 'nearer-time', told: 1 }

/** Somebody was promised an answer in eleven hours, as nothing seemed to hurry. */
async function aPatientInquiry(wish: Parameters<typeof anInquiry>[2] = {}) {
  const desk = await aDesk()
  const inquiry = await anInquiry(desk.database.owner, desk.network, { level: 'C', promisedHours: 11, ...wish })
  const address = `/desk/inquiries/${inquiry.id}`
  const becomes = (level: string) =>
    desk.anne.send(address, { level, levelReason: 'Han står udenfor nu', levelDeadline: '' }, { action: `${address}/triage` })
  return { ...desk, desk, inquiry, address, becomes }
}

test('whoever is found to be in danger is promised the minutes of danger in place of the evening, and is told', async () => {
  const { desk, becomes, inquiry, anne, address } = await aPatientInquiry({ stage: 'claimed' })
  await using _ = desk.database
  expect((await becomes('A')).status).toBe(303)
  expect(await promised(desk)).toMatchObject([replaced, { by: '10.02', ended: null, queued: false }])
  const [{ current }] = await desk.ask('select i.promise_id = p.id as current from counselling.inquiry i, core.promise p where p.open')
  expect([current, inquiry.owner?.hat]).toEqual([true, desk.network.anne.hat])
  expect((await anne.get(address)).text).toContain('Der er lovet en nærmere tid i stedet.')
})

test('in the queue it is still the queue that promises; the answer owed already does not stand in the way of the nearer one', async () => {
  const { desk, becomes } = await aPatientInquiry()
  await using _ = desk.database
  await desk.ask(`update core.shift set cancelled_at = platform.now(), cancelled_by = $1 where hat_id <> $2`, [
    desk.network.leader.hat,
    desk.network.anne.hat,
  ])
  await becomes('A')
  expect(await promised(desk)).toMatchObject([replaced, { by: '10.02', ended: null, queued: true }])
})

test.each([
  ['is less urgent than we thought', { level: 'B' }, 'D'],
  ['is as urgent as we thought', { level: 'A' }, 'A'],
] as const)('whoever %s keeps the time they were told', async (_, wish, level) => {
  const { desk, becomes } = await aPatientInquiry(wish)
  await using __ = desk.database
  expect((await becomes(level)).status).toBe(303)
  expect(await promised(desk)).toMatchObject([asTold])
})

test('a time that is near already is not promised later, nor is one that nobody can keep', async () => {
  for (const [hours, noShifts] of [
    [1 / 60, false],
    [72, true],
  ] as const) {
    const { desk, becomes } = await aPatientInquiry({ promisedHours: hours })
    await using _ = desk.database
    if (noShifts) await desk.ask('update core.shift set cancelled_at = platform.now(), cancelled_by = $1', [desk.network.leader.hat])
    await becomes('A')
    expect(await promised(desk)).toMatchObject([{ ended: null, told: 0 }])
  }
})

test.each([
  ['in the queue', 'waiting'],
  ['with one of us', 'claimed'],
] as const)(
  'whoever waits %s past the time they were told and is promised a nearer one is late since that first time',
  async (_, stage) => {
    const { desk, becomes } = await aPatientInquiry({ stage, promisedHours: 0.25 })
    await using __ = desk.database
    await desk.database.advance(16 * 60_000)
    await breakWhatIsLate(desk.database.db)
    await renewPromises(desk.database.db)
    await becomes('A')
    const late = await desk.ask('select ended_as as ended, late_since, due_by from core.promise order by made_at, due_by desc')
    const first = late[0].due_by
    expect(late).toMatchObject([
      { ended: 'broken', late_since: null },
      { ended: 'not-needed', late_since: first },
      { ended: null, late_since: first },
    ])
    // What was carried on then is no lateness of anything that is promised afterwards.
    const { anne } = desk.network
    const again = as(desk.database.db, { kind: 'staff', hat: anne.hat }, (tx) =>
      sql`insert into core.promise (id, to_hat, by_hat, what, channel, due_by, late_since)
        select gen_random_uuid(), i.writer_id, ${anne.hat}, 'call', 'page', platform.now() + interval '1 day', ${first} from counselling.inquiry i`.execute(
        tx,
      ),
    )
    await expect(again).rejects.toMatchObject({ code: '42501' })
  },
)

test('two who find the same danger in the same moment carry the lateness on once', async () => {
  const { desk, address } = await aPatientInquiry({ promisedHours: 0.25 })
  await using _ = desk.database
  await desk.database.advance(16 * 60_000)
  await breakWhatIsLate(desk.database.db)
  await renewPromises(desk.database.db)
  const danger = { level: 'A', levelReason: 'Han står udenfor nu', levelDeadline: '' }
  const forms = await Promise.all([desk.anne, desk.leader].map((one) => one.opened(address, { action: `${address}/triage` })))
  await atOnce(
    desk.database,
    'core.promise',
    forms.map((form) => () => form(danger)),
  )
  const open = await desk.ask('select late_since = (select min(due_by) from core.promise) as since from core.promise where open')
  expect(open).toEqual([{ since: true }])
  expect(await desk.ask(`select from core.promise where not_needed_because = 'nearer-time'`)).toHaveLength(1)
})

/** Maja has written, and is promised an answer by nine in the evening, from those who know the family. */
async function aPatientFamily() {
  const desk = await aDesk()
  const held = await desk.held({ level: 'C' })
  await hasWritten(desk.database.owner, desk.network, { family: held.family, dueBy: new Date(evening) })
  const danger = { level: 'A', levelReason: 'Han står udenfor nu', dueOn: '2026-11-23', bridge: 'Ring 112' }
  return { desk, held, raise: () => held.send(desk.anne, 'level', danger) }
}

test('a family found to be in danger is answered as danger is, by whoever holds it', async () => {
  const { desk, held, raise } = await aPatientFamily()
  await using _ = desk.database
  expect((await raise()).status).toBe(303)
  expect(await promised(desk)).toMatchObject([replaced, { by: '10.02', ended: null }])
  const [now] = await desk.ask('select by_hat, family_id, to_hat from core.promise where open and what = $1', ['answer'])
  expect(now).toEqual({ by_hat: held.family.anchor.hat, family_id: held.family.id, to_hat: held.family.adults[0]!.hat })
})

test('others on duty, who do not know the family, make no nearer time true', async () => {
  const { desk, held, raise } = await aPatientFamily()
  await using _ = desk.database
  const { leader, bo } = desk.network
  await desk.ask('update core.shift set hat_id = $1 where hat_id = $2', [leader.hat, bo.hat])
  await desk.ask('update core.shift set cancelled_at = platform.now(), cancelled_by = $1 where hat_id = $2', [
    leader.hat,
    held.family.anchor.hat,
  ])
  expect((await raise()).status).toBe(303)
  expect(await promised(desk)).toMatchObject([asTold])
})
