import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { as, ask } from '#platform/db.ts'
import { aStory, type Story } from '#testing/story.ts'
import { anInquiry } from '../builders.ts'
import { raiseWhatHurries } from './hurry.ts'

const monday = '2026-11-23T09:00:00+01:00'
const dayMilliseconds = 86_400_000
const state = `select i.level, i.state, i.owner_id, p.due_by, p.ended_as, t.by_hat, t.reason,
    (select count(*)::int from counselling.triage l where l.inquiry_id = i.id) as lines
  from counselling.inquiry i join core.promise p on p.id = i.promise_id join counselling.triage t on t.id = i.triage_id where i.id = $1`

/** Somebody wrote on a Monday about a date three weeks later, and was promised an answer within the days of level D. */
const aDateFarAway = (story: Story, wish: Parameters<typeof anInquiry>[2] = {}) =>
  anInquiry(story.database.owner, story.network, { level: 'D', deadlineOn: '2026-12-14', promisedHours: 24 * 21, ...wish })

test('a date three weeks away does not hurry, a week before it does, and the desk is told', async () => {
  await using story = await aStory(monday)
  const { database, one } = story
  const { id } = await aDateFarAway(story)
  await raiseWhatHurries(database.db)
  expect(await one(state, id)).toMatchObject({ level: 'D', lines: 1 })
  await database.advance(13 * dayMilliseconds)
  await raiseWhatHurries(database.db)
  expect(await one(state, id)).toMatchObject({ level: 'D', lines: 1 })
  await database.advance(dayMilliseconds)
  await Promise.all([raiseWhatHurries(database.db), raiseWhatHurries(database.db)])
  expect(await one(state, id)).toMatchObject({ level: 'C', lines: 2, by_hat: null, reason: 'Har en dato inden for en uge.' })
  const told = await one(`select count(*)::int as n from core.event where kind = 'inquiry-triaged' and subject_id = $1`, id)
  expect(told).toEqual({ n: 1 })
  const anne = await story.signedIn(story.network.anne)
  expect((await anne.get(`/desk/inquiries/${id}`)).text).toContain('Har en dato inden for en uge.')
})

test('whoever waits is promised a nearer time, and is told; the old one says why it is not needed', async () => {
  await using story = await aStory(monday)
  const { database, one } = story
  const { id, promise } = await aDateFarAway(story, { deadlineOn: '2026-12-01' })
  await database.advance(dayMilliseconds)
  await raiseWhatHurries(database.db)
  const now = await one<{ due_by: Date; level: string }>(state, id)
  const old = await one<{ due_by: Date }>('select due_by, ended_as, not_needed_because, ended_by from core.promise where id = $1', promise)
  expect(old).toMatchObject({ ended_as: 'not-needed', not_needed_because: 'nearer-time', ended_by: story.network.leader.hat })
  expect(now).toMatchObject({ level: 'C', ended_as: null })
  expect(now.due_by < old.due_by).toBe(true)
  expect(await one('select kind from core.notice')).toEqual({ kind: 'promise-nearer' })
})

test('whoever is late already stays late since the time they were told first, though a nearer one is told', async () => {
  await using story = await aStory(monday)
  const { database, one } = story
  const { promise } = await aDateFarAway(story, { deadlineOn: '2026-12-01', promisedHours: 1 })
  await database.advance(61 * 60_000)
  await database.owner.query(`with broken as (update core.promise set ended_at = platform.now(), ended_as = 'broken' where id = '${promise}' returning *),
    anew as (insert into core.promise (id, to_hat, by_queue, what, channel, window_from, due_by, late_since)
      select gen_random_uuid(), to_hat, by_queue, what, channel, window_from, due_by + interval '21 days', due_by from broken returning id, to_hat)
    update counselling.inquiry i set promise_id = anew.id from anew where i.writer_id = anew.to_hat`)
  await database.advance(dayMilliseconds)
  await raiseWhatHurries(database.db)
  const told =
    'select ended_as as ended, not_needed_because as because, late_since from core.promise order by made_at, due_by desc offset 1'
  const { due_by: first } = await one<{ due_by: Date }>('select due_by from core.promise where id = $1', promise)
  expect((await database.owner.query(told)).rows).toEqual([
    { ended: 'not-needed', because: 'nearer-time', late_since: first },
    { ended: null, because: null, late_since: first },
  ])
})

