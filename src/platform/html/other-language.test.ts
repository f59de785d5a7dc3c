import { expect, test } from 'vitest'
import { inOtherLanguage } from './shell.ts'

test.each([
  ['/', '/en'],
  ['/find?kode=8000', '/en/find?kode=8000'],
  ['/en', '/'],
  ['/en?a=1', '/?a=1'],
  ['/en/skriv', '/skriv'],
  ['/english', '/en/english'],
])('the page %s in the other language is %s', (path, href) => {
  expect(inOtherLanguage(path).href).toBe(href)
})

test.each(['/en//evil.example', '/en/\\evil.example', '/en///evil.example'])('the other language of %s stays in this house', (path) => {
  expect(new URL(inOtherLanguage(path).href, 'https://hele.test').host).toBe('hele.test')
})
