import { readdir, readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { type Assets, buildAssets, encoded } from './assets.ts'
import { lowered } from './css-lowering.ts'

let assets: Assets
const sheets = new URL('./assets/css/', import.meta.url)

beforeAll(async () => {
  assets = await buildAssets()
})

test('the look, the serif and the quick exit leave half of 60 kB for the page itself', () => {
  const font = [...assets.files.values()].filter((file) => file.type === 'font/woff2')
  expect(font).toHaveLength(1)
  expect(font[0]?.body.length).toBeLessThanOrEqual(25_000)
  expect(gzipped('public.css')).toBeLessThanOrEqual(10_000)
  expect(gzipped('public.css') + gzipped('exit.js') + (font[0]?.body.length ?? 0)).toBeLessThanOrEqual(30_000)
})

test('the only script of public pages weighs at most 2 kB as it is', () => {
  expect(assets.file(assets.path('exit.js'))?.body.length).toBeLessThanOrEqual(2000)
})

test('a name changes with its content, so that it can be kept for a year', () => {
  for (const path of assets.files.keys()) expect(path).toMatch(/^\/assets\/[\w-]+-[A-Z0-9]{8}\.(css|js|woff2)$/)
})

test('nothing is fetched from elsewhere', () => {
  for (const file of assets.files.values()) {
    if (file.type !== 'font/woff2') expect(Buffer.from(file.body).toString()).not.toMatch(/url\("?(https?:)?\/\//)
  }
})

test('the smallest form the browser reads is sent', () => {
  const file = assets.file(assets.path('public.css'))
  if (!file) throw new Error('no style sheet')
  expect(encoded(file, 'gzip, deflate, br').encoding).toBe('br')
  expect(encoded(file, 'gzip').encoding).toBe('gzip')
  expect(encoded(file).encoding).toBeUndefined()
  expect(encoded(file, 'gzip').body.length).toBeLessThan(file.body.length / 3)
})

test('our own sheets know no left and no right, so that they turn with the text', async () => {
  for (const name of await readdir(sheets)) {
    const css = await readFile(new URL(name, sheets), 'utf8')
    expect(css.match(/(^|[\s;{])(left|right|[\w-]+-(left|right)(-[\w-]+)?)\s*:/g), name).toBeNull()
    expect(css.match(/:\s*(left|right)\b/g), name).toBeNull()
  }
})

test('a phone six years old is spared the shorthands it does not know', () => {
  expect(lowered('a{margin-inline:1rem auto;padding-block: calc(1px + 2px)}')).toBe(
    'a{margin-inline-start:1rem;margin-inline-end:auto;padding-block-start:calc(1px + 2px);padding-block-end:calc(1px + 2px)}',
  )
  expect(lowered('a{inset:auto 0 0}')).toBe('a{top:auto;right:0;bottom:0;left:0}')
  const css = Buffer.from(assets.file(assets.path('public.css'))?.body ?? []).toString()
  expect(css.match(/[;{](margin|padding)-(inline|block):/g)).toBeNull()
  expect(css.match(/[;{]inset:/g)).toBeNull()
})

function gzipped(name: 'public.css' | 'exit.js'): number {
  return gzipSync(assets.file(assets.path(name))?.body ?? new Uint8Array()).length
}
