import { expect, test } from 'vitest'
import { readForm } from '#platform/http/form.ts'
import { carried, pageAfter, writeForm } from './write.ts'

const typed = { words: 'Jeg ved ikke, hvad jeg skal gøre', at: 'words', go: 'next' }
const calm = { problems: {}, identifies: false }

test('after the own words comes the question about danger, and then one question at a time', () => {
  expect(pageAfter({ typed, ...calm })).toBe('danger')
  expect(pageAfter({ typed: { ...typed, at: 'danger', danger: 'no' }, ...calm })).toBe('who')
  expect(pageAfter({ typed: { ...typed, at: 'answer' }, ...calm })).toBe('send')
})

test('everything after the own words can be left out: sending is one button away on every page', () => {
  expect(pageAfter({ typed: { ...typed, go: 'send' }, ...calm })).toBe('send')
})

test('someone in danger sees who can come now, and the words are still there', () => {
  expect(pageAfter({ typed: { ...typed, at: 'danger', danger: 'yes' }, ...calm })).toBe('in-danger')
  expect(pageAfter({ typed: { ...typed, at: 'danger', danger: 'yes', go: 'on' }, ...calm })).toBe('who')
  expect(pageAfter({ typed: { ...typed, at: 'danger', danger: 'yes', go: 'again' }, ...calm })).toBe('danger')
  expect(pageAfter({ typed: { ...typed, at: 'danger', danger: 'yes', go: 'send' }, ...calm })).toBe('send')
})

test('words that could tell who is writing are held back once', () => {
  expect(pageAfter({ typed, problems: {}, identifies: true })).toBe('hold')
  expect(pageAfter({ typed: { ...typed, held: 'yes' }, problems: {}, identifies: true })).toBe('danger')
})

test('no words, no way on; going back is always possible', () => {
  const empty = readForm(writeForm, { ...typed, words: '  ' })
  expect(empty).toEqual({ ok: false, problems: { words: 'wordsMissing' } })
  expect(pageAfter({ typed, problems: { words: 'wordsMissing' }, identifies: false })).toBe('words')
  expect(pageAfter({ typed: { ...typed, at: 'postcode', go: 'back' }, problems: { postcode: 'postcodeWrong' }, identifies: false })).toBe(
    'children',
  )
})

test('a problem on another page leads to that page when everything is sent', () => {
  expect(pageAfter({ typed: { ...typed, at: 'answer', go: 'send' }, problems: { deadlineOn: 'notADate' }, identifies: false })).toBe('date')
})

test('what was typed travels along, the fields of the page itself do not come twice', () => {
  expect(carried({ ...typed, who: 'father' }, 'who')).toEqual([['words', typed.words]])
})

test('nothing but the words is needed, and everything left out is nothing', () => {
  const read = readForm(writeForm, { words: 'Hej', who: '', postcode: '' })
  expect(read.ok && [read.value.who, read.value.postcode, read.value.danger, read.value.language]).toEqual([null, null, false, 'da'])
})
