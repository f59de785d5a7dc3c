import { familyTexts, measured, readability } from '../tests/family-texts.ts'

export const lixFile = 'docs/lix.md'

/** How hard the Danish words of each family-facing catalogue are to read, and each of their texts, the hardest first. */
export async function lixText(): Promise<string> {
  const files = await Promise.all(familyTexts().map(async (file) => ({ file, all: await readability(file), texts: await measured(file) })))
  const texts = files.flatMap(({ file, texts }) => texts.map((text) => ({ ...text, file })))
  const hardest = texts.toSorted((a, b) => b.lix - a.lix || (`${a.file} ${a.key}` < `${b.file} ${b.key}` ? -1 : 1))
  const rows = files.map(({ file, all }) => `| ${all} | ${file} |`)
  const lines = hardest.map(
    ({ lix, words, file, key, prose }) => `| ${lix} | ${words} | ${prose.replaceAll(/\s+/g, ' ')} | ${file}, ${key} |`,
  )
  return `${head}\n| LIX | file |\n|---|---|\n${rows.join('\n')}\n\n${alone}\n| LIX | words | text | where |\n|---|---|---|---|\n${lines.join('\n')}\n`
}

const head = `# How easy the words are

Everything a family may read, in Danish, in a demo world too. LIX is the words of a sentence and the share of words over six letters; up to
30 is easy, and a test holds each of these to it. \`npm run generate\` writes this page. How to write: [write for families](how-to/write-for-families.md).

## Each file as one text

Catalogues of words, and what helplines, offers and places say of themselves.
`
const alone = `## Each text of more than seven words

Of fewer words one long word would say nothing. What is filled in is read as a short name.
`
