import { expect, test } from 'vitest'
import { type Closing, closings, closingWords, mayClose } from './family.ts'

const calm = { open: true, level: 'D', openPromises: 0, unanswered: 0 } as const
const all = Object.keys(closings) as Closing[]
const withGoodbye = all.filter((closing) => closings[closing].goodbye)

test.each(all)('a calm family may be closed: %s', (closing) => {
  expect(mayClose(calm, closing)).toBe(true)
})

test.each([
  ['already closed', { open: false }, 'alreadyClosed'],
  ['somebody must act at once', { level: 'A' }, 'levelTooHigh'],
  ['somebody must act today', { level: 'B' }, 'levelTooHigh'],
  ['something is promised and not kept', { openPromises: 1 }, 'promisesFirst'],
  ['the family has written and waits', { unanswered: 1 }, 'answerFirst'],
] as const)('a family is not closed while %s', (_, state, refused) => {
  for (const closing of withGoodbye) expect(mayClose({ ...calm, ...state }, closing)).toMatchObject({ refused })
})

test('after a death open ends do not hold the family open', () => {
  expect(mayClose({ open: true, level: 'A', openPromises: 2, unanswered: 1 }, 'death')).toBe(true)
})

test('a family that was opened by mistake is closed at any level, and never past what it waits for', () => {
  const mistaken = { open: true, level: 'A', openPromises: 0, unanswered: 0 } as const
  expect(mayClose(mistaken, 'opened-by-mistake')).toBe(true)
  expect(mayClose({ ...mistaken, unanswered: 1 }, 'opened-by-mistake')).toMatchObject({ refused: 'answerFirst' })
  expect(mayClose({ ...mistaken, openPromises: 1 }, 'opened-by-mistake')).toMatchObject({ refused: 'promisesFirst' })
})

test.each([
  ['why', { words: '' }, 'closingWords', 'words'],
  ['what was reached', { reached: '' }, 'reached', 'reached'],
  ['what to do if it gets worse', { ifWorse: '' }, 'ifWorse', 'ifWorse'],
])('closing says %s', (_, missing, what, field) => {
  const said = { closing: 'goals-reached', words: 'Aftalt', reached: 'Ro om aftenen', ifWorse: 'Ring til os', ...missing } as const
  expect(closingWords(said)).toEqual({ refused: `${what}Missing`, field })
})

test('after a death nobody is asked what was reached', () => {
  expect(closingWords({ closing: 'death', words: 'Vi har talt med mormor', reached: '', ifWorse: '' })).toBe(true)
})
