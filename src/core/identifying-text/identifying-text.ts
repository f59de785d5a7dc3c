export type Kind = 'phone' | 'cpr' | 'address' | 'email'
export type Found = { kind: Kind; start: number; end: number; found: string }

/**
 * What in somebody's words could tell who they are: it ends anonymity, so it is held back once and the writer decides. A rule that is
 * too eager teaches people to press past it, so short public numbers, prices, dates and ages are let through.
 */
export function findIdentifying(text: string): Found[] {
  const all = [...emails(text), ...cprNumbers(text), ...phones(text), ...addresses(text)]
  const inOrder = all.toSorted((a, b) => a.start - b.start || b.end - a.end)
  return inOrder.filter((one, index) => !inOrder.slice(0, index).some((before) => before.end > one.start))
}

/** The words without it: each place becomes three dots, so that the sentence can still be read. */
export function withoutIdentifying(text: string): string {
  return findIdentifying(text).reduceRight((rest, { start, end }) => `${rest.slice(0, start)}…${rest.slice(end)}`, text)
}

function emails(text: string): Found[] {
  return matches(text, 'email', /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu)
}

/** Ten digits whose first six can be a date; the century and check digit are not asked, because a typing error is still a number of one's own. */
function cprNumbers(text: string): Found[] {
  return matches(text, 'cpr', /(?<![\d-])\d{6}[-– ]?\d{4}(?!\d)/g).filter(({ found }) => canBeDate(found))
}

function canBeDate(found: string): boolean {
  const [day, month] = [Number(found.slice(0, 2)), Number(found.slice(2, 4))]
  // Replacement numbers add 60 to the day.
  return month >= 1 && month <= 12 && ((day >= 1 && day <= 31) || (day >= 61 && day <= 91))
}

/** Lines everybody may call, in case somebody writes that they have tried. */
const publicNumbers = new Set(['70201201', '33456700', '82121212', '35120000', '77302020', '70110800', '70201202', '80828010'])

function phones(text: string): Found[] {
  const eightDigits = /(?<![\d.,/-])(?:(?:\+|00)45[ -]?)?[2-9](?:[ .-]?\d){7}(?![\d]|[.,]\d| ?(?:kr|dkk))/gi
  return matches(text, 'phone', eightDigits).filter(({ found }) => {
    const digits = found.replace(/\D/g, '').slice(-8)
    return !publicNumbers.has(digits) && !isDate(found)
  })
}

/** 24.11.2026 and 2026-11-24 have eight digits too. */
function isDate(found: string): boolean {
  return /^\d{1,2}[.-]\d{1,2}[.-](19|20)\d\d$/.test(found) || /^(19|20)\d\d-\d\d-\d\d$/.test(found)
}

const street = String.raw`(?:\p{Lu}[\p{L}'.]*[ ]){0,3}\p{L}*(?:vej|gade|allé|alle|stræde|plads|torv|boulevard|vænge|parken|bakken|haven|toften|engen|skoven|gården)`

function addresses(text: string): Found[] {
  const withNumber = new RegExp(String.raw`(?<!\p{L})${street}[ ]\d{1,3}[ ]?[A-Za-z]?(?![\p{L}\d])(?:,?[ ](?:st|kl|\d{1,2})\.?(?:[ ]?(?:sal|tv|th|mf)\.?)*)?(?:,?[ ]\d{4}[ ]\p{Lu}\p{L}+)?`, 'gu')
  return matches(text, 'address', withNumber)
}

function matches(text: string, kind: Kind, pattern: RegExp): Found[] {
  return [...text.matchAll(pattern)].map((match) => ({ kind, start: match.index, end: match.index + match[0].length, found: match[0] }))
}
