import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeHash, fold, foldCode, hashesToTry, returnCode } from './return-code.ts'
import { withinOneError } from './typing-error.ts'
import { words } from './words.da.ts'

const secret = { number: 1, key: Buffer.alloc(32, 7) }
const older = { number: 0, key: Buffer.alloc(32, 3) }
const word = fc.constantFrom(...words)
const fourWords = fc.array(word, { minLength: 4, maxLength: 4 })
const plainForms = new Map(words.map((one) => [fold(one.replaceAll('å', 'a').replaceAll('ø', 'o')), fold(one)]))
const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz')

test('there are 2,048 words of three to seven letters, in small letters of the Danish alphabet', () => {
  expect(words).toHaveLength(2048)
  expect(words.filter((one) => !/^[a-zæøå]{3,7}$/.test(one))).toEqual([])
})

test('no two words are the same, or one typing error apart, neither as written nor as folded', () => {
  const apart = (list: readonly string[]) =>
    list.flatMap((one, index) => list.slice(index + 1).filter((other) => withinOneError(one, other)))
  expect(apart(words)).toEqual([])
  expect(apart(words.map(fold))).toEqual([])
})

test.each([
  ['skov', 'skov', true],
  ['skov', 'skovl', true],
  ['skov', 'kov', true],
  ['skov', 'skev', true],
  ['skov', 'ksov', true],
  ['skov', 'sovk', false],
  ['skov', 'okvs', false],
  ['skov', 'skovle', false],
  ['skov', 'stav', false],
  ['', 'a', true],
  ['', 'ab', false],
  ['abcd', 'bacd', true],
  ['abcd', 'abdc', true],
  ['abcd', 'badc', false],
])('%s and %s are one typing error apart at most: %s', (a, b, expected) => {
  expect([withinOneError(a, b), withinOneError(b, a)]).toEqual([expected, expected])
})

test('a form sent twice gets the same words, two forms do not', () => {
  const once = returnCode(secret, '0193-a')
  expect(returnCode(secret, '0193-a')).toEqual(once)
  expect(returnCode(secret, '0193-b').words).not.toBe(once.words)
  expect(returnCode(older, '0193-a').words).not.toBe(once.words)
  expect(once.words.split(' ')).toHaveLength(4)
  expect(once.keyNumber).toBe(1)
})

test('the hash says nothing about the words without the key, and another key gives another hash', () => {
  const { words: code, hash } = returnCode(secret, 'form')
  expect(hash).toHaveLength(32)
  expect(codeHash(secret, foldCode(code)!)).toEqual(hash)
  expect(codeHash(older, foldCode(code)!)).not.toEqual(hash)
})

test('a code from before the key was changed still opens, because every key in use is tried', () => {
  const { words: code, hash } = returnCode(older, 'form')
  expect(hashesToTry([secret, older], code)).toEqual([
    { hash: codeHash(secret, foldCode(code)!), keyNumber: 1 },
    { hash, keyNumber: 0 },
  ])
})

test('words that are no code are looked up all the same', () => {
  const tries = hashesToTry([secret, older], 'det ved jeg ikke')
  expect(tries.map((one) => one.hash.length)).toEqual([32, 32])
  expect(tries).toEqual(hashesToTry([secret, older], ''))
})

test.each([
  'måne havre ønske æble',
  'Måne-Havre-Ønske-Æble',
  ' MÅNE, havre ,  ønske / æble. ',
  'maane havre oenske aeble',
  'månehavreønskeæble',
  'må ne hav re ønske æble',
  'ma\u030ane havre ønske æble',
  'mane havre onske äble',
  'mnåe havvre ønsek ævle',
])('"%s" is read as måne havre ønske æble', (typed) => {
  expect(foldCode(typed)).toBe('maane havre oenske aeble')
})

test('a word with two typing errors is not guessed at', () => {
  expect(foldCode('måne havre ønske æbxxe')).toBeUndefined()
})

test.each(['', 'måne', 'måne havre ønske', 'måne havre ønske æble æble', '1234', 'xxxx xxxx xxxx xxxx', 'a'.repeat(100_000)])(
  '"%.30s" is no code',
  (typed) => {
    expect(foldCode(typed)).toBeUndefined()
  },
)

test('a word between two others means neither', () => {
  const pairs = words.flatMap((one) =>
    [...Array(fold(one).length).keys()].map((at) => [one, fold(one).slice(0, at) + fold(one).slice(at + 1)] as const),
  )
  const between = pairs.find(([one, typed]) => words.some((other) => other !== one && withinOneError(fold(other), typed)))!
  expect(foldCode(`${between[1]} måne havre æble`)).toBeUndefined()
})

test('every code is read as itself, however it is written', () => {
  const manner = fc.record({ between: fc.constantFrom(' ', '-', ', ', '  ', '\n'), loud: fc.boolean(), plain: fc.boolean() })
  fc.assert(
    fc.property(fc.uuid(), manner, (formId, { between, loud, plain }) => {
      const code = returnCode(secret, formId)
      const written = (plain ? fold(code.words) : code.words).replaceAll(' ', between)
      expect(codeHash(secret, foldCode(loud ? written.toUpperCase() : written)!)).toEqual(code.hash)
    }),
  )
})

test('one typing error in every word leads to the same code or to none, never to another', () => {
  let read = 0
  const error = fc.record({ kind: fc.constantFrom('drop', 'add', 'change', 'swap'), at: fc.nat(20), letter })
  fc.assert(
    fc.property(fourWords, fc.array(error, { minLength: 4, maxLength: 4 }), (code, errors) => {
      const asFolded = errors[0]!.at % 2 === 0
      const meant = code.map(fold)
      const typed = (asFolded ? meant : code).map((one, index) => misspell(one, errors[index]!))
      fc.pre(typed.every((one, index) => !plainForms.has(fold(one)) || meant[index] === plainForms.get(fold(one))))
      const found = foldCode(typed.join(' '))
      if (found !== undefined) read++
      expect([undefined, meant.join(' ')]).toContain(found)
    }),
    { numRuns: 300 },
  )
  expect(read).toBeGreaterThan(100)
})

test('nothing that can be typed breaks the reading', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 250 }), (typed) => {
      const found = foldCode(typed)
      expect(found === undefined || found.split(' ').every((one) => words.some((other) => fold(other) === one))).toBe(true)
    }),
    { numRuns: 100 },
  )
})

function misspell(one: string, error: { kind: string; at: number; letter: string }): string {
  const at = error.at % one.length
  const [before, after] = [one.slice(0, at), one.slice(at + 1)]
  if (error.kind === 'drop') return before + after
  if (error.kind === 'add') return before + error.letter + one.slice(at)
  if (error.kind === 'change') return before + error.letter + after
  return before + after.slice(0, 1) + one[at]! + after.slice(1)
}
