import { expect, test } from 'vitest'
import { filesIn, isTest, textOf } from './files.ts'

/** Generated files and plain lists of facts may be as long as they are. */
const lists = /^(src\/platform\/tables\.ts|db\/schema\.sql)$|\/(data|words)\/|\.(data|words)\.ts$/
const wall = { source: 300, test: 400, css: 400 }

const tooLong = (file: string, lines: number): boolean =>
  lines > (isTest(file) ? wall.test : file.endsWith('.css') ? wall.css : wall.source) && !lists.test(file)
const vague = (file: string): boolean => /\/(utils?|helpers?|managers?|services?|common|misc|data|info)\.[a-z.]+$/.test(file)

const code = ['src', 'tests', 'tools', 'db'].flatMap((folder) => filesIn(folder, /\.(tsx?|mjs|sql|css)$/))

test('no file is longer than the wall', () => {
  const lengths = code.map((file) => ({ file, lines: textOf(file).trimEnd().split('\n').length }))
  expect(lengths.filter(({ file, lines }) => tooLong(file, lines))).toEqual([])
})

test('no file has a name that could hold anything', () => {
  expect(code.filter(vague)).toEqual([])
})

test('file names are kebab-case, apart from SQL', () => {
  const last = (file: string) => file.split('/').at(-1)!
  expect(code.filter((file) => !/^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(last(file)) && !file.endsWith('.sql'))).toEqual([])
})

test('the walls are seen red', () => {
  expect([tooLong('src/a.ts', 301), tooLong('src/a.ts', 300), tooLong('src/a.test.ts', 400), tooLong('src/a.test.ts', 401)]).toEqual([
    true,
    false,
    false,
    true,
  ])
  expect([tooLong('src/platform/tables.ts', 9000), vague('src/core/utils.ts'), vague('src/core/family/store.ts')]).toEqual([
    false,
    true,
    false,
  ])
})
