import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanText } from './clean-text.ts'

test.each([
  ['null bytes and bells go', 'a\u0000b\u0007c\u007f', 'abc'],
  ['line ends become one kind, tabs stay', 'a\r\nb\rc\u2028d\te', 'a\nb\nc\nd\te'],
  ['a letter has one way to be written', 'ma\u030age', 'måge'],
  ['half a character becomes the mark for what cannot be read', 'a\ud800b', 'a\ufffdb'],
  ['the mark at the start of a file goes', '\ufeffhej', 'hej'],
  ['letters that join, and smileys of several parts, stay whole', 'می\u200cروم 👩\u200d👧', 'می\u200cروم 👩\u200d👧'],
  ['right-to-left marks that change no order stay', 'a\u200fb\u200e', 'a\u200fb\u200e'],
  ['what turns letters round goes', '\u202eabc\u202c\u202ddef', 'abcdef'],
  ['what opens a direction is closed at the end', '\u202babc', '\u202babc\u202c'],
  ['on each line', '\u2067abc\ndef', '\u2067abc\u2069\ndef'],
  ['what closes nothing goes', 'abc\u2069\u202cdef', 'abcdef'],
  ['what was opened within is closed with it', '\u2067a\u202bb\u2069c', '\u2067a\u202bb\u202c\u2069c'],
  ['what is closed stays', '\u2068abc\u2069 \u202bdef\u202c', '\u2068abc\u2069 \u202bdef\u202c'],
  ['an embedding cannot be closed from within an isolate', '\u202b\u2067a\u202cb\u2069c\u202c', '\u202b\u2067ab\u2069c\u202c'],
])('%s', (_, typed, clean) => {
  expect(cleanText(typed)).toBe(clean)
})

test('whatever was typed: clean text stays as it is, and every mark of direction is closed in order', () => {
  const piece = fc.oneof(
    fc.constantFrom('\u202a', '\u202e', '\u202c', '\u2067', '\u2068', '\u2069', '\n', '\r', '\u0000', 'å', 'ا'),
    fc.string({ unit: 'binary', maxLength: 3 }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const clean = cleanText(pieces.join(''))
      expect(cleanText(clean)).toBe(clean)
      expect([...clean].filter((letter) => letter === '\0' || letter === '\r')).toEqual([])
      for (const line of clean.split('\n')) {
        const open: string[] = []
        for (const letter of line) {
          if ('\u202a\u202b'.includes(letter)) open.push('\u202c')
          if ('\u2066\u2067\u2068'.includes(letter)) open.push('\u2069')
          if ('\u202c\u2069'.includes(letter)) expect(open.pop()).toBe(letter)
        }
        expect(open).toEqual([])
      }
    }),
  )
})
