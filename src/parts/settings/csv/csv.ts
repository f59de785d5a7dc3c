/** A file of rows as a Danish Excel writes and reads it: semicolons, a mark in front, commas in numbers. */
type Sheet = { rows: Row[] } | { unclosed: number }
type Row = { row: number; cells: string[] }

/** What would be read as a formula gets an apostrophe in front; reading takes it off again, so that a file comes back as it went. */
const formula = /^'*[=+\-@\t\r]/
const guarded = /^'+[=+\-@\t\r]/

const mark = '\ufeff'

export function writeSheet(rows: readonly (readonly string[])[]): string {
  return `${mark}${rows.map((row) => row.map(written).join(';')).join('\r\n')}\r\n`
}

/** The file of Excel or LibreOffice itself: its rows are packed, and what would be read of it are no words. Unseen characters are gone by now. */
export function isWorkbook(text: string): boolean {
  return text.startsWith('PK') ? /\[Content_Types\]\.xml|opendocument/.test(text) : text.startsWith('ÐÏà¡±á')
}

function written(cell: string): string {
  const safe = formula.test(cell) ? `'${cell}` : cell
  return /[;"\r\n\t,]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/**
 * The rows in which something stands, each with the number Excel shows beside it: its files often end in thousands of empty ones. Reading
 * ends after `most`, however long the file is.
 */
export function readSheet(text: string, most: number): Sheet {
  const plain = text.replace(mark, '').replaceAll('\r\n', '\n').replaceAll('\r', '\n')
  const between = separatorOf(plain)
  const rows: Row[] = []
  let at = 0
  for (let number = 1; at < plain.length && rows.length < most; number++) {
    const cells: string[] = []
    for (;;) {
      const cell = readCell(plain, at, between)
      if (!cell) return { unclosed: number }
      cells.push(guarded.test(cell.text) ? cell.text.slice(1) : cell.text)
      at = cell.end + 1
      if (plain[cell.end] !== between) break
    }
    if (cells.some((one) => one.trim())) rows.push({ row: number, cells })
  }
  return { rows }
}

/** Pasted from Excel the cells stand between tabs; an English Excel writes commas. */
function separatorOf(text: string): string {
  const head = text.slice(0, text.indexOf('\n') === -1 ? undefined : text.indexOf('\n'))
  return [';', '\t', ','].find((one) => head.includes(one)) ?? ';'
}

/** One cell from here on and where it ends; null when its quotation mark is never closed. */
function readCell(text: string, from: number, between: string): { text: string; end: number } | null {
  if (text[from] !== '"') {
    let end = from
    while (end < text.length && text[end] !== between && text[end] !== '\n') end++
    return { text: text.slice(from, end), end }
  }
  let cell = ''
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] !== '"') cell += text[at]
    else if (text[at + 1] === '"') cell += text[at++]
    else return restOf(text, { cell, from: at + 1, between })
  }
  return null
}

/** What stands between the closing mark and the end of the cell belongs to it as it is. */
function restOf(text: string, { cell, from, between }: { cell: string; from: number; between: string }): { text: string; end: number } {
  let end = from
  while (end < text.length && text[end] !== between && text[end] !== '\n') end++
  return { text: cell + text.slice(from, end), end }
}

/** 24-12-2026, 24.12.2026, 24/12/26 or 2026-12-24 as the last. What is no date comes back as it is, so that it is said as it was written. */
export function isoDay(text: string): string {
  const found = /^(\d{1,2})[-./](\d{1,2})[-./](\d{4}|\d{2})$/.exec(text.trim())
  if (!found) return text.trim()
  const [, day, month, year] = found
  return `${year!.length === 2 ? `20${year}` : year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`
}

export function danishDay(day: string | null): string {
  return day ? day.split('-').reverse().join('-') : ''
}
