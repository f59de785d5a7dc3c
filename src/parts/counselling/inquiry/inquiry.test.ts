import { expect, test } from 'vitest'
import {
  type EndAs,
  ends,
  endsInOrder,
  type ForEnding,
  mayEnd,
  missingFor,
  type Standing,
  type State,
  type Wish,
  whyNot,
} from './inquiry.ts'

const mine: Standing = { state: 'claimed', carries: true, endedAs: null }

test.each<[Wish, State, boolean, string | null]>([
  ['claim', 'received', false, null],
  ['claim', 'claimed', false, 'hasOwner'],
  ['claim', 'ended', false, 'hasEnded'],
  ['answer', 'received', false, 'claimFirst'],
  ['answer', 'claimed', false, 'colleagueHasIt'],
  ['answer', 'claimed', true, null],
  ['answer', 'answered', true, null],
  ['answer', 'ended', true, 'hasEnded'],
  ['release', 'answered', true, 'theirTurn'],
  ['release', 'claimed', true, null],
  ['triage', 'received', false, null],
  ['triage', 'claimed', false, 'colleagueHasIt'],
  ['triage', 'ended', true, null],
  ['end', 'received', false, 'claimFirst'],
  ['ask', 'received', false, 'claimFirst'],
  ['reopen', 'claimed', true, 'notEnded'],
  ['reopen', 'ended', false, null],
])('to %s one that is %s (carried by me: %s): %s', (wish, state, carries, says) => {
  expect(whyNot(wish, { ...mine, state, carries })).toBe(says)
})

test('what became a family is opened again with the family, not beside it', () => {
  expect(whyNot('reopen', { ...mine, state: 'ended', endedAs: 'family-opened' })).toBe('livesInFamily')
})

const facts: ForEnding = { level: 'D', answered: false, promised: null, attempts: 0, second: null, receivers: [] }

test.each<[EndAs, Partial<ForEnding>, string | null]>([
  ['answered-once', {}, 'answerFirst'],
  ['answered-once', { answered: true }, null],
  ['not-reached', { attempts: 2 }, 'threeAttemptsNeeded'],
  ['not-reached', { attempts: 3 }, null],
  ['not-reached', { attempts: 3, level: 'B' }, 'secondPersonNeeded'],
  ['not-reached', { attempts: 3, level: 'A', second: 'bo' }, null],
  ['not-for-us', {}, 'secondPersonNeeded'],
  ['not-for-us', { second: 'bo' }, null],
  ['handed-over', {}, 'receiverYesNeeded'],
  ['withdrawn', {}, null],
  ['duplicate-of', {}, null],
  ['answered-once', { answered: true, promised: 'call' }, 'callFirst'],
  ['handed-over', { promised: 'meet', receivers: ['bo'] }, 'meetingFirst'],
  ['not-for-us', { promised: 'call', second: 'bo' }, 'callFirst'],
  ['withdrawn', { promised: 'call' }, null],
  ['not-reached', { promised: 'call', attempts: 3 }, null],
  ['duplicate-of', { promised: 'meet' }, null],
])('to end as %s with %o: %s', (as, more, says) => {
  expect(missingFor(as, { ...facts, ...more })).toBe(says)
})

test.each(endsInOrder)('to end as %s nothing more is needed than what is read before it', (as) => {
  const all: ForEnding = { level: 'A', answered: true, promised: null, attempts: 3, second: 'bo', receivers: ['bo'] }
  const promises: Partial<ForEnding> = ends[as].looksAt.includes('promises') ? {} : { promised: 'call' }
  const asks = ends[as].looksAt.includes('asks') ? {} : { second: null, receivers: [] }
  const attempts = ends[as].looksAt.includes('attempts') ? {} : { attempts: 0 }
  expect(missingFor(as, all)).toBeNull()
  expect(missingFor(as, { ...all, ...promises, ...asks, ...attempts })).toBeNull()
})

test.each([
  [{ as: 'withdrawn' }, 'endWordsNeeded'],
  [{ as: 'duplicate-of' }, 'whichOne'],
  [{ as: 'handed-over', receiver: 'cille' }, 'receiverYesNeeded'],
] as const)('an end says what it is: %o', (wish, says) => {
  const refusal = mayEnd({ words: '', duplicateOf: null, receiver: null, ...wish }, { ...facts, receivers: ['bo'] })
  expect(refusal?.refused).toBe(says)
})
