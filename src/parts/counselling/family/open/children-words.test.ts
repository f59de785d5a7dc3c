import { expect, test } from 'vitest'
import { readBirth } from '#core/member/member.ts'
import { agesIn } from './children-words.ts'

test.each([
  ['0 år', ['0 år']],
  ['3 år og 7 måneder', ['3 år', '7 mdr.']],
  ['To børn på 2, 4 og 6 år', ['2 år', '4 år', '6 år']],
  ['2 og 5', ['2 år', '5 år']],
  ['en dreng på 4-årig', ['4 år']],
  ['halvandet år', ['18 mdr.']],
  ['1,5 år', ['18 mdr.']],
  ['2½ år og 3 uger', ['30 mdr.', '3 uger']],
  ['nyfødt', ['0 uger']],
  ['tre år', ['3 år']],
  ['3 years and 7 months', ['3 år', '7 mdr.']],
  ['10 dage', ['1 uger']],
])('“%s” is read as what it says', (words, ages) => {
  expect(agesIn(words)).toEqual(ages)
  for (const age of ages) expect(readBirth(age, '2026-11-23')).not.toBeNull()
})

test.each(['', 'to børn', 'Ja, 2 stk.', 'uge 12', 'de er små', 'ring 20304050', '99 år'])(
  '“%s” tells no age, and none is made up',
  (words) => {
    expect(agesIn(words)).toEqual([])
  },
)
