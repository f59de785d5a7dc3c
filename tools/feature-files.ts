type Names = { part: string; noun: string; type: string; value: string; schema: string; table: string }

/** The words of a new feature in every spelling the house uses: `support` `christmas-aid` → ChristmasAid, christmasAid, christmas_aid. */
export function namesOf(part: string, noun: string): Names {
  const type = noun.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase())
  return {
    part,
    noun,
    type,
    value: type[0]!.toLowerCase() + type.slice(1),
    schema: part.replaceAll('-', '_'),
    table: noun.replaceAll('-', '_'),
  }
}

/** A feature folder in the shape of the house: it compiles, and its one test is red until the rule is written. */
export function featureFiles(names: Names): Record<string, string> {
  const { noun } = names
  const files: Record<string, string> = {
    [`${noun}.ts`]: rules(names),
    [`${noun}.test.ts`]: test(names),
    'store.ts': store(names),
    'actions.ts': actions(names),
    'form.ts': form(names),
    'pages.tsx': pages(names),
    'routes.tsx': routes(names),
    'texts.da.ts': texts('da', "export const da = {\n  title: '',\n  words: '',\n  send: '',\n  notWrittenYet: '',\n} as const\n"),
    'texts.en.ts': texts(
      'en',
      "export const en: Record<keyof typeof da, string> = {\n  title: '',\n  words: '',\n  send: '',\n  notWrittenYet: '',\n}\n",
    ),
    'texts.ts':
      "import { catalogue } from '#platform/texts.ts'\nimport { da } from './texts.da.ts'\nimport { en } from './texts.en.ts'\n\nexport const texts = catalogue(da, { en })\n",
  }
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [`src/parts/${names.part}/${noun}/${name}`, text]))
}

function texts(lang: 'da' | 'en', body: string): string {
  return lang === 'da' ? body : `import type { da } from './texts.da.ts'\n\n${body}`
}

function rules({ type, value }: Names): string {
  return `import { type Refusal, refuse } from '#platform/refusal.ts'

export type ${type} = { id: string; words: string }

/** The rule: the clock and the id are arguments, the answer is a value or a refusal. */
export function write(_${value}: ${type}): ${type} | Refusal {
  return refuse('notWrittenYet')
}
`
}

function test({ noun, type, value }: Names): string {
  return `import { expect, test } from 'vitest'
import { type ${type}, write } from './${noun}.ts'

test('a ${noun.replaceAll('-', ' ')} can be written', () => {
  const ${value}: ${type} = { id: '0199', words: 'ord' }
  expect(write(${value})).toEqual(${value})
})
`
}

function store({ noun, type, value, schema, table }: Names): string {
  return `import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import type { ${type} } from './${noun}.ts'

export async function insert${type}(tx: Tx, ${value}: ${type}): Promise<void> {
  await sql\`insert into ${schema}.${table} (id, words) values (\${${value}.id}, \${${value}.words})\`.execute(tx)
}
`
}

function actions({ noun, type, value }: Names): string {
  return `import type { Tx } from '#platform/db.ts'
import { isRefusal, type Refusal } from '#platform/refusal.ts'
import { type ${type}, write } from './${noun}.ts'
import { insert${type} } from './store.ts'

/** One wish, one transaction. */
export async function write${type}(tx: Tx, input: ${type}): Promise<${type} | Refusal> {
  const ${value} = write(input)
  if (!isRefusal(${value})) await insert${type}(tx, ${value})
  return ${value}
}
`
}

function form({ value }: Names): string {
  return `import { z } from 'zod'
import { words } from '#platform/http/fields.ts'

export const ${value}Form = z.object({ words: words(2000) })
`
}

function pages({ type }: Names): string {
  return `import { Button } from '#platform/html/button.tsx'
import { Form, ProblemSummary } from '#platform/html/form.tsx'
import { PublicPage } from '#platform/html/public-page.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { TextArea } from '#platform/html/text-fields.tsx'
import type { Again } from '#platform/http/visit.ts'
import { texts } from './texts.ts'

export function ${type}Page({ shell, form }: { shell: Shell; form: Again }) {
  const say = texts(shell.lang)
  return (
    <PublicPage shell={shell} title={say('title')}>
      <ProblemSummary lang={shell.lang} problems={form.problems} />
      <Form shell={shell} formId={form.formId}>
        <TextArea name="words" label={say('words')} value={form.typed.words} problem={form.problems.words} />
        <Button>{say('send')}</Button>
      </Form>
    </PublicPage>
  )
}
`
}

function routes({ noun, type, value }: Names): string {
  return `import { may } from '#core/session/permission.ts'
import { part } from '#platform/http/part.ts'
import { fresh } from '#platform/http/visit.ts'
import { isRefusal } from '#platform/refusal.ts'
import { write${type} } from './actions.ts'
import { ${value}Form } from './form.ts'
import { ${type}Page } from './pages.tsx'
import { texts } from './texts.ts'

export function ${value}Routes() {
  const routes = part()
  routes.page('/${noun}', { may: may.counsel }, (visit) => visit.html(${type}Page({ shell: visit.shell, form: fresh(visit) })))
  routes.post('/${noun}', {
    may: may.counsel,
    form: ${value}Form,
    texts,
    act: async (tx, value, visit) => {
      const answer = await write${type}(tx, { id: visit.wishId, words: value.words })
      return isRefusal(answer) ? answer : '/${noun}'
    },
    again: (visit, form) => visit.html(${type}Page({ shell: visit.shell, form })),
  })
  return routes
}
`
}
