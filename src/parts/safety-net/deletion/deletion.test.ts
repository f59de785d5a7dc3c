import { expect, test } from 'vitest'
import { aHeldFamily, aNetwork, type Network } from '#core/builders.ts'
import { anInquiry, type Inquiry } from '#parts/counselling/builders.ts'
import { ask } from '#platform/db.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { aSite } from '#testing/site.ts'
import { proveTheNight } from '../proof/jobs.ts'
import { readLinesAfter } from '../proof/store.ts'
import { deleteWhatIsDue } from './jobs.ts'
import { deleteThese, findDue } from './store.ts'

const day = 86_400_000
const job = { kind: 'job', name: 'deletion' } as const

async function aWorld() {
  const database = await freshDatabase()
  await database.setClock('2026-11-23T09:00:00+01:00')
  return { database, network: await aNetwork(database.owner), [Symbol.asyncDispose]: () => database[Symbol.asyncDispose]() }
}

async function end(
  database: TestDatabase,
  network: Network,
  { id, as = 'answered-once' }: Pick<Inquiry, 'id'> & { as?: string },
): Promise<void> {
  await database.owner.query(
    `with i as (update counselling.inquiry set state = 'ended', ended_at = platform.now(), ended_as = $4, ended_by = $2, ended_by_person = $3 where id = $1)
     update counselling.conversation set state = 'ended', ended_at = platform.now(), ended_as = 'agreed' where inquiry_id = $1`,
    [id, network.anne.hat, network.anne.person, as],
  )
}

async function counts(database: TestDatabase, ...tables: string[]): Promise<number[]> {
  const { rows } = await database.owner.query<{ n: number }>(
    `${tables.map((table, i) => `select ${i} as i, count(*)::int as n from ${table}`).join(' union all ')} order by 1`,
  )
  return rows.map(({ n }) => n)
}

test('on its day a conversation that has ended is gone; its numbers and a line of proof remain', async () => {
  await using world = await aWorld()
  const { database, network } = world
  const inquiry = await anInquiry(database.owner, network, { stage: 'answered' })
  await end(database, network, inquiry)
  await database.advance(89 * day)
  await deleteWhatIsDue(database.db)
  expect(await counts(database, 'counselling.inquiry', 'core.deletion')).toEqual([1, 0])
  await database.advance(day)
  await Promise.all([deleteWhatIsDue(database.db), deleteWhatIsDue(database.db)])
  await deleteWhatIsDue(database.db)
  expect(
    await counts(database, 'counselling.inquiry', 'counselling.message', 'counselling.conversation', 'counselling.triage', 'core.promise'),
  ).toEqual([0, 0, 0, 0, 0])
  const { rows } = await database.owner.query(
    `select count(*)::int as n from core.hat where kind = 'writer' union all select count(*)::int from core.person where id = '${inquiry.writer.person}'`,
  )
  expect(rows.map(({ n }) => n)).toEqual([0, 0])
  expect((await database.owner.query('select channel, level, ended_as, minutes_to_answer from counselling.past_inquiry')).rows).toEqual([
    { channel: 'web', level: 'D', ended_as: 'answered-once', minutes_to_answer: 0 },
  ])
  expect((await database.owner.query('select kind, count, by_whom from core.deletion')).rows).toEqual([
    { kind: 'conversation', count: 1, by_whom: 'night' },
  ])
  await proveTheNight(database.db)
  const [line] = await ask(database.db, { kind: 'job', name: 'proof' }, (tx) => readLinesAfter(tx, 0))
  expect(line).toMatchObject({ counts: { 'deleted-conversation': 1 }, breaches: [] })
})

test('who was never answered is not remembered as answered at once', async () => {
  await using world = await aWorld()
  const { database, network } = world
  const { id } = await anInquiry(database.owner, network, { stage: 'waiting' })
  await end(database, network, { id, as: 'withdrawn' })
  await database.owner.query(`update core.promise set ended_at = platform.now(), ended_as = 'kept'`)
  await database.advance(90 * day)
  await deleteWhatIsDue(database.db)
  expect((await database.owner.query('select minutes_to_answer from counselling.past_inquiry')).rows).toEqual([{ minutes_to_answer: null }])
})

test('what has not ended is never deleted, however old; a word that waits for an answer least of all', async () => {
  await using world = await aWorld()
  const { database, network } = world
  await anInquiry(database.owner, network)
  await anInquiry(database.owner, network, { stage: 'claimed' })
  await anInquiry(database.owner, network, { stage: 'answered' })
  await aHeldFamily(database.owner, network, { level: 'D' })
  await database.advance(4000 * day)
  await deleteWhatIsDue(database.db)
  expect(await counts(database, 'counselling.inquiry', 'counselling.message', 'core.family', 'core.deletion')).toEqual([3, 4, 1, 0])
})

