import { afterAll, beforeAll, expect, test } from 'vitest'
import { as, connect } from '#platform/db.ts'
import { aPolicyWorld, opened, type PolicyWorld } from '#testing/policy-world.ts'

let world: PolicyWorld['world']
let ids: PolicyWorld['ids']
let actors: PolicyWorld['actors']
let run: PolicyWorld['run']
let says: PolicyWorld['says']
let does: PolicyWorld['does']
let content: { table: string; key: string; column: string }[]
beforeAll(async () => {
  ;({ world, ids, actors, run, says, does } = await aPolicyWorld())
  const { rows } = await world.owner.query(`
    select distinct on (c.oid) relnamespace::regnamespace || '.' || relname as table, attname as column,
      (select attname from pg_attribute k where k.attrelid = c.oid and k.attnum > 0 and col_description(c.oid, k.attnum) like 'index:%' order by attnum limit 1) as key
    from pg_class c join pg_attribute a on a.attrelid = c.oid and attnum > 0
    where relkind = 'r' and col_description(c.oid, attnum) ~ '^(content|sealed):' and c.oid <> 'core.access_line'::regclass order by c.oid, attnum`)
  content = rows
})
afterAll(() => world[Symbol.asyncDispose]())

test('no content is read without a line, by anybody, whatever is asked for', async () => {
  expect(content.length).toBeGreaterThan(15)
  for (const role of ['writer', 'mother', 'anchor', 'leader', 'director', 'volunteer', 'job'] as const)
    for (const { table } of content) {
      const found = await run(actors[role], (tx) => says(tx, `select count(*)::int as n from ${table}`)).then(
        (answer) => (answer as { rows: { n: number }[] }).rows[0]!.n,
        (error) => (/permission denied/.test(error.message) ? 0 : error.message),
      )
      expect(found, `${role} in ${table}`).toBe(0)
    }
})

test('a line for one family opens no other', async () => {
  await world.owner.query(
    `insert into core.circle (id, family_id, hat_id, as_what, accepted_at) values (gen_random_uuid(), $1, $2, 'counsellor', now())`,
    [ids.sara, ids.anne],
  )
  const rows = await run(actors.anchor, async (tx) => {
    await says(tx, opened)
    return (await says(tx, 'select distinct family_id from core.step_words union select distinct family_id from core.member')).rows
  })
  expect(rows).toEqual([{ family_id: ids.maja }])
})

test('a line lasts for its own transaction', async () => {
  await does(actors.anchor, opened)
  const answer = await run(actors.anchor, (tx) => says(tx, 'select 1 from core.step_words'))
  expect((answer as { rows: unknown[] }).rows).toEqual([])
})

test('a line written inside a savepoint is refused: taking the savepoint back would leave the reading without its trace', async () => {
  await expect(does(actors.anchor, 'savepoint one', opened)).rejects.toMatchObject({ code: '25P01' })
  await expect(
    does(actors.anchor, "do $$ begin perform core.open_family({maja}, 'plan'); exception when division_by_zero then null; end $$"),
  ).rejects.toMatchObject({ code: '25P01' })
})

test.each([
  ['forging a line', `insert into core.access_line (hat_id, family_id, purpose) values ({anne}, {maja}, 'plan')`],
  ['bringing an old line back to life', 'update core.access_line set tx = pg_current_xact_id(), tx_at = transaction_timestamp()'],
  ['deleting the trace', 'delete from core.access_line'],
  ['writing the line past its door', `select core.write_line({maja}, null, 'plan', null)`],
  ['starting a session for somebody', `select core.start_session({new}, {mother}, '\\x00')`],
  ['a temporary table', 'create temporary table hidden as select 1'],
  ["a table of one's own", 'create table core.hidden (id int)'],
  ['triggers off', `set session_replication_role = 'replica'`],
  ['policies off', 'set row_security = off; select * from core.member'],
  ["the owner's role", 'set role postgres'],
  ['back to the login', 'reset role; select * from core.family'],
  ['files of the server', `select pg_read_file('/etc/passwd')`],
  ['emptying', 'truncate core.next_step'],
  ['holding everybody up', 'lock table core.family in share mode'],
])('refused: %s', async (_, deed) => {
  await expect(does(actors.anchor, opened, ...deed.split('; '))).rejects.toMatchObject({
    code: expect.stringMatching(/^(42501|42704|22023)$/),
  })
})

test('an update or delete without a where and without a line touches nobody', async () => {
  for (const { table, column } of content) {
    for (const deed of [`update ${table} set ${column} = ${column}`, `delete from ${table}`]) {
      const touched = await does(actors.anchor, deed).catch((error) => (/permission denied/.test(error.message) ? 0 : error.message))
      expect(touched, deed).toBe(0)
    }
  }
})

test('the next one on the same connection is nobody, sees nothing and finds nothing left open', async () => {
  const db = connect(world.url, 1)
  try {
    await as(db, actors.anchor, async (tx) => {
      await says(tx, opened)
      await says(tx, 'declare kept cursor with hold for select words from core.step_words')
      await says(tx, `select set_config('app.hat', {leader}, false)`).catch(() => undefined)
    }).catch(() => undefined)
    const left = await as(
      db,
      { kind: 'visitor' },
      async (tx) =>
        (await says(tx, `select count(*)::int as cursors, coalesce(core.hat()::text, '') as hat from pg_cursors where is_holdable`)).rows,
    )
    expect(left).toEqual([{ cursors: 0, hat: '' }])
    const { rows } = await db.pool.query(
      `select current_user = session_user as plain, coalesce(nullif(current_setting('app.hat', true), ''), 'nobody') as hat`,
    )
    expect(rows).toEqual([{ plain: true, hat: 'nobody' }])
  } finally {
    await db.destroy()
  }
})

test('what was read in a transaction that failed is not given out', async () => {
  const reading = run(actors.anchor, async (tx) => {
    await says(tx, opened)
    const words = await says(tx, 'select words from core.step_words')
    await says(tx, 'select 1 / 0').catch(() => undefined)
    return words.rows
  })
  await expect(reading).rejects.toThrow()
})
