import { createContext, runInContext } from 'node:vm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { buildAssets } from './assets.ts'

let script: string
let page: ReturnType<typeof openPage>

beforeAll(async () => {
  const assets = await buildAssets()
  script = Buffer.from(assets.file(assets.path('exit.js'))?.body ?? []).toString()
})

beforeEach(() => {
  page = openPage(script)
})

test('a click on the quick exit blanks the page before it leaves', () => {
  page.click()
  expect(page.happened).toEqual(['stopped', 'untitled', 'blank', 'replaced by https://neutral.example/', 'new leaf'])
})

test('Shift three times within five seconds leaves', () => {
  for (const at of [0, 1500, 4900]) page.shift(at)
  expect(page.happened).toContain('replaced by https://neutral.example/')
})

test('three times in longer than five seconds does not', () => {
  for (const at of [0, 3000, 5100]) page.shift(at)
  expect(page.happened).toEqual([])
})

test('a fourth press in time still leaves', () => {
  for (const at of [0, 3000, 5100, 6000]) page.shift(at)
  expect(page.happened).toContain('blank')
})

test('capital letters are only writing', () => {
  for (const at of [0, 300, 600, 900]) {
    page.key('keydown', 'Shift', at)
    page.key('keydown', 'A', at + 50)
    page.key('keyup', 'A', at + 90)
    page.key('keyup', 'Shift', at + 100)
  }
  expect(page.happened).toEqual([])
})

test('a word between the presses begins the count anew', () => {
  page.shift(0)
  page.shift(500)
  page.key('keydown', 'e', 700)
  page.shift(900)
  expect(page.happened).toEqual([])
})

test('Escape never leaves', () => {
  for (const at of [0, 200, 400]) page.key('keydown', 'Escape', at)
  expect(page.happened).toEqual([])
})

test('where the page came safely, the new leaf goes back safely only', () => {
  page = openPage(script, 'https:')
  page.click()
  expect(page.happened).toContain('new leaf, secure')
})

function openPage(source: string, protocol = 'http:') {
  const happened: string[] = []
  const heard: Record<string, (event: unknown) => void> = {}
  const link = { dataset: { quickExit: 'https://neutral.example/' }, closest: () => link }
  const document = {
    addEventListener: (kind: string, listener: (event: unknown) => void) => {
      heard[kind] = listener
    },
    querySelector: (what: string) => (what.startsWith('a[') ? link : null),
    set title(_: string) {
      happened.push('untitled')
    },
    set cookie(line: string) {
      if (/^hv-leaf=\.\d\.\d+;path=\/;/.test(line)) happened.push(line.endsWith(';secure') ? 'new leaf, secure' : 'new leaf')
    },
    documentElement: {
      set textContent(_: string) {
        happened.push('blank')
      },
    },
  }
  const location = { protocol, replace: (to: string) => happened.push(`replaced by ${to}`) }
  runInContext(source, createContext({ document, location, window: { addEventListener: () => undefined } }))
  const key = (kind: string, name: string, timeStamp: number) => heard[kind]?.({ key: name, timeStamp })
  return {
    happened,
    key,
    click: () => heard.click?.({ target: link, preventDefault: () => happened.push('stopped') }),
    shift: (at: number) => {
      key('keydown', 'Shift', at)
      key('keyup', 'Shift', at + 80)
    },
  }
}
