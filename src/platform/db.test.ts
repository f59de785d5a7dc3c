import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from '#testing/database.ts'
import { alongside, as, ask, askOne, connect, type Tx } from './db.ts'
import { newId } from './ids.ts'
import { refuse } from './refusal.ts'

const world = await freshDatabase()
afterAll(() => world[Symbol.asyncDispose]())
const job = { kind: 'job', name: 'keep-promises' } as const
const said = (kind: string | null, subject: string) => sql`insert into core.event (kind, subject_id) values (${kind}, ${subject})`
const heard = async (subject: string) =>
  (await world.owner.query('select kind from core.event where subject_id = $1 order by id', [subject])).rows.map(({ kind }) => kind)
const nothingBad = (tx: Tx) => sql`select 1`.execute(tx)

test('what nobody waits for is there when the answer is given, in the order it was said', async () => {
  const subject = newId()
  await ask(world.db, job, async (tx) => {
    for (const kind of ['first', 'second']) alongside(tx, said(kind, subject))
  })
  expect(await heard(subject)).toEqual(['first', 'second'])
})

test.each([
  ['with the commit', () => undefined],
  ['and somebody goes on asking', nothingBad],
  ['and the work then stumbles over it', (tx: Tx) => nothingBad(tx).then(() => Promise.reject(new TypeError('undefined')))],
])('what nobody waits for fails %s: everything is undone, and the first fault is the one that is told', async (_, goOn) => {
  const subject = newId()
  const work = async (tx: Tx) => {
    for (const kind of ['first', null, 'third']) alongside(tx, said(kind, subject))
    await goOn(tx)
  }
  await expect(ask(world.db, job, work)).rejects.toMatchObject({ code: '23502', column: 'kind' })
  expect(await heard(subject)).toEqual([])
})

test('a refusal undoes what nobody waited for, also what could not have stood', async () => {
  const subject = newId()
  for (const kind of ['first', null]) {
    const answer = await as(world.db, job, async (tx) => {
      alongside(tx, said(kind, subject))
      return refuse('changedMeanwhile')
    })
    expect(answer).toEqual({ refused: 'changedMeanwhile' })
  }
  expect(await heard(subject)).toEqual([])
})

test('names are found by their schema only: whoever acts has no search path, and the plans of functions outlive their question', async () => {
  expect(await askOne(world.db, job, sql`select current_setting('search_path') as path`)).toEqual([{ path: '' }])
})

test('a question of one statement is answered when all of it has been done; where it fails its own fault is told, and the connection goes on', async () => {
  const subject = newId()
  expect(await askOne(world.db, job, sql`insert into core.event (kind, subject_id) values ('asked', ${subject}) returning kind`)).toEqual([
    { kind: 'asked' },
  ])
  expect(await heard(subject)).toEqual(['asked'])
  for (let n = 0; n < 12; n++)
    await expect(askOne(world.db, job, said(null, subject))).rejects.toMatchObject({ code: '23502', column: 'kind' })
  expect(await heard(subject)).toEqual(['asked'])
  expect(await askOne(world.db, job, sql`select current_setting('app.job', true) as who, 1 as one`)).toEqual([
    { who: 'keep-promises', one: 1 },
  ])
})

const ways = {
  'was done': (tx: Tx) => nothingBad(tx),
  'was refused': async () => refuse('changedMeanwhile'),
  'was refused, with something behind it that could not stand': async (tx: Tx) => {
    alongside(tx, said(null, newId()))
    return refuse('changedMeanwhile')
  },
  stumbled: () => Promise.reject(new TypeError('undefined')),
}

test.each(Object.entries(ways))(
  'nothing of what %s reaches the next user of the connection, and it is the same connection',
  async (_, end) => {
    const one = connect(world.url, 1)
    const [subject, lock] = [newId(), Math.ceil(Math.random() * 1e9)]
    const look = sql<{
      pid: number
      words: string | null
      locks: number
    }>`select pg_backend_pid() as pid, current_setting('test.words', true) as words,
    (select count(*)::int from pg_locks where locktype = 'advisory' and objid::bigint = ${lock}) as locks`
    const { pid } = (await askOne<{ pid: number }>(one, job, look))[0]!
    await as<unknown>(one, job, async (tx) => {
      await said('left', subject).execute(tx)
      await sql`select set_config('test.words', 'mine', false), pg_advisory_lock(${lock})`.execute(tx)
      return end(tx)
    }).catch(() => undefined)
    expect(await askOne(one, job, look)).toEqual([{ pid, words: expect.toSatisfy((words) => !words), locks: 0 }])
    expect(await heard(subject)).toEqual(end === ways['was done'] ? ['left'] : [])
    await one.destroy()
  },
)
