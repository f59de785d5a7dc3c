import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from '#testing/database.ts'
import { alongside, as, ask, askOne, type Tx } from './db.ts'
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
