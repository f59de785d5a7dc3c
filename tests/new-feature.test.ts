import { existsSync } from 'node:fs'
import { transformSync } from 'esbuild'
import { expect, test } from 'vitest'
import { featureFiles, namesOf } from '../tools/feature-files.ts'
import { importsOf } from './boundaries.ts'
import { textOf } from './files.ts'

const names = namesOf('family-page', 'christmas-aid')
const files = featureFiles(names)

test('a word is spelled as each place wants it', () => {
  expect(names).toMatchObject({ type: 'ChristmasAid', value: 'christmasAid', schema: 'family_page', table: 'christmas_aid' })
})

test('the laid-out feature uses only what the house has, and is well formed', () => {
  for (const [file, text] of Object.entries(files)) {
    expect(() => transformSync(text, { loader: file.endsWith('x') ? 'tsx' : 'ts', jsx: 'automatic' }), file).not.toThrow()
    for (const to of importsOf(file, text)) {
      const found = to in files ? files[to]! : existsSync(to) ? textOf(to) : undefined
      expect(found, `${file} imports ${to}`).toBeDefined()
      for (const name of namesFrom(text, to))
        expect(found, `${to} gives out ${name}`).toMatch(new RegExp(`export (async )?(type|function|const|interface) ${name}\\b`))
    }
  }
})

test('it has one test, and that test is red until the rule is written', () => {
  const tests = Object.values(files)
    .join('\n')
    .match(/^test\(/gm)
  expect(tests).toHaveLength(1)
  expect(files['src/parts/family-page/christmas-aid/christmas-aid.ts']).toContain("refuse('notWrittenYet')")
})

/** The names a text takes from one file. */
function namesFrom(text: string, file: string): string[] {
  const end = file.split('/').at(-1)!.replaceAll('.', '\\.')
  const [, list = ''] = new RegExp(`import (?:type )?\\{([^}]+)\\} from '[^']*${end}'`).exec(text) ?? []
  return list
    .split(',')
    .map((name) => name.replace(/\btype\b/, '').trim())
    .filter(Boolean)
}
