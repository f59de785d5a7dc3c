import { type ChildProcess, spawn } from 'node:child_process'
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

/** src/start.mjs as it is, in an installation with a program of a few lines. */
let home: string
const at = (...path: string[]) => join(home, ...path)
const kept = () => at('node_modules', '.cache', 'hele-vejen')

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'hele-vejen-bundle-'))
  for (const folder of ['src', 'node_modules', 'beside']) mkdirSync(at(folder))
  for (const file of ['package-lock.json', 'tsconfig.json', 'src/start.mjs']) cpSync(file, at(file))
  for (const name of ['esbuild', 'tsx']) symlinkSync(resolve('node_modules', name), at('node_modules', name), 'junction')
  writeFileSync(at('package.json'), '{ "type": "module", "imports": { "#word": "./src/word.ts" } }')
  writeFileSync(at('src/word.ts'), `export const word: string = 'one'\n`)
  writeFileSync(at('src/main.ts'), `import { word } from '#word'\nconsole.log(word)\n`)
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

function run(...words: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child: ChildProcess = spawn(process.execPath, [at('src/start.mjs'), ...words], { stdio: ['ignore', 'pipe', 'pipe'] })
  let [out, err] = ['', '']
  child.stdout!.on('data', (piece) => {
    out += piece
  })
  child.stderr!.on('data', (piece) => {
    err += piece
  })
  return new Promise((done) => child.once('close', (code) => done({ code, out, err })))
}

const says = (word: string) => ({ code: 0, out: `${word}\n`, err: '' })

test('a start runs what the sources say now, whatever has changed, and a kept bundle while nothing has', async () => {
  expect(await run()).toEqual(says('one'))
  appendFileSync(join(kept(), readdirSync(kept())[0]!, 'main.mjs'), `console.log('kept')\n`)
  expect(await run()).toEqual(says('one\nkept'))
  const then = new Date('2026-01-01')
  utimesSync(at('src/word.ts'), then, then)
  expect(await run()).toEqual(says('one\nkept'))
  writeFileSync(at('src/word.ts'), `export const word: string = 'two'\n`)
  utimesSync(at('src/word.ts'), then, then) // of the same length and time
  expect(await run()).toEqual(says('two'))
  writeFileSync(at('src/new.ts'), `export const word: string = 'three'\n`)
  expect(await run()).toEqual(says('two'))
  writeFileSync(at('package.json'), '{ "type": "module", "imports": { "#word": "./src/new.ts" } }')
  expect(await run()).toEqual(says('three'))
})

test('a fault is told with the file and the line of its source, and a source finds what lies beside it', async () => {
  writeFileSync(at('beside/note.txt'), 'beside')
  writeFileSync(
    at('src/main.ts'),
    `import { readFileSync } from 'node:fs'
type Long = {
  a: string
}
const read = (): Long => ({ a: readFileSync(new URL('../beside/note.txt', import.meta.url), 'utf8') })
console.log(read().a)
throw new Error('a fault')
`,
  )
  const { code, out, err } = await run()
  expect([code, out]).toEqual([1, 'beside\n'])
  expect(err).toMatch(/\/src\/main\.ts:7:7\)?\n/)
  expect(err).not.toContain('.cache')
})

test('several that start at once make one bundle; those of before go, but not one that was used a moment ago', async () => {
  for (const name of ['old', 'recent']) mkdirSync(join(kept(), name), { recursive: true })
  const then = new Date(Date.now() - 3_600_000)
  utimesSync(join(kept(), 'old'), then, then)
  const built = { code: 0, out: '', err: '' }
  expect(await Promise.all([run(), run('--build'), run('--build')])).toEqual([says('one'), built, built])
  expect(readdirSync(kept())).toEqual([expect.stringMatching(/^\w{64}$/), 'recent'])
})

test('an installation that cannot be written starts, and says nothing of it; whoever wants to build there is told', async () => {
  writeFileSync(at('node_modules/.cache'), 'no folder')
  expect(await run()).toEqual(says('one'))
  expect(await run('--build')).toEqual({ code: 1, out: '', err: expect.stringContaining('ENOTDIR') })
  rmSync(at('node_modules/.cache'))
  expect(await run('--build')).toEqual({ code: 0, out: '', err: '' })
  expect(readdirSync(kept())).toHaveLength(1)
})

test('a mistake in a source is told with its place, and nothing is kept of it', async () => {
  writeFileSync(at('src/word.ts'), `export const word: string = \n`)
  const { code, err } = await run()
  expect(code).toBe(1)
  expect(err).toContain('src/word.ts:2')
  expect(readdirSync(kept())).toEqual([])
})
