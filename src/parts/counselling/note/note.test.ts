import { expect, test } from 'vitest'
import { asJournal, type Note, readShownTo } from './note.ts'

const note = (id: string, minute: number, corrects: string | null = null): Note => ({
  ...{ id, corrects, body: id, by: 'Anne', byMe: true, shownTo: 'us', adultId: null, themes: [] },
  at: new Date(Date.UTC(2026, 10, 23, 10, minute)),
})

test('row 29: a correction stands beside the old note, and a correction of a correction beside the first', () => {
  const journal = asJournal([note('third', 5, 'second'), note('first', 1), note('second', 3, 'first'), note('other', 2)])
  expect(journal.map(({ id, corrections }) => [id, corrections.map((one) => one.id)])).toEqual([
    ['other', []],
    ['first', ['second', 'third']],
  ])
})

test.each([
  ['us', { shownTo: 'us', adultId: null }],
  ['family', { shownTo: 'family', adultId: null }],
  ['maja', { shownTo: 'adult', adultId: 'maja' }],
  ['another family’s', { refused: 'whoReads', field: 'shownTo' }],
  ['', { refused: 'whoReads', field: 'shownTo' }],
])('who reads along: %s', (shownTo, answer) => {
  expect(readShownTo({ shownTo, adults: ['maja', 'jonas'] })).toEqual(answer)
})
