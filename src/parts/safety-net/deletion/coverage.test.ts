import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'

/** A coming part cannot be forgotten: what it owns about people says how long it is kept, and how it forgets. */
const unnamed = `
select c.oid::regclass::text as found from pg_class c
where c.relkind in ('r', 'p') and relnamespace::regnamespace::text !~ '^(pg_|information_schema|public|graphile_worker)'
  and not exists (select from core.kept_as k where k.relation = c.oid::regclass::text)
  and (exists (select from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and col_description(c.oid, a.attnum) ~ '^(content|sealed):')
    or exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and k.confrelid in ('core.family'::regclass, 'core.person'::regclass, 'core.hat'::regclass)))`

/** Named, and no longer there. */
const gone = `select relation as found from core.kept_as where to_regclass(relation) is null`

const uncalled = `
select p.oid::regprocedure::text as found from pg_proc p
where p.proname in ('forget_people', 'forget_families', 'forget_what_is_old')
  and not exists (select from pg_proc door where door.pronamespace = 'core'::regnamespace and door.proname like 'delete\\_%'
    and door.prosrc like '%' || p.pronamespace::regnamespace || '.' || p.proname || '(%')`

/** The planner keeps no sample of people's words. */
const sampled = `
select a.attrelid::regclass || '.' || a.attname as found from pg_attribute a join pg_class c on c.oid = a.attrelid
where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and coalesce(a.attstattarget, -1) <> 0
  and a.atttypid in ('text'::regtype, 'jsonb'::regtype, 'bytea'::regtype) and col_description(a.attrelid, a.attnum) ~ '^(content|sealed):'`

let world: TestDatabase
beforeAll(async () => {
  world = await freshDatabase()
})
afterAll(() => world[Symbol.asyncDispose]())

const found = async (query: string) => (await world.owner.query<{ found: string }>(query)).rows.map((row) => row.found)

test('every table about people says as what kind it is kept', async () => {
  expect(await found(unnamed)).toEqual([])
  expect(await found(gone)).toEqual([])
})

test('every way a part forgets is called by the doors that delete', async () => {
  expect(await found(uncalled)).toEqual([])
})

test('no sample of people’s words is kept beside them', async () => {
  expect(await found(sampled)).toEqual([])
})

test('seen red: a new part with words, and a part that forgets unheard', async () => {
  await world.owner.query(`create schema stray; create table stray.words (id uuid, words text); comment on column stray.words.words is 'content: words';
    create function stray.forget_people(hats uuid[]) returns void language sql as ''`)
  expect(await found(unnamed)).toEqual(['stray.words'])
  expect(await found(uncalled)).toEqual(['stray.forget_people(uuid[])'])
  expect(await found(sampled)).toEqual(['stray.words.words'])
})
