import type pg from 'pg'
import { afterAll, expect, test, vi } from 'vitest'
import { freshDatabase } from '#testing/database.ts'
import { endBreath, say } from './breath.ts'
import { newId } from './ids.ts'

const world = await freshDatabase()
afterAll(() => world[Symbol.asyncDispose]())

async function aConnection() {
  const client = await world.owner.connect()
  let times = 0
  ;(client as unknown as { connection: pg.Connection }).connection.prependListener('readyForQuery', () => {
    times++
  })
  return { client, timesAnswered: () => times, [Symbol.dispose]: () => client.release(true) }
}

const ask = (client: pg.ClientBase, text: string, values: readonly unknown[] = []) => say(client, { name: text, text, values })
const division = 'select 60 / $1::int as each'

test('what is said before anybody waits is answered at once, each with its own rows', async () => {
  using connection = await aConnection()
  const { client, timesAnswered } = connection
  const answers = Promise.all([ask(client, 'begin'), ask(client, division, [3]), ask(client, division, [4]), ask(client, 'commit')])
  expect((await answers).map(({ command, rows }) => [command, ...rows])).toEqual([
    ['BEGIN'],
    ['SELECT', { each: 20 }],
    ['SELECT', { each: 15 }],
    ['COMMIT'],
  ])
  expect(timesAnswered()).toBe(1)
  await Promise.resolve(ask(client, division, [5])).then(() => ask(client, division, [6]))
  expect(timesAnswered()).toBe(3)
})

test('behind one that fails nothing is done, and the reason is the same; the next breath is heard', async () => {
  using connection = await aConnection()
  const { client } = connection
  const made = ask(client, 'create temporary table kept (n int)')
  const failed = ask(client, division, [0])
  const behind = ask(client, 'insert into kept values (1)')
  const fault = await failed.catch((error) => error)
  expect(fault.code).toBe('22012')
  await expect(behind).rejects.toBe(fault)
  await made
  endBreath(client)
  await expect(ask(client, 'select * from kept')).rejects.toMatchObject({ code: '42P01' }) // what was said with it is undone too
})

test('a statement that could not be planned, or failed when it was carried out, can be said again', async () => {
  using connection = await aConnection()
  const { client } = connection
  await expect(ask(client, 'select n from later')).rejects.toMatchObject({ code: '42P01' })
  await ask(client, 'create temporary table later (n int)')
  expect((await ask(client, 'select n from later')).rows).toEqual([])
  await ask(client, division, [2])
  await expect(ask(client, division, [0])).rejects.toMatchObject({ code: '22012' })
  expect((await ask(client, division, [2])).rows).toEqual([{ each: 30 }])
  await ask(client, 'alter table later add m int')
  await ask(client, 'select * from later')
  await ask(client, 'alter table later add o int')
  await expect(ask(client, 'select * from later')).rejects.toMatchObject({ code: '0A000' }) // its rows look otherwise now
  expect((await ask(client, 'select * from later')).rows).toEqual([])
})

test('what is said while an answer is on its way waits for it', async () => {
  using connection = await aConnection()
  const { client, timesAnswered } = connection
  const answeredWhenSent: number[] = []
  const send = client.query.bind(client)
  vi.spyOn(client, 'query').mockImplementation((breath) => {
    answeredWhenSent.push(timesAnswered())
    send(breath)
  })
  const slow = ask(client, 'select pg_sleep(0.05)')
  endBreath(client)
  const [, first, second] = await Promise.all([slow, ask(client, division, [1]), ask(client, division, [2])])
  expect([...first.rows, ...second.rows]).toEqual([{ each: 60 }, { each: 30 }])
  expect(timesAnswered()).toBe(2)
  expect(answeredWhenSent).toEqual([0, 1])
})

test('everybody hears of a connection that has gone, also who had not been heard yet', async () => {
  using connection = await aConnection()
  const { client } = connection
  client.on('error', () => undefined)
  const { rows } = await ask(client, 'select pg_backend_pid() as pid')
  const asleep = ask(client, 'select pg_sleep(20)')
  endBreath(client)
  const waiting = ask(client, division, [1])
  endBreath(client)
  const behind = ask(client, division, [2])
  const all = Promise.allSettled([asleep, waiting, behind]) // each may hear of it before the one who ended it does
  await world.owner.query('select pg_terminate_backend($1)', [rows[0]!.pid])
  for (const lost of await all)
    expect(lost).toMatchObject({ status: 'rejected', reason: { message: expect.stringMatching(/terminat|connection/i) } })
  await expect(ask(client, division, [3])).rejects.toThrow(/connection|queryable/i)
})

test('values come back as they were sent', async () => {
  using connection = await aConnection()
  const { client } = connection
  const sent = [newId(), 7, true, null, new Date('2025-03-30T01:30:00Z'), ['a', 'b, "c"'], { said: 'æøå' }, Buffer.from([0, 255]), '']
  const text =
    'select $1::uuid a, $2::int8 b, $3::boolean c, $4::text d, $5::timestamptz e, $6::text[] f, $7::jsonb g, $8::bytea h, $9::text i'
  for (const _ of ['planned', 'known']) expect(Object.values((await ask(client, text, sent)).rows[0]!)).toEqual(sent)
})
