import { helplines } from '#core/helpline/helplines.ts'
import { addressesIn } from './address.ts'

export type IdentifyingKind = 'phone' | 'cpr' | 'address' | 'email'
export type Identifying = { kind: IdentifyingKind; start: number; end: number; found: string }

type Finder = { kind: IdentifyingKind; find: (text: string) => Iterable<{ index: number; 0: string }> }

const before = String.raw`(?<![\p{L}\p{N}+]|\d[ .\u00a0/-])`
const after = String.raw`(?!\p{N}|[ .\u00a0/-]\d)`
const gap = String.raw`[ .\u00a0/-]`
const country = String.raw`(?:(?:\+|00)45[ .\u00a0-]?|\(\+45\) ?|45 ?)?`

/** Eight digits in any usual grouping, with one kind of gap. */
const danishNumber = new RegExp(`${before}(${country})([2-9]\\d{7}|[2-9]\\d{1,4}(${gap})\\d{2,5}(?:\\3\\d{2,3}){0,2})${after}`, 'gu')
const foreignNumber = /(?<![\p{L}\p{N}])(?:\+|00)(?!45)[1-9]\d{0,2}(?:[ .\u00a0/()-]{0,2}\d){6,12}(?!\p{N})/gu
const dayMonthYear = String.raw`(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])(?<gap>[ ./-]?)(?:0[1-9]|1[0-2])\k<gap>(?:(?:19|20)\d\d|\d\d)`
const civilNumber = new RegExp(`${before}(?<day>${dayMonthYear})[ -]{0,3}\\d{4}${after}`, 'gu')
const sign = String.raw`(?: ?@ ?|\s?[([]at[)\]]\s?|\ssnabel-?a\s)`
const email = new RegExp(String.raw`(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}${sign}(?:[\p{L}\p{N}-]{1,63}\.){1,4}\p{L}{2,24}`, 'giu')

/** Found in this order: what has been taken by one is not looked at by the next. */
const finders: Finder[] = [
  { kind: 'email', find: (text) => text.matchAll(email) },
  { kind: 'cpr', find: (text) => [...text.matchAll(civilNumber)].filter((match) => isDate(match.groups!.day!)) },
  { kind: 'phone', find: (text) => text.matchAll(foreignNumber) },
  { kind: 'phone', find: (text) => [...text.matchAll(danishNumber)].filter((match) => isPhone(text, match)) },
  { kind: 'address', find: addressesIn },
]

/** What in a text tells who somebody is: shown to the writer once, with "send" or "remove", because it ends their anonymity. */
export function findIdentifying(text: string): Identifying[] {
  const taken = new Uint8Array(text.length)
  const all = finders.flatMap(({ kind, find }) =>
    [...find(text)].flatMap((match): Identifying[] => {
      const [start, end] = [match.index, match.index + match[0].length]
      if (taken.subarray(start, end).includes(1)) return []
      taken.fill(1, start, end)
      return [{ kind, start, end, found: match[0] }]
    }),
  )
  return all.sort((a, b) => a.start - b.start)
}

/** The same text with … where it told who somebody is. */
export function withoutIdentifying(text: string): string {
  const found = findIdentifying(text)
  if (found.length === 0) return text
  const kept = [...found.map(({ start }, index) => text.slice(found[index - 1]?.end ?? 0, start)), text.slice(found.at(-1)!.end)]
  return withoutIdentifying(kept.join('…'))
}

const publicLines = new Set(helplines.map(({ number }) => number.replaceAll(' ', '')))
const money = /^\s?(?:kr\b|kroner|dkk|,-|euro|€|%|mio)/iu
const asAmount = /(?:\bkr\.?|dkk|€|cvr[\s:.-]{0,3}(?:nr|nummer)?[\s:.-]{0,3})\s?$/iu

function isPhone(text: string, match: RegExpExecArray | RegExpMatchArray): boolean {
  const [whole, country = '', number = ''] = match
  const digits = number.replace(/\D/g, '')
  if (digits.length !== 8) return false
  if (country.startsWith('+') || country.startsWith('00') || country.startsWith('(')) return true
  if (isSharedLine(digits) || (number.length > 8 && isDate(number)) || isYears(number) || /^\d{1,3}(?:\.\d{3})+$/.test(number)) return false
  const start = match.index ?? 0
  return (
    !money.test(text.slice(start + whole.length, start + whole.length + 10)) && !asAmount.test(text.slice(Math.max(0, start - 20), start))
  )
}

/** Numbers with 70, 80 and 90 belong to firms and lines that many share; nobody is found by them. */
function isSharedLine(digits: string): boolean {
  return /^[789]0/.test(digits) || publicLines.has(digits)
}

function isYears(number: string): boolean {
  return /^(?:19|20)\d\d[ .\u00a0/-](?:19|20)\d\d$/.test(number)
}

/** A day of the calendar with its year; CPR numbers that stand in for another have 60 added to the day. */
function isDate(text: string): boolean {
  const said = /^(\d\d)([ ./-]?)(\d\d)\2(\d{4}|\d\d)$/.exec(text)
  if (said) return inCalendar(Number(said[4]!.padStart(4, '20')), Number(said[3]), ((Number(said[1]) - 1) % 60) + 1)
  const written = /^((?:19|20)\d\d)[ ./-](\d\d)[ ./-](\d\d)$/.exec(text)
  return written !== null && inCalendar(Number(written[1]), Number(written[2]), Number(written[3]))
}

function inCalendar(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return year >= 1900 && year < 2100 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}
