import { expect, test } from 'vitest'
import { agreedWords, clockField, dueTodayWords, dueWords, overdueWords } from './due-words.ts'

const now = new Date('2026-11-23T09:00:00+01:00')
const by = new Date('2026-11-24T14:00:00+01:00')
const endOfToday = new Date('2026-11-24T00:00:00+01:00')
/** A time is not broken over two lines. */
const plain = (words: string) => words.replaceAll('\u00a0', ' ')

function said(what: string, lang: 'da' | 'en'): string[] {
  const [due, how] = [
    { what, by },
    { lang, now },
  ]
  return [dueWords(due, how), agreedWords(due, how), overdueWords(due, how), dueTodayWords(due, lang), clockField(what, lang).label].map(
    plain,
  )
}

test('a meeting is at its time in both languages; a call, an answer and a step come by it', () => {
  expect(said('meet', 'da')).toEqual(['i morgen kl. 14', 'aftalt til i morgen kl. 14', 'aftalt til i morgen kl. 14', 'kl. 14', 'Klokken'])
  expect(said('meet', 'en')).toEqual([
    ...['tomorrow at 14:00', 'agreed for tomorrow at 14:00', 'agreed for tomorrow at 14:00', 'at 14:00', 'At what time'],
  ])
  for (const what of ['answer', 'write-when', 'call', 'step']) {
    expect(said(what, 'da')).toEqual([
      ...['senest i morgen kl. 14', 'lovet senest i morgen kl. 14', 'skulle være gjort i morgen kl. 14', 'senest kl. 14', 'Senest klokken'],
    ])
    expect(said(what, 'en')).toEqual([
      ...[
        'by tomorrow at 14:00',
        'promised by tomorrow at 14:00',
        'should have been done by tomorrow at 14:00',
        'by 14:00',
        'By what time',
      ],
    ])
  }
})

test('what runs to the end of a day has no clock, and a form that asks for either kind says which is which', () => {
  expect([dueTodayWords({ what: 'call', by: endOfToday }, 'da'), dueTodayWords({ what: 'meet', by: endOfToday }, 'en')]).toEqual([
    ...['i løbet af i dag', 'during today'],
  ])
  expect(clockField(undefined, 'da')).toEqual({
    label: 'Klokken',
    hint: 'Et møde begynder på det klokkeslæt. Et svar og et opkald kommer senest da.',
  })
})
