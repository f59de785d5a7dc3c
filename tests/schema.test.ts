import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { parts } from '../src/parts.ts'
import { wrongReference } from './boundaries.ts'
import { type Rule, rightRules, tableRules } from './schema-rules.ts'

let world: TestDatabase
beforeAll(async () => {
  world = await freshDatabase()
})
afterAll(() => world[Symbol.asyncDispose]())

const rules: Rule[] = [...tableRules, ...rightRules]

test.each(rules)('$says', async ({ finds }) => {
  const { rows } = await world.owner.query<{ found: string }>(finds)
  expect(rows.map(({ found }) => found)).toEqual([])
})

test.each(rules)('seen red: $says', async ({ finds, red, names }) => {
  const client = await world.owner.connect()
  try {
    await client.query(`begin; ${red}`)
    const { rows } = await client.query<{ found: string }>(finds)
    expect(rows.map(({ found }) => found).join('\n')).toContain(names)
  } finally {
    await client.query('rollback')
    client.release()
  }
})

test('foreign keys and views point down only, as imports do', async () => {
  const { rows } = await world.owner.query<{ from: string; to: string }>(`
    select distinct a.relnamespace::regnamespace::text as "from", b.relnamespace::regnamespace::text as "to"
      from pg_constraint k join pg_class a on a.oid = k.conrelid join pg_class b on b.oid = k.confrelid where k.contype = 'f'
    union
    select distinct v.relnamespace::regnamespace::text, t.relnamespace::regnamespace::text
      from pg_rewrite r join pg_class v on v.oid = r.ev_class join pg_depend d on d.objid = r.oid and d.classid = 'pg_rewrite'::regclass
      join pg_class t on t.oid = d.refobjid and d.refclassid = 'pg_class'::regclass
      where v.relnamespace::regnamespace::text !~ '^(pg_|information_schema)' and v.relname not in ('holding', 'law_breach', 'unanswered', 'deletion_overdue')`)
  expect(rows.filter((row) => wrongReference(row, parts))).toEqual([])
})

test('a foreign key that points up or aside is found', () => {
  const some = [
    { name: 'communities', uses: [] },
    { name: 'family-page', uses: ['communities'] },
  ]
  const wrong = (from: string, to: string) => wrongReference({ from, to }, some)
  expect([wrong('core', 'communities'), wrong('platform', 'core'), wrong('communities', 'family_page')]).toEqual([true, true, true])
  expect([wrong('core', 'platform'), wrong('family_page', 'communities'), wrong('family_page', 'core'), wrong('core', 'core')]).toEqual([
    false,
    false,
    false,
    false,
  ])
})
