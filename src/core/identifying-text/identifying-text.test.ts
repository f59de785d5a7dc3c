import { expect, test } from 'vitest'
import { findIdentifying, withoutIdentifying } from './identifying-text.ts'

test.each([
  ['en mobil', 'Ring til mig på 20 30 40 50', 'phone', '20 30 40 50'],
  ['a number in one', 'mit nr er 20304050', 'phone', '20304050'],
  ['a number with its country', 'skriv +45 20-30-40-50', 'phone', '+45 20-30-40-50'],
  ['a CPR number', 'cpr 010190-1234', 'cpr', '010190-1234'],
  ['a CPR number without its dash', '0101901234', 'cpr', '0101901234'],
  ['a replacement CPR number', '610190-1234', 'cpr', '610190-1234'],
  ['a street and a number', 'Jeg bor på Prøvevej 12, 2. th', 'address', 'Prøvevej 12, 2. th'],
  ['a street of several words', 'det er Store Prøvegade 7', 'address', 'Store Prøvegade 7'],
  ['an e-mail', 'skriv til proeve@example.org', 'email', 'proeve@example.org'],
])('%s is seen', (_, text, kind, found) => {
  expect(findIdentifying(text)).toMatchObject([{ kind, found }])
})

test.each([
  'Jeg ringede til 112 og 114',
  'Jeg har prøvet Livslinien på 70 201 201',
  'Jeg skylder 12500 kr og 20304050 kr',
  'Mødet er den 24.11.2026 kl. 10.30',
  'Mødet er 2026-11-24',
  'Jeg er i uge 14 og har børn på 3 og 7',
  'Jeg tjener 23.000,00 om måneden',
  'Vi bor på vejen bag skolen, nummer to',
  'Jeg har 2 børn født 2019 og 2022',
  'Han er 1,85 høj',
])('words without anything of one’s own go through: %s', (text) => {
  expect(findIdentifying(text)).toEqual([])
})

test('taking it out leaves a sentence that can be read', () => {
  expect(withoutIdentifying('Jeg hedder M. Ring 20304050 eller skriv til a@b.dk i dag')).toBe('Jeg hedder M. Ring … eller skriv til … i dag')
})
