import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findIdentifying, type IdentifyingKind, withoutIdentifying } from './identifying-text.ts'

const told: [IdentifyingKind, string, string][] = [
  ['phone', 'Ring til mig på 22334455 i morgen', '22334455'],
  ['phone', 'mit nr er 22 33 44 55.', '22 33 44 55'],
  ['phone', 'Tlf: 2233 4455', '2233 4455'],
  ['phone', '22-33-44-55', '22-33-44-55'],
  ['phone', '22.33.44.55', '22.33.44.55'],
  ['phone', '+45 22 33 44 55', '+45 22 33 44 55'],
  ['phone', '+4522334455', '+4522334455'],
  ['phone', '(+45) 22 33 44 55', '(+45) 22 33 44 55'],
  ['phone', '0045 22334455', '0045 22334455'],
  ['phone', '4522334455', '4522334455'],
  ['phone', 'skriv på 223 344 55', '223 344 55'],
  ['phone', '22 334 455', '22 334 455'],
  ['phone', 'Min mor har 86\u00a012\u00a034\u00a056', '86\u00a012\u00a034\u00a056'],
  ['phone', 'svensk nummer +46 70 123 45 67', '+46 70 123 45 67'],
  ['phone', 'مرحبا 22 33 44 55', '22 33 44 55'],
  ['cpr', 'mit cpr er 010190-1234', '010190-1234'],
  ['cpr', '0101901234', '0101901234'],
  ['cpr', '010190 1234', '010190 1234'],
  ['cpr', '01 01 90 1234', '01 01 90 1234'],
  ['cpr', '01.01.90-1234', '01.01.90-1234'],
  ['cpr', '01011990-1234', '01011990-1234'],
  ['cpr', 'erstatning 610190-1234', '610190-1234'],
  ['email', 'skriv til sofie.jensen@example.dk.', 'sofie.jensen@example.dk'],
  ['email', 'Sofie+1@mail.example.co.uk', 'Sofie+1@mail.example.co.uk'],
  ['email', 'sofie @ example.dk', 'sofie @ example.dk'],
  ['email', 'sofie(at)example.dk', 'sofie(at)example.dk'],
  ['address', 'Jeg bor Søndergade 12', 'Søndergade 12'],
  ['address', 'jeg bor på søndergade 12 med min søn', 'søndergade 12'],
  ['address', 'Vesterbrogade 4A, 2. th', 'Vesterbrogade 4A, 2. th'],
  ['address', 'Nørre Allé 5, st. tv., 8000 Aarhus C', 'Nørre Allé 5, st. tv., 8000 Aarhus C'],
  ['address', 'H.C. Andersens Boulevard 2', 'H.C. Andersens Boulevard 2'],
  ['address', 'Store Torv 3', 'Store Torv 3'],
  ['address', 'Sankt Jakobs Plads 4', 'Sankt Jakobs Plads 4'],
  ['address', 'Rådhuspladsen 1\n1550 København V', 'Rådhuspladsen 1\n1550 København V'],
  ['address', 'Strandvejen nr. 12', 'Strandvejen nr. 12'],
  ['address', 'Kirkestræde 7 b', 'Kirkestræde 7 b'],
  ['address', 'Birkevænget 14', 'Birkevænget 14'],
  ['address', 'Ny Vej 3', 'Ny Vej 3'],
]

test.each(told)('%s: %s', (kind, text, found) => {
  expect(findIdentifying(text).map((one) => [one.kind, one.found])).toEqual([[kind, found]])
})

test.each([
  'Jeg har ringet til 112 og 114 og 1888',
  'Lev uden vold 70 201 201 svarede ikke',
  'Børnetelefonen 116 111 og 35 55 55 57',
  'Lægen sagde 82121212',
  'Det sker i uge 14, den 24.12.2026 kl. 10.00-14.30',
  'Termin 24-12-2026 eller 24/12/2026 eller 2026-12-24 eller 24 12 2026',
  'Mellem kl. 20.00-22.30',
  'Vi skylder 25.000.000 kr og 12.345.678',
  'Huslejen er 23 456 789 kr.',
  'Vores børn er 3, 5, 7 og 10 år',
  'De er 12 14 16 18',
  'I 2019-2020 og 2020 2021 boede vi her',
  'CVR 22334455 er firmaet',
  'sagsnr 123456789012345',
  '990190-1234 og 321390-1234',
  'Jeg er 19 år og 14 uger henne',
  'Jeg bor i 9000 Aalborg',
  'Jeg var der i 2015. Aarhus er dejlig',
  'Han er på vej 2 gange om dagen',
  'Vi går på legepladsen 2 gange om ugen',
  'Vi er på legepladsen 2',
  'Min arbejdsplads 3 år i træk',
  'På motorvejen 110 kørte han',
  'Vi mødes på torvet 3 dage om ugen',
  'børnehaven 3 gange',
  'Hjemvejen 20 minutter',
  'I Søndergade 12 gange',
  'Vi bor på en stille vej',
  'Kan I svare @ mig',
  'skriv på @sofie',
  '',
])('nothing is told by: %s', (text) => {
  expect(findIdentifying(text)).toEqual([])
})

test('several at once come in the order they stand, with their places in the text', () => {
  const text = 'Jeg er Søndergade 12, 22 33 44 55 eller mig@example.dk, cpr 010190-1234'
  const found = findIdentifying(text)
  expect(found.map(({ kind }) => kind)).toEqual(['address', 'phone', 'email', 'cpr'])
  expect(found.every(({ start, end, found: piece }) => text.slice(start, end) === piece)).toBe(true)
})

test('what is removed leaves a mark and the rest as it was', () => {
  expect(withoutIdentifying('Ring på 22 33 44 55 i morgen.\nJeg bor Søndergade 12.')).toBe('Ring på … i morgen.\nJeg bor ….')
  expect(withoutIdentifying('Jeg er træt.')).toBe('Jeg er træt.')
})

test('after removing, nothing is left to find, whatever stood around it', () => {
  const piece = fc.constantFrom(...told.map(([, text]) => text), ' ', '\n', ', ', '12', '-', 'og', '22')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      expect(findIdentifying(withoutIdentifying(pieces.join('')))).toEqual([])
    }),
  )
})

test.each([
  ['digits', '2'.repeat(300_000)],
  ['pairs of digits', '22 '.repeat(100_000)],
  ['numbers', '22334455 '.repeat(33_000)],
  ['letters', 'a'.repeat(300_000)],
  ['names', 'Aa '.repeat(100_000)],
  ['dots', 'a.'.repeat(150_000)],
  ['streets', 'Søndergade '.repeat(30_000)],
  ['at signs', 'a@'.repeat(150_000)],
  ['spaces', ' '.repeat(300_000)],
])('300,000 characters of %s take no time', (_, text) => {
  const start = performance.now()
  withoutIdentifying(text)
  expect(performance.now() - start).toBeLessThan(2_000)
})
