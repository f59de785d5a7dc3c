import { expect, test } from 'vitest'
import { connected } from '#platform/postgres/mark.ts'
import { freshDatabase } from '#testing/database.ts'
import { dumpFile, tablesFile, tablesText } from '../tools/generated.ts'
import { schemaText } from '../tools/schema-dump.ts'
import { textOf } from './files.ts'

const stale = 'is stale: run npm run generate'

test('the table types are as the schema is', async () => {
  await using world = await freshDatabase()
  expect(tablesText(world.ownerUrl) === textOf(tablesFile), `${tablesFile} ${stale}`).toBe(true)
})

test('the schema dump is as the schema is, and shows a change of any kind', async () => {
  await using world = await freshDatabase()
  const dump = () => connected(world.ownerUrl, schemaText)
  const before = await dump()
  expect(before === textOf(dumpFile), `${dumpFile} ${stale}`).toBe(true)
  const changes = [
    'alter table core.family add column stray int',
    'alter table core.family alter column level drop not null',
    "comment on column core.family.level is 'index: other words'",
    'create index stray on core.family (opened_at)',
    'alter table core.family add constraint stray check (true)',
    'create policy stray on core.family for select using (true)',
    'grant select (short_name) on core.family to public',
    'create view core.stray_view as select 1 as one',
    'create function core.stray() returns int language sql return 1',
    "create type core.stray_kind as enum ('a')",
    'create trigger stray before insert on core.family for each row execute function platform.clock_only_in_simulated_worlds()',
  ]
  let last = before
  for (const change of changes) {
    await world.owner.query(change)
    const now = await dump()
    expect(now, change).not.toBe(last)
    last = now
  }
})
