import { catalogue, type Lang } from '#platform/texts.ts'
import type { Problems } from './form.ts'
import type { PostOf } from './post.ts'
import { da } from './problems.da.ts'
import { en } from './problems.en.ts'

type Values = Record<string, string | number>
/** Words for a code, where they know it. */
export type Speaker = (code: string, values?: Values) => string | undefined
const everyones = catalogue(da, { en })

/** Codes of problems as the form's own texts say them, of one field (`missing-name`) or of any, else as everyone's do. */
export function inWords(problems: Problems, lang: Lang, texts: PostOf['texts']): Problems {
  const own = texts?.(lang) as Speaker | undefined
  return Object.fromEntries(
    Object.entries(problems).map(([field, problem]) => [
      field,
      problemInWords(problem, lang, [(code, values) => own?.(`${code}-${field}`, values) ?? own?.(code, values)]),
    ]),
  )
}

/** One problem, with the numbers behind its code: in the words of the first who has some, everyone's last. */
export function problemInWords(problem: string, lang: Lang, speakers: readonly Speaker[]): string {
  const [code = '', ...numbers] = problem.split(' ')
  const [most = 0, length = 0] = numbers.map(Number)
  const values = { most, length }
  for (const say of [...speakers, everyones(lang) as Speaker]) {
    const words = say(code, values)
    if (words) return words
  }
  return everyones(lang)('notPossible')
}
