import { expect, test } from 'vitest'
import { parts } from '../src/parts.ts'
import { importsOf, wrongImport } from './boundaries.ts'
import { filesIn, isTest, textOf } from './files.ts'

const sources = filesIn('src', /\.tsx?$/).filter((file) => !isTest(file))

test('imports point downward, and into another part only through its door', () => {
  const wrong = sources.flatMap((file) => importsOf(file, textOf(file)).map((to) => wrongImport(file, to, parts)))
  expect(wrong.filter(Boolean)).toEqual([])
})

test('the map has no circles: a part uses only parts that stand before it', () => {
  const names = parts.map(({ name }) => name as string)
  expect(
    parts.flatMap(({ name, uses }) =>
      uses.filter((used) => names.indexOf(used) >= names.indexOf(name)).map((used) => `${name} uses ${used}`),
    ),
  ).toEqual([])
})

test('parts and core reach the database through as() only', () => {
  const wrong = sources.filter(
    (file) => /^src\/(parts|core)\//.test(file) && /^import (?!type )[^\n]*'(pg|#platform\/(postgres|migrate)\/[^']*)'/m.test(textOf(file)),
  )
  expect(wrong).toEqual([])
})

const some = [
  { name: 'communities', uses: [] },
  { name: 'counselling', uses: ['communities'] },
]
const seenRed: [from: string, to: string, says: string | null][] = [
  ['src/platform/db.ts', 'src/core/family.ts', 'upward'],
  ['src/core/family/store.ts', 'src/parts/counselling/index.ts', 'upward'],
  ['src/parts/counselling/a.ts', 'src/app.ts', 'upward'],
  ['src/app.ts', 'src/testing/database.ts', 'upward'],
  ['src/core/a.ts', 'tools/check.ts', 'out of src'],
  ['src/parts/communities/a.ts', 'src/parts/counselling/index.ts', 'communities may not use counselling'],
  ['src/parts/counselling/a.ts', 'src/parts/communities/x/store.ts', 'past the door of communities'],
  ['src/parts/counselling/a.ts', 'src/parts/communities/index.ts', null],
  ['src/parts/counselling/a.ts', 'src/core/family/family.ts', null],
  ['src/app.ts', 'src/parts/counselling/index.ts', null],
]

test.each(seenRed)('%s may use %s: %s', (from, to, says) => {
  const found = wrongImport(from, to, some)
  if (says) expect(found).toContain(says)
  else expect(found).toBeNull()
})

test('every way of importing is seen', () => {
  const text = `import a from './a.ts'\nimport '../b.ts'\nexport { c } from "#core/c.ts"\nconst d = await import('#platform/d.ts')\nimport pg from 'pg'`
  expect(importsOf('src/parts/x/y.ts', text)).toEqual(['src/parts/x/a.ts', 'src/parts/b.ts', 'src/core/c.ts', 'src/platform/d.ts'])
})