test('a night that was killed leaves whole batches: nothing half gone, nothing counted twice', async () => {
  await using world = await aWorld()
  const { database, network } = world
  for (let n = 0; n < 6; n++) await end(database, network, await anInquiry(database.owner, network, { stage: 'answered' }))
  await database.advance(91 * day)
  const due = await ask(database.db, job, (tx) => findDue(tx, 'conversation', 4))
  const killed = ask(database.db, job, async (tx) => {
    await deleteThese(tx, 'conversation', due)
    throw new Error('killed')
  })
  await expect(killed).rejects.toThrow('killed')
  expect(await counts(database, 'counselling.inquiry', 'counselling.past_inquiry', 'core.deletion')).toEqual([6, 0, 0])
  await ask(database.db, job, (tx) => deleteThese(tx, 'conversation', due))
  await deleteWhatIsDue(database.db)
  const { rows } = await database.owner.query(
    'select sum(count)::int as deleted, (select count(*)::int from counselling.past_inquiry) as remembered from core.deletion',
  )
  expect(rows).toEqual([{ deleted: 6, remembered: 6 }])
})

test('what cannot be deleted stands in nobody’s way, is told, and is a breach of law 9', async () => {
  await using world = await aWorld()
  const { database, network } = world
  const [stuck, free] = [
    await anInquiry(database.owner, network, { stage: 'answered' }),
    await anInquiry(database.owner, network, { stage: 'answered' }),
  ]
  for (const one of [stuck, free]) await end(database, network, one)
  await database.owner.query(
    `create table core.stray (writer_id uuid references core.hat); insert into core.stray values ('${stuck.writer.hat}')`,
  )
  await database.advance(92 * day)
  await expect(deleteWhatIsDue(database.db)).rejects.toThrow(/core.stray|stray/)
  expect((await database.owner.query('select id from counselling.inquiry')).rows).toEqual([{ id: stuck.id }])
  const { rows } = await database.owner.query(
    `select law, what, subject from core.law_breach where law = 9 union all select failed, 'failed', '' from core.deletion_run`,
  )
  expect(rows).toEqual([
    { law: 9, what: 'not-deleted', subject: `conversation ${stuck.id}` },
    { law: 1, what: 'failed', subject: '' },
  ])
})

test('a duplicate outlives the inquiry it was a duplicate of, and can be taken up again', async () => {
  await using world = await aWorld()
  const { database, network } = world
  const original = await anInquiry(database.owner, network, { stage: 'answered' })
  const copy = await anInquiry(database.owner, network, { stage: 'claimed' })
  await end(database, network, original)
  await database.owner.query(
    `with i as (update counselling.inquiry set state = 'ended', ended_at = platform.now(), ended_as = 'duplicate-of', duplicate_of = $4, ended_by = $2, ended_by_person = $3 where id = $1)
     update counselling.conversation set state = 'ended', ended_at = platform.now(), ended_as = 'duplicate-of', keep_until = keep_until + 60 where inquiry_id = $1`,
    [copy.id, network.anne.hat, network.anne.person, original.id],
  )
  await database.advance(91 * day)
  await deleteWhatIsDue(database.db)
  expect((await database.owner.query('select id, ended_as, original_deleted from counselling.inquiry')).rows).toEqual([
    { id: copy.id, ended_as: 'duplicate-of', original_deleted: true },
  ])
  await database.owner.query(
    `with i as (update counselling.inquiry set state = 'claimed', owner_id = $2, ended_at = null, ended_as = null, ended_by = null, ended_by_person = null where id = $1)
     update counselling.conversation set state = 'active', ended_at = null, ended_as = null where inquiry_id = $1`,
    [copy.id, network.anne.hat],
  )
})

test('only the job that deletes may delete', async () => {
  await using world = await aWorld()
  const { database } = world
  const other = { kind: 'job', name: 'mail' } as const
  for (const kind of ['conversation', 'family'] as const)
    await expect(ask(database.db, other, (tx) => deleteThese(tx, kind, []))).rejects.toThrow(/only the job/)
})

test('leaders see on the net when it last ran and how many are gone, and what should be gone and is not', async () => {
  await using world = await aWorld()
  const { database, network } = world
  const [gone, unfinished] = [
    await anInquiry(database.owner, network, { stage: 'answered' }),
    await anInquiry(database.owner, network, { stage: 'answered' }),
  ]
  await end(database, network, gone)
  const site = await aSite(database)
  const net = async () => (await (await site.signedIn(network.leader.hat)).get('/net')).text
  expect(await net()).toMatch(/Den har ikke kørt endnu/)
  await database.advance(92 * day)
  await deleteWhatIsDue(database.db)
  expect(await net()).toMatch(/Én skulle være slettet[\s\S]*Skal sluttes med en grund[\s\S]*Slettet i alt<\/dt><dd>1</)
  expect(await net()).toContain(`/desk/inquiries/${unfinished.id}`)
  expect((await (await site.signedIn(network.anne.hat)).get('/net')).text).not.toMatch(/Slettet i alt/)
  await database.advance(2 * day)
  expect(await net()).toMatch(/ikke kørt i over et døgn/)
})

test('where more are overdue than the net names one by one, their number is the true one', { timeout: 60_000 }, async () => {
  await using world = await aWorld()
  const { database, network } = world
  for (let n = 0; n < 51; n++) await anInquiry(database.owner, network, { stage: 'answered' })
  await database.advance(92 * day)
  const { text } = await (await (await aSite(database)).signedIn(network.leader.hat)).get('/net')
  expect(text).toMatch(/51 skulle være slettet[\s\S]*De første 50 af 51 står her\./)
})
