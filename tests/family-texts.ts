import { lix, wordsIn } from '#testing/lix.ts'
import { proseOf } from '#testing/prose.ts'
import { filesIn } from './files.ts'

const theirs =
  /^src\/(parts\/(front-door|family-page)|core\/(circle|promise|send|identifying-text|helpline|opening|session|sign-in-link)|platform\/http)\//
const everyones = ['src/core/wording.da.ts', 'src/platform/html/texts.da.ts']

/** The catalogues families read: the public pages, their own page, what is promised to them, and what stands on every page or is mailed. */
export function familyTexts(): string[] {
  return filesIn('src', /\.da\.ts$/).filter((file) => theirs.test(file) || everyones.includes(file))
}

async function catalogueIn(file: string): Promise<Record<string, string>> {
  const module = (await import(new URL(`../${file}`, import.meta.url).href)) as Record<
    string,
    Record<string, string | Record<string, string>>
  >
  const entries = Object.values(module).flatMap((catalogue) => Object.entries(catalogue))
  const texts = entries.flatMap(([key, text]) =>
    typeof text === 'string' ? [[key, text]] : Object.entries(text).map(([part, one]) => [`${key} ${part}`, one]),
  )
  return Object.fromEntries(texts)
}

export async function readability(file: string): Promise<number> {
  return lix(proseOf(await catalogueIn(file)))
}

export type Measured = { key: string; prose: string; words: number; lix: number }

/** Each text that is long enough to be measured alone: of seven words, one long one would say nothing. */
export async function measured(file: string): Promise<Measured[]> {
  return Object.entries(await catalogueIn(file))
    .map(([key, text]) => ({ key, prose: proseOf({ key: text }) }))
    .map(({ key, prose }) => ({ key, prose, words: wordsIn(prose).length, lix: lix(prose) }))
    .filter(({ words }) => words > 7)
}
