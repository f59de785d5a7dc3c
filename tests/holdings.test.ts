import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { historyKeys } from '#testing/history-keys.ts'

/**
 * Whoever must be alive for something else to stand, holds it: a foreign key to a hat that contains one of its generated columns.
 * Each must be listed by a `holding_…` view that reads the same column (or reads the table through a function), and every such view must be part of core.holding;
 * else a screen for absence or leaving would forget it.
 */
const unlisted = `
select k.conrelid::regclass || ' ' || k.conname as found
from pg_constraint k
where k.contype = 'f' and k.confrelid = 'core.hat'::regclass
  and exists (select from pg_attribute a where a.attrelid = k.confrelid and a.attnum = any (k.confkey) and a.attgenerated = 's')
  and not exists (
    select from pg_depend d join pg_rewrite r on r.oid = d.objid and d.classid = 'pg_rewrite'::regclass join pg_class v on v.oid = r.ev_class
      left join pg_proc p on p.oid = d.refobjid and d.refclassid = 'pg_proc'::regclass
    where v.relname like 'holding\\_%' and (p.prosrc like '%' || k.conrelid::regclass || '%' or (d.refobjid = k.conrelid
      and d.refobjsubid = k.conkey[array_position(k.confkey, (select attnum from pg_attribute where attrelid = k.confrelid and attname = 'id'))])))`

const outside = `
select v.oid::regclass::text as found from pg_class v
where v.relkind = 'v' and v.relname like 'holding\\_%' and not exists (
  select from pg_depend d join pg_rewrite r on r.oid = d.objid and d.classid = 'pg_rewrite'::regclass
  where r.ev_class = 'core.holding'::regclass and d.refobjid = v.oid)`

let world: TestDatabase
beforeAll(async () => {
  world = await freshDatabase()
})
afterAll(() => world[Symbol.asyncDispose]())

const found = async (query: string) => (await world.owner.query<{ found: string }>(query)).rows.map((row) => row.found)

test('everything that needs a living hat is in the list of what that hat holds', async () => {
  expect((await found(unlisted)).filter((key) => !historyKeys.includes(key))).toEqual([])
})

test('every list of holdings is part of the whole', async () => {
  expect(await found(outside)).toEqual([])
})

test('a new key that nobody lists, and a list that is left out, are seen', async () => {
  await world.owner.query(`
    create table core.stray (hat_id uuid, live boolean, constraint stray_hat foreign key (hat_id, live) references core.hat (id, live));
    create view core.holding_stray as select live from core.stray`)
  expect(await found(unlisted)).toContain('core.stray stray_hat')
  expect(await found(outside)).toContain('core.holding_stray')
})
