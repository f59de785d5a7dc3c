import { expect, test } from 'vitest'
import { type Answers, firstLevel } from './receive.ts'

const nothing: Answers = { inDanger: false, deadlineOn: null, who: null, alone: null }

test.each<[string, Partial<Answers>, string]>([
  ['someone in danger now is level A, whatever else', { inDanger: true, who: 'father' }, 'A'],
  ['a date in seven days hurries', { deadlineOn: '2026-11-29' }, 'C'],
  ['a date in eight days does not', { deadlineOn: '2026-11-30' }, 'D'],
  ['a date that has passed may have been missed', { deadlineOn: '2026-11-20' }, 'C'],
  ['pregnant and alone', { who: 'pregnant', alone: true }, 'C'],
  ['pregnant with somebody', { who: 'pregnant', alone: false }, 'D'],
  ['a father alone', { who: 'father', alone: true }, 'D'],
  ['nothing but words', {}, 'D'],
])('first level: %s', (_, answers, level) => {
  expect(firstLevel({ ...nothing, ...answers }, '2026-11-22').level).toBe(level)
})
