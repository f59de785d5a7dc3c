export type Entry = { danish: string[]; codes: string[] }

/** The rows of the glossary's tables: Danish words on the left, the names in the code in backticks. */
export function entriesOf(glossary: string): Entry[] {
  const rows = glossary.split('\n').filter((line) => /^\| (?!Dansk \|)[^|]+\|[^|]+\|[^|]+\|$/.test(line))
  return rows.map((row) => {
    const [, danish = '', code = ''] = row.split('|')
    return { danish: danish.split(' / ').map((word) => word.trim()), codes: [...code.matchAll(/`([^`]+)`/g)].map(([, name]) => name!) }
  })
}

/** What is wrong with a glossary, given the names that the house uses. */
export function faultsOf(entries: Entry[], used: { tables: string[]; parts: string[]; types: string[] }): string[] {
  const codes = new Set(entries.flatMap((entry) => entry.codes))
  const missing = [...used.tables, ...used.parts, ...used.types].filter((name) => !codes.has(name))
  const gone = [...codes].filter((name) => name.includes('.') && !used.tables.includes(name))
  const words = entries.flatMap(({ danish }) => danish.map((word) => word.toLowerCase()))
  const twice = words.filter((word, place) => words.indexOf(word) !== place)
  return [
    ...missing.map((name) => `${name} has no entry`),
    ...gone.map((name) => `${name} is no longer there`),
    ...twice.map((word) => `${word} stands twice`),
  ]
}

/** Types that the file of a noun gives out: `offer/offer.ts`. Its neighbours (store, actions …) are not about words. */
export function nounTypes(file: string, text: string): string[] {
  const [, folder, name] = /\/([^/]+)\/([^/]+)\.tsx?$/.exec(file) ?? []
  return folder !== name ? [] : [...text.matchAll(/^export (?:type|interface) (\w+)/gm)].map(([, type]) => type!)
}
