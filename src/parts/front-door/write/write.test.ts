import { expect, test } from 'vitest'
import { readForm } from '#platform/http/form.ts'
import { carried, firstWrong, pageAfter, stepId, stepOfField, steps, writeForm } from './write.ts'

const typed = { words: 'Jeg ved ikke, hvad jeg skal gøre', go: 'next' }
const calm = { problems: {}, identifies: false }

test('after the own words come the optional questions, and they are sent with one button', () => {
  expect(pageAfter({ typed, ...calm })).toBe('questions')
  expect(pageAfter({ typed: { ...typed, go: 'send' }, ...calm })).toBe('send')
})

test('words that could tell who is writing are held back: before the questions, and when they are sent', () => {
  const told = { problems: {}, identifies: true }
  expect(pageAfter({ typed, ...told })).toBe('hold')
  expect(pageAfter({ typed: { ...typed, go: 'send' }, ...told })).toBe('hold')
  expect(pageAfter({ typed: { ...typed, held: 'yes' }, ...told })).toBe('questions')
  expect(pageAfter({ typed: { ...typed, held: 'yes', go: 'send' }, ...told })).toBe('send')
})

test('no words, no way on', () => {
  const empty = readForm(writeForm, { ...typed, words: '  ' })
  expect(empty).toEqual({ ok: false, problems: { words: 'wordsMissing' } })
  expect(pageAfter({ typed, problems: { words: 'wordsMissing' }, identifies: false })).toBe('again')
})

test('when it is sent, a problem comes before everything else, and leads to its question', () => {
  const problems = { deadlineOn: 'notADate', answerWhere: 'tooLong' }
  expect(pageAfter({ typed: { ...typed, go: 'send' }, problems, identifies: true })).toBe('again')
  expect(firstWrong(problems)).toBe('date')
  expect(stepOfField.deadlineOn).toBe(stepId('date'))
})

test('every field has its place, so that no problem is without a way to it', () => {
  expect(Object.keys(writeForm.shape).sort()).toEqual(Object.keys(stepOfField).sort())
})

test('no address of a step tells what is asked there', () => {
  for (const step of steps) expect(stepId(step)).toMatch(/^s\d$/)
})

test('what was typed travels along where its fields do not stand', () => {
  expect(carried({ ...typed, who: 'father', postcode: '' })).toEqual([
    ['words', typed.words],
    ['who', 'father'],
  ])
})

test('nothing but the words is needed, and everything left out is nothing', () => {
  const read = readForm(writeForm, { words: 'Hej', who: '', postcode: '' })
  expect(read.ok && [read.value.who, read.value.postcode, read.value.danger, read.value.language]).toEqual([null, null, false, 'da'])
})
