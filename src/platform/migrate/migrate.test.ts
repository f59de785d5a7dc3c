import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { theSchema } from '../../schema.ts'
import { difference, whatIsWrong } from './check.ts'
import type { Schema } from './files.ts'
import { readSchema, sha256 } from './files.ts'
import { rolesOf, withRoles } from './roles.ts'
import { findEdited, migrate } from './run.ts'

let world: TestDatabase
beforeAll(async () => {
  world = await freshDatabase()
})
afterAll(() => world[Symbol.asyncDispose]())

const again = (schema: Schema) => migrate({ ownerUrl: world.ownerUrl, schema, kind: 'test' })
const withMigration = (name: string, text: string): Schema => {
  const schema = theSchema()
  return { ...schema, migrations: [...schema.migrations, { name, text, sha256: sha256(text) }] }
}

test('running again does nothing new', async () => {
  expect(await again(theSchema())).toEqual({ ran: [] })
  expect(await whatIsWrong(world.url, theSchema())).toBeNull()
})

test('a policy and a grant that somebody made by hand are seen at the start and gone after the next run', async () => {
  await world.owner.query('create policy stray on core.family using (true)')
  expect(await whatIsWrong(world.url, theSchema())).toContain('rights were changed by hand (new: policy stray on core.family')
  await world.owner.query('drop policy stray on core.family; alter table core.family disable trigger all')
  expect(await whatIsWrong(world.url, theSchema())).toContain('new: ')
  await world.owner.query('alter table core.family enable trigger all; grant select (level) on core.family to public')
  expect(await whatIsWrong(world.url, theSchema())).toContain('new: grant select on column core.family.level to public')
  await again(theSchema())
  expect(await whatIsWrong(world.url, theSchema())).toBeNull()
})

test('a guard whose words were changed by hand is seen at the start', async () => {
  await world.owner.query(
    "create or replace function core.is_leader() returns boolean language sql stable security definer set search_path = '' as 'select true'",
  )
  expect(await whatIsWrong(world.url, theSchema())).toContain('new: function core.is_leader() reads')
  await again(theSchema())
  expect(await whatIsWrong(world.url, theSchema())).toBeNull()
})

test('an edited landed migration is refused with one line', async () => {
  const schema = theSchema()
  const edited = { ...schema, migrations: schema.migrations.map((file, i) => (i ? file : { ...file, sha256: 'x' })) }
  await expect(again(edited)).rejects.toThrow(`the migration ${schema.migrations[0]!.name} was edited after it was run here`)
  expect(await whatIsWrong(world.url, edited)).toContain('was edited after it was run here')
})

test('a migration that fails leaves nothing behind and the next run does it whole', async () => {
  const name = '209901010000_core_half.sql'
  await expect(again(withMigration(name, 'create table core.half (id int); select 1/0'))).rejects.toThrow(
    `the migration ${name} did not run: division by zero`,
  )
  expect((await world.owner.query("select to_regclass('core.half') as half")).rows[0].half).toBeNull()
  expect((await again(withMigration(name, 'create table core.half (id int); drop table core.half'))).ran).toEqual([name])
  expect(await whatIsWrong(world.url, theSchema())).toContain('is not in this code')
  await world.owner.query('delete from platform.migration where name = $1', [name])
})

test('two runs at once wait for each other', async () => {
  const one = withMigration('209901010001_core_twice.sql', 'create schema twice; drop schema twice')
  const ran = await Promise.all([again(one), again(one)])
  expect(ran.flatMap((run) => run.ran)).toEqual(['209901010001_core_twice.sql'])
  await world.owner.query("delete from platform.migration where name like '2099%'")
})

test('rights that somebody stands across are tried again when they have gone', async () => {
  const across = new pg.Client({ connectionString: world.ownerUrl })
  await across.connect()
  await across.query('begin; lock table core.promise in access share mode')
  const run = again(theSchema())
  // They wait for what the run holds already, and the run for them: PostgreSQL ends one of the two.
  await expect
    .poll(async () => (await world.owner.query("select from pg_locks where not granted and mode = 'AccessExclusiveLock'")).rowCount)
    .toBe(1)
  await across.query("set deadlock_timeout = '1d'; select from core.access_line limit 1").catch(() => undefined)
  await across.end()
  expect(await run).toEqual({ ran: [] })
})

test('a start without migrations or with other policies says what to run', async () => {
  expect(await whatIsWrong(world.url, withMigration('209901010002_core_next.sql', 'select 1'))).toContain('The database lacks 1 of')
  const schema = theSchema()
  expect(await whatIsWrong(world.url, { ...schema, policies: [] })).toContain('other policies than this code. Run: ')
})

test('the owner is refused as the login of a start', async () => {
  expect(await whatIsWrong(world.ownerUrl, theSchema())).toContain('above the row policies')
})

test('a login that was never let in is told to run the migration', async () => {
  await world.owner.query("create role stranger login password 'x'").catch(() => undefined)
  await world.owner.query(`grant connect on database ${world.name} to stranger`)
  const url = Object.assign(new URL(world.url), { username: 'stranger', password: 'x' }).toString()
  expect(await whatIsWrong(url, theSchema())).toContain('has not been set up for this login')
})

test('the login can become each kind of actor and is none of them by itself', async () => {
  const client = new pg.Client({ connectionString: world.url })
  await client.connect()
  const { rows } = await client.query(
    "select rolname as name, pg_has_role(rolname, 'set') as may, pg_has_role(rolname, 'usage') as is from pg_roles where rolname ~ ('^' || platform.role_prefix() || '_(visitor|writer|family|staff|job|worker)$')",
  )
  await client.end()
  expect(rows).toHaveLength(6)
  expect(rows.filter(({ may, is }) => !may || is)).toEqual([])
})

test('role placeholders become quoted names, casts and array slices stay', () => {
  const sql = "grant select on t to :staff, :job; select 'x'::staff, a[1:2]; -- :login"
  expect(withRoles(sql, rolesOf('hv-1'))).toBe(
    'grant select on t to "hv-1_staff", "hv-1_job"; select \'x\'::staff, a[1:2]; -- "hv-1_login"',
  )
})

test('a database from a newer version is not touched', () => {
  expect(findEdited([], [{ name: 'a', sha256: 'x' }])).toContain('belongs to a newer or another version')
})

test('a missing right is named', () => {
  expect(difference(['a', 'b'], ['a'])).toBe('missing: b')
})

test('a misnamed migration is refused', () => {
  expect(() => readSchema({ root: '.', migrations: 'src/platform/migrate', policies: [] })).toThrow('is not named YYYYMMDDHHMM_')
})
