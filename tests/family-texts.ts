import { lix, wordsIn } from '#testing/lix.ts'
import { proseOf } from '#testing/prose.ts'
import { filesIn } from './files.ts'

const theirs =
  /^src\/(parts\/(front-door|family-page|counselling\/(safe-answer|seen))|core\/(circle|promise|send|identifying-text|helpline|opening|session|sign-in-link|passkey)|platform\/http)\//
const everyones = [
  'src/core/wording.da.ts',
  'src/platform/html/texts.da.ts',
  'src/demo/texts.da.ts',
  'src/demo/said.da.ts',
  'src/simulation/said.da.ts',
]
/** Data with words of its own: public lines, and what a demo world offers and where. */
const data = ['helpline/helplines', 'offer/seed-activities', 'offer/seed-associations', 'offer/seed-houses'].map(
  (name) => `src/core/${name}.ts`,
)
const wordsOfData = new Set(['title', 'what', 'forWhom', 'signup', 'otherwise', 'travel'])

/** Where the words families read stand: the public pages, their own page, what is promised or mailed to them, and what data says of itself. */
export function familyTexts(): string[] {
  return [...filesIn('src', /\.da\.ts$/).filter((file) => theirs.test(file) || everyones.includes(file)), ...data]
}

type Texts = Record<string, string>

async function textsIn(file: string): Promise<Texts> {
  const module = (await import(new URL(`../${file}`, import.meta.url).href)) as Record<string, unknown>
  if (data.includes(file)) return eachOnce(inData(module))
  return Object.fromEntries(Object.values(module).flatMap((catalogue) => inCatalogue(catalogue as object)))
}

function inCatalogue(catalogue: object): [key: string, text: string][] {
  return Object.entries(catalogue).flatMap(([key, text]) =>
    typeof text === 'string' ? [[key, text]] : inCatalogue(text).map(([part, one]): [string, string] => [`${key} ${part}`, one]),
  )
}

/** Data says everything in Danish and in English, as a pair or by name; the Danish is what is measured. */
function inData(data: object): [key: string, text: string][] {
  return Object.entries(data).flatMap(([key, inner]): [string, string][] => {
    if (typeof inner !== 'object' || inner === null) return []
    if (wordsOfData.has(key)) return [[key, 'da' in inner ? inner.da : inner[0]]]
    return inData(inner).map(([part, text]) => [`${inner.key ?? inner.town ?? key} ${part}`, text])
  })
}

/** What many lines or places say alike is one text. */
function eachOnce(texts: [key: string, text: string][]): Texts {
  const keys = new Map(texts.toReversed().map(([key, text]) => [text, key]))
  return Object.fromEntries(texts.filter(([key, text]) => keys.get(text) === key))
}

export async function readability(file: string): Promise<number> {
  return lix(proseOf(await textsIn(file)))
}

export type Measured = { key: string; prose: string; words: number; lix: number }

/** Each text that is long enough to be measured alone: of seven words, one long one would say nothing. */
export async function measured(file: string): Promise<Measured[]> {
  return Object.entries(await textsIn(file))
    .map(([key, text]) => ({ key, prose: proseOf({ key: text }) }))
    .map(({ key, prose }) => ({ key, prose, words: wordsIn(prose).length, lix: lix(prose) }))
    .filter(({ words }) => words > 7)
}
