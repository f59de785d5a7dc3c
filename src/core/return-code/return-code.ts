import { createHmac } from 'node:crypto'
import { withinOneError } from './typing-error.ts'
import { words } from './words.da.ts'

/** A key with its number. The number is stored beside the hash, so that a new key can be taken into use while old codes still open. */
export type CodeSecret = { number: number; key: Buffer }
/** The one new codes are made with, and those whose codes still open. */
export type CodeKeys = readonly [CodeSecret, ...CodeSecret[]]
export type ReturnCode = { words: string; hash: Buffer; keyNumber: number }

const wordsInCode = 4
const bitsPerWord = 11n

const folded: readonly string[] = words.map(fold)
const known = new Set(folded)
/** As people write without æøå at hand and without thinking of aa and oe. */
const plain = new Map(
  words.filter((word) => /[åø]/.test(word)).map((word) => [fold(word.replaceAll('å', 'a').replaceAll('ø', 'o')), fold(word)]),
)

/**
 * The way back of somebody without a name: four words (44 bits) made from the form's random id, so that a form sent twice gives the
 * same words. Only the hash is stored; without the key it says nothing about the words. Whoever knows the form's id can have them said
 * again, so it stands nowhere that others read.
 */
export function returnCode(secret: CodeSecret, formId: string): ReturnCode {
  return codeFrom(secret, formId)
}

/** A new way back that a family is given. The form's id is chosen by who gives it: the words belong to this family, and are never those of a writer. */
export function codeForFamily(secret: CodeSecret, { familyId, formId }: { familyId: string; formId: string }): ReturnCode {
  return codeFrom(secret, `family ${familyId} ${formId}`)
}

function codeFrom(secret: CodeSecret, seed: string): ReturnCode {
  let number = hmac(secret, 'words', seed).readBigUInt64BE()
  const chosen: string[] = []
  for (let index = 0; index < wordsInCode; index++) {
    chosen.push(words[Number(number & ((1n << bitsPerWord) - 1n))]!)
    number >>= bitsPerWord
  }
  return { words: chosen.join(' '), hash: codeHash(secret, chosen.map(fold).join(' ')), keyNumber: secret.number }
}

/** Keyed hash of a code as `foldCode` gives it. */
export function codeHash(secret: CodeSecret, code: string): Buffer {
  return hmac(secret, 'hash', code)
}

/**
 * What to look up for what somebody typed: one hash for every key in use. Words that are no code give hashes that no conversation has,
 * so that a wrong code goes the whole way through the database like a right one and costs the same time.
 */
export function hashesToTry(secrets: readonly CodeSecret[], typed: string): { hash: Buffer; keyNumber: number }[] {
  const code = foldCode(typed) ?? ''
  return secrets.map((secret) => ({ hash: codeHash(secret, code), keyNumber: secret.number }))
}

/**
 * What somebody typed, as the four folded words it must mean; undefined when it can mean none or more than one code. Case, spaces,
 * hyphens, commas and æøå do not matter, and each word may have one typing error.
 */
export function foldCode(typed: string): string | undefined {
  if (typed.length > 200) return undefined
  const pieces = small(typed).match(/[a-zæøåäö]+/g) ?? []
  if (pieces.length === wordsInCode) {
    const meant = pieces.map(nearestWord)
    if (meant.every((word) => word !== undefined)) return meant.join(' ')
  }
  return splitRunTogether(fold(pieces.join('')))
}

export function fold(text: string): string {
  return small(text).replace(/[æä]/g, 'ae').replace(/[øö]/g, 'oe').replaceAll('å', 'aa')
}

function small(text: string): string {
  return text.normalize('NFC').toLowerCase()
}

/**
 * The only word one typing error away at most, in the letters typed or as folded. Two words are never that close to each other, but
 * an error may lie between two: then it means neither.
 */
function nearestWord(typed: string): string | undefined {
  const foldedTyped = fold(typed)
  if (known.has(foldedTyped)) return foldedTyped
  if (plain.has(foldedTyped)) return plain.get(foldedTyped)
  const near = folded.filter((word, index) => withinOneError(word, foldedTyped) || withinOneError(words[index]!, typed))
  return near.length === 1 ? near[0] : undefined
}

/** Words written without their spaces, or with one too many: read only when there is one way to read them. */
function splitRunTogether(letters: string): string | undefined {
  const ways = waysToRead(letters, wordsInCode)
  return ways.length === 1 ? ways[0] : undefined
}

function waysToRead(letters: string, count: number): string[] {
  if (count === 0) return letters === '' ? [''] : []
  const starts = folded.filter((word) => letters.startsWith(word))
  return starts.flatMap((word) => waysToRead(letters.slice(word.length), count - 1).map((rest) => (rest ? `${word} ${rest}` : word)))
}

function hmac(secret: CodeSecret, use: 'words' | 'hash', text: string): Buffer {
  return createHmac('sha256', secret.key).update(`return-code ${use}\n${text}`).digest()
}
