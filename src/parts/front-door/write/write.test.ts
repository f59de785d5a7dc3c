import { expect, test } from 'vitest'
import { readForm } from '#platform/http/form.ts'
import { inWords } from '#platform/http/in-words.ts'
import { carried, mayComeTooLate, pageAfter, stepAt, stepId, stepOfField, steps, writeForm } from './write.ts'

const typed = { words: 'Jeg ved ikke, hvad jeg skal gøre', go: 'next' }
const calm = { problems: {}, identifies: false }

test('after the own words come the optional questions, and they are sent with one button', () => {
  expect(pageAfter({ typed, ...calm })).toBe('danger')
  for (const step of steps) expect(pageAfter({ typed: { ...typed, go: stepId(step) }, ...calm })).toBe(step)
  expect(pageAfter({ typed: { ...typed, go: 'send' }, ...calm })).toBe('send')
})

test('words that could tell who is writing are held back, whichever button is pressed, until the writer has said what is to be done', () => {
  const told = { problems: {}, identifies: true }
  expect(pageAfter({ typed, ...told })).toBe('hold')
  expect(pageAfter({ typed: { ...typed, go: 's5' }, ...told })).toBe('hold')
  expect(pageAfter({ typed: { ...typed, go: 'send' }, ...told })).toBe('hold')
  expect(pageAfter({ typed: { ...typed, held: 'yes' }, ...told })).toBe('danger')
  expect(pageAfter({ typed: { ...typed, held: 'yes', go: 'send' }, ...told })).toBe('send')
})

test('no words, no way on', () => {
  const empty = { ...typed, words: '  ' }
  const read = readForm(writeForm, empty)
  expect(read).toMatchObject({ ok: false, problems: { words: 'wordsMissing' } })
  const missing = { problems: { words: 'wordsMissing' }, identifies: false }
  expect(pageAfter({ typed: empty, ...missing })).toBe('empty')
  expect(['s4', 'send'].map((go) => pageAfter({ typed: { ...empty, go }, ...missing }))).toEqual(['words', 'words'])
})

test('whoever wrote too much is told how much there is room for', () => {
  const read = readForm(writeForm, { ...typed, answerWhere: `${'a'.repeat(510)}  ` })
  expect(read).toMatchObject({ ok: false, problems: { answerWhere: 'tooLong 500 510' } })
  expect(inWords({ answerWhere: 'tooLong 500 510' }, 'en', undefined).answerWhere).toContain('room for 500 characters, and here are 510')
})

const noon = new Date('2026-11-23T12:00:00+01:00')
test.each([
  ['an answer the day after, and the date is then', 'answer', '2026-11-24T10:00:00+01:00', '2026-11-24', true],
  ['an answer the day before', 'answer', '2026-11-23T17:00:00+01:00', '2026-11-24', false],
  ['an answer in an hour, and the date is today', 'answer', '2026-11-23T13:00:00+01:00', '2026-11-23', false],
  ['an answer in the evening, and the date is today', 'answer', '2026-11-23T18:00:00+01:00', '2026-11-23', true],
  ['no time yet', 'write-when', '2026-11-24T16:00:00+01:00', '2026-11-30', true],
  ['a date that has passed', 'answer', '2026-11-24T10:00:00+01:00', '2026-11-20', false],
  ['no date', 'answer', '2026-11-24T10:00:00+01:00', undefined, false],
] as const)('%s: whether it may come too late', (_, what, by, deadlineOn, late) => {
  expect(mayComeTooLate({ what, from: null, by: new Date(by) }, deadlineOn, noon)).toBe(late)
})

test('when it is sent, a problem comes before everything else, and leads to its question', () => {
  const problems = { deadlineOn: 'notADate', answerWhere: 'tooLong 500 510' }
  expect(pageAfter({ typed: { ...typed, go: 'send' }, problems, identifies: true })).toBe('date')
  expect(stepOfField.deadlineOn).toBe(stepId('date'))
})

test('whoever goes on past a wrong answer is shown it; the way back and the help for danger wait for nothing', () => {
  const shown = (go: string) => pageAfter({ typed: { ...typed, go }, problems: { postcode: 'postcodeWrong' }, identifies: false })
  expect([shown('s7'), shown('s5'), shown('s6')]).toEqual(['postcode', 'children', 'postcode'])
  const worst = { problems: { words: 'wordsMissing' }, identifies: true }
  expect(pageAfter({ typed: { words: '', go: stepId('in-danger') }, ...worst })).toBe('in-danger')
})

test('every field has its place, so that no problem is without a way to it', () => {
  expect(Object.keys(writeForm.shape).sort()).toEqual(Object.keys(stepOfField).sort())
})

test('no address of a step tells what is asked there', () => {
  for (const step of steps) expect([stepId(step), stepAt(stepId(step))]).toEqual([expect.stringMatching(/^s\d$/), step])
})

test('what was typed travels along where its fields do not stand', () => {
  expect(carried({ ...typed, who: 'father', postcode: '' })).toEqual([
    ['words', typed.words],
    ['who', 'father'],
  ])
})

test('nothing but the words is needed, and everything left out is nothing', () => {
  const read = readForm(writeForm, { words: 'Hej', who: '', postcode: '' })
  expect(read.ok && [read.value.who, read.value.postcode, read.value.danger, read.value.language]).toEqual([null, null, null, 'da'])
})