test('a time that is near already is not promised later, and what a colleague has promised is left alone', async () => {
  await using story = await aStory(monday)
  const { database, one } = story
  const near = await aDateFarAway(story, { deadlineOn: '2026-12-01', promisedHours: 25 })
  const hers = await aDateFarAway(story, { deadlineOn: '2026-12-01', stage: 'claimed' })
  await database.advance(dayMilliseconds)
  await raiseWhatHurries(database.db)
  for (const { id, promise } of [near, hers]) {
    expect(await one(state, id)).toMatchObject({ level: 'C', ended_as: null })
    expect(await one('select promise_id from counselling.inquiry where id = $1', id)).toEqual({ promise_id: promise })
  }
  expect(await one('select count(*)::int as n from core.notice')).toEqual({ n: 0 })
})

test('a later time never takes the place of a nearer one, whatever is asked', async () => {
  await using story = await aStory(monday)
  const { database, one } = story
  const { id, promise } = await aDateFarAway(story, { promisedHours: 25 })
  const later = JSON.stringify({ from: '2026-11-25T10:00:00Z', by: '2026-11-25T11:00:00Z' })
  const given = await ask(database.db, { kind: 'job', name: 'hurry' }, async (tx) => {
    const { rows } = await sql<{ given: boolean }>`
      select counselling.give_nearer_promise(${id}, gen_random_uuid(), ${later}::jsonb) as given`.execute(tx)
    return rows[0]!.given
  })
  expect(given).toBe(false)
  expect(await one('select ended_at from core.promise where id = $1', promise)).toEqual({ ended_at: null })
})

test('what a person decides after the date has come near stands', async () => {
  await using story = await aStory(monday)
  const { database, one } = story
  const { id } = await aDateFarAway(story, { stage: 'claimed', deadlineOn: '2026-12-01' })
  await database.advance(dayMilliseconds)
  await raiseWhatHurries(database.db)
  const address = `/desk/inquiries/${id}`
  const anne = await story.signedIn(story.network.anne)
  const lowered = { level: 'D', levelReason: 'Datoen er flyttet, siger hun', levelDeadline: '2026-12-01' }
  expect((await anne.send(address, lowered, { action: `${address}/triage` })).status).toBe(303)
  await database.advance(dayMilliseconds)
  await raiseWhatHurries(database.db)
  expect(await one(state, id)).toMatchObject({ level: 'D', by_hat: story.network.anne.hat, lines: 3 })
})

test('a person and the rule at the same moment leave one history, and the rule never lowers', async () => {
  await using story = await aStory(monday)
  const { database, one } = story
  const { id } = await aDateFarAway(story, { stage: 'claimed', deadlineOn: '2026-12-01' })
  await database.advance(dayMilliseconds)
  const { triage_id: before, writer_id: writer } = await one<{ triage_id: string; writer_id: string }>(
    'select triage_id, writer_id from counselling.inquiry where id = $1',
    id,
  )
  const person = as(database.db, { kind: 'staff', hat: story.network.anne.hat }, async (tx) => {
    await sql`select counselling.open_inquiry(${id}, 'triage')`.execute(tx)
    await sql`insert into counselling.triage (id, inquiry_id, writer_id, level, previous_id, previous_level, by_hat, reason)
      values (gen_random_uuid(), ${id}, ${writer}, 'B', ${before}, 'D', core.hat(), 'Skriver om vold')`.execute(tx)
    await sql`select pg_sleep(0.2)`.execute(tx)
    await sql`update counselling.inquiry set level = 'B', triage_id = (select t.id from counselling.triage t where t.previous_id = ${before}) where id = ${id}`.execute(
      tx,
    )
  })
  const [said] = await Promise.allSettled([person, raiseWhatHurries(database.db), raiseWhatHurries(database.db)])
  await raiseWhatHurries(database.db)
  expect(await one(state, id)).toMatchObject(said.status === 'fulfilled' ? { level: 'B', lines: 2 } : { level: 'C', lines: 2 })
})

test('nobody but this job raises by a date', async () => {
  await using story = await aStory(monday)
  const other = ask(story.database.db, { kind: 'job', name: 'mail' }, (tx) =>
    sql`select counselling.raise_what_hurries(7, 'x')`.execute(tx),
  )
  await expect(other).rejects.toThrow(/only the job/)
})
