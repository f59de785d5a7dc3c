import { expect, test } from 'vitest'
import { type Colleague, mayBecomeAnchor, mayBecomeDeputy } from './circle.ts'

const one = (hat: string, person = hat): Colleague => ({ hat, person, name: hat, leads: false, awayUntil: null, shut: null })
const anne = one('anne')
const colleagues = [anne, one('bo'), one('cille'), one('birgit'), one('anne-elsewhere', 'anne')]
const yes = [
  { for: 'anne', by: 'bo' },
  { for: 'bo', by: 'cille' },
  { for: 'anne', by: 'anne-elsewhere' },
]
const known = { me: 'anne', colleagues, yes }

test.each([
  ['herself', 'anne', 'anne', 'anne'],
  ['the one who said yes to her', 'bo', 'anne', 'bo'],
  ['nobody who has not said yes', 'cille', 'anne', 'anchorHasNotAccepted'],
  ['nobody who is not ours', 'vagn', 'anne', 'anchorMustBeOurs'],
])('a counsellor can name as anchor %s', (_, hat, from, answer) => {
  const result = mayBecomeAnchor(hat, from, known)
  expect('refused' in result ? result.refused : result.hat).toBe(answer)
})

test('a leader can take a family herself', () => {
  expect(mayBecomeAnchor('birgit', 'anne', { ...known, me: 'birgit' })).toMatchObject({ hat: 'birgit' })
})

test.each([
  ['one who said yes for this anchor', 'bo', 'bo'],
  ['not one who said yes for somebody else', 'cille', 'deputyHasNotAccepted'],
  ['never the anchor herself', 'anne', 'deputyIsAnother'],
  ['never the anchor under another hat', 'anne-elsewhere', 'deputyIsAnother'],
  ['never a volunteer', 'vagn', 'deputyMustBeOurs'],
])('deputy: %s', (_, hat, answer) => {
  const result = mayBecomeDeputy(hat, anne, known)
  expect('refused' in result ? result.refused : result.hat).toBe(answer)
})
