import { expect, test } from 'vitest'
import { freshDatabase } from '#testing/database.ts'
import { parts } from '../src/parts.ts'
import { filesIn, textOf } from './files.ts'
import { entriesOf, faultsOf, nounTypes } from './glossary.ts'

test('every table, part and type of a noun has its Danish word, and only one', async () => {
  await using world = await freshDatabase()
  const { rows } = await world.owner.query<{ name: string }>(`
    select relnamespace::regnamespace || '.' || relname as name from pg_class where relkind in ('r', 'p', 'v')
      and relnamespace::regnamespace::text !~ '^(pg_|information_schema$|public$|graphile_worker$)'`)
  const nouns = [...filesIn('src/core', /\.tsx?$/), ...filesIn('src/parts', /\.tsx?$/)]
  const types = [...new Set(nouns.flatMap((file) => nounTypes(file, textOf(file))))]
  const used = { tables: rows.map(({ name }) => name), parts: parts.map(({ name }) => name), types }
  expect(faultsOf(entriesOf(textOf('docs/glossary.md')), used)).toEqual([])
})

test('a missing, a left-over and a doubled word are seen', () => {
  const entries = entriesOf(
    '| Dansk | Code | Meaning |\n|---|---|---|\n| Familie | `core.family` | x |\n| Slægt / familie | `core.kin` | y |\n',
  )
  expect(faultsOf(entries, { tables: ['core.family', 'core.goal'], parts: [], types: ['Goal'] })).toEqual([
    'core.goal has no entry',
    'Goal has no entry',
    'core.kin is no longer there',
    'familie stands twice',
  ])
})

test('the words are taken from the file of the noun only', () => {
  expect(nounTypes('src/core/offer/offer.ts', 'export type Offer = 1\ntype Own = 2\nexport interface Help {}')).toEqual(['Offer', 'Help'])
  expect(nounTypes('src/core/offer/store.ts', 'export type Row = 1')).toEqual([])
})
