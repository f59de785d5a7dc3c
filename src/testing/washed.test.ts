import pg from 'pg'
import { expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { freshDatabase, type TestDatabase } from './database.ts'

/** Which world the next test gets after somebody did this in one. */
async function nextAfter(does: (world: TestDatabase) => Promise<unknown>): Promise<{ is: 'the same' | 'another'; people: number }> {
  const world = await freshDatabase()
  await does(world)
  await world[Symbol.asyncDispose]()
  await using next = await freshDatabase()
  const { rows } = await next.owner.query('select count(*)::int as people from core.person')
  return { is: next.name === world.name ? 'the same' : 'another', ...rows[0] }
}

test('a world in which only people came and went is used again, and nobody is in it', async () => {
  const lives = ({ owner }: TestDatabase) => owner.query('insert into core.person (id) values ($1)', [newId()])
  expect(await nextAfter(lives)).toEqual({ is: 'the same', people: 0 })
})

const open: pg.Client[] = []
const spoils: [how: string, does: (world: TestDatabase) => Promise<unknown>][] = [
  ['took a guard away', ({ owner }) => owner.query('alter table core.promise disable trigger all')],
  [
    'replaced a function',
    ({ owner }) => owner.query(`create or replace function core.hat() returns uuid language sql as 'select null::uuid'`),
  ],
  ['added a table', ({ owner }) => owner.query('create table core.left_over ()')],
  ['changed what every world knows', ({ owner }) => owner.query('update core.helpline set name = name')],
  ['took something of it away', ({ owner }) => owner.query('delete from core.holiday')],
  ['added something to it', ({ owner }) => owner.query(`insert into core.setting (key, value) values ('left-over', '1')`)],
  ['is in the middle of something', async ({ owner }) => (await owner.connect()).query('begin')],
  ['closed its connections', ({ owner }) => owner.end()],
  [
    'has a connection of its own',
    async ({ ownerUrl }) => {
      const client = new pg.Client({ connectionString: ownerUrl })
      client.on('error', () => undefined) // it ends with the world
      open.push(client)
      await client.connect()
    },
  ],
  [
    'holds a lock no row shows',
    async ({ owner }) => {
      const client = await owner.connect()
      await client.query('select pg_advisory_lock(1)')
      client.release()
    },
  ],
]

test.each(spoils)('whoever %s is the last in that world', async (_, does) => {
  expect(await nextAfter(does)).toEqual({ is: 'another', people: 0 })
})
