import { expect, test } from 'vitest'
import { Check, Choices } from './choices.tsx'
import { DataTable } from './facts.tsx'
import { Form, ProblemSummary } from './form.tsx'
import type { Shell } from './shell.ts'
import { DateField, Select, TextArea, TextField } from './text-fields.tsx'
import { Thread } from './thread.tsx'

const unkind = `<script>alert("1")</script> & 'ven'`
const escaped = /&lt;script&gt;alert\(&quot;1&quot;\)&lt;\/script&gt; &amp; (&#39;|')ven/

const shell: Shell = {
  lang: 'da',
  dir: 'ltr',
  path: '/skriv',
  demo: false,
  quickExitUrl: 'https://neutral.example/',
  hat: null,
  formToken: 'a-token',
  leaf: '',
  asset: (name) => `/assets/${name}`,
}

test('what was typed comes back as it was, and never as markup', () => {
  for (const html of [
    <TextField name="words" label="Ord" value={unkind} />,
    <TextArea name="words" label="Ord" value={unkind} />,
    <Thread label="Samtale" messages={[{ from: 'me', author: 'Dig', time: 'nu', text: unkind }]} />,
    <TextField name="words" label={unkind} hint={unkind} problem={unkind} />,
  ].map(String)) {
    expect(html).toMatch(escaped)
    expect(html).not.toContain('<script')
  }
})

test('a text that begins with an empty line keeps it', () => {
  expect(String(<TextArea name="words" label="Ord" value={'\nJeg er 19'} />)).toContain('>\n\nJeg er 19</textarea>')
  expect(String(<TextArea name="words" label="Ord" />)).toContain('>\n</textarea>')
})

test('a field is tied to its label, its hint and its problem', () => {
  const html = String(<TextField name="postcode" label="Postnummer" hint="Fire tal" problem="Skriv fire tal" value="76" />)
  expect(html).toContain('<label class="ds-label" for="field-postcode">Postnummer</label>')
  expect(html).toContain('aria-describedby="field-postcode-hint field-postcode-problem"')
  expect(html).toContain('aria-invalid="true"')
  expect(html).toContain('id="field-postcode-hint">Fire tal')
  expect(html).toContain('id="field-postcode-problem">Skriv fire tal')
  expect(html).toContain('value="76"')
})

test('a field without a problem says nothing of one', () => {
  const html = String(<DateField name="due" label="Dato" value="2025-11-27" />)
  expect(html).not.toContain('aria-invalid')
  expect(html).not.toContain('aria-describedby')
  expect(html).toContain('value="2025-11-27"')
})

test('a browser remembers only what a form keeps, and on the first leaf only; a line is never offered to the next person', () => {
  const form = (leaf: string, keeps?: boolean, draft?: string) =>
    /<form[^>]*>/.exec(String(<Form shell={{ ...shell, leaf }} keeps={keeps} draft={draft} />))?.[0]
  expect(form('')).toContain('autocomplete="off"')
  expect(form('')).not.toContain('data-leaf')
  expect(form('', true)).not.toContain('autocomplete')
  expect(form('', true)).toContain('data-leaf=""')
  expect(form('a-leaf', true)).toContain('autocomplete="off" data-leaf="a-leaf"')
  expect(form('', true, 'x')).toContain('autocomplete="off" data-leaf="" data-draft="x"')
  expect(String(<TextField name="words" label="Ord" />)).toContain('autocomplete="off"')
})

test('where a cell has nothing to say, a phone leaves it out and the other cells stand', () => {
  const rows = [
    { name: 'A', note: '–' },
    { name: 'B', note: 'Altid nul' },
  ]
  const columns = [
    { head: 'Hvad', cell: ({ name }: (typeof rows)[number]) => name },
    { head: 'Antal', number: true, cell: () => 0 },
    { head: 'Bemærk', cell: ({ note }: (typeof rows)[number]) => note },
  ]
  const html = String(<DataTable caption="Tal" rows={rows} columns={columns} />)
  expect(html.match(/<td[^>]*>/g)).toEqual([
    '<td data-head="Antal" class="number">',
    '<td data-head="Bemærk" class="nothing">',
    '<td data-head="Antal" class="number">',
    '<td data-head="Bemærk">',
  ])
})

test('a choice that was made stands', () => {
  const options = [
    { value: 'a', label: 'A' },
    { value: 'b', label: 'B' },
    { value: 'c', label: 'C' },
  ]
  expect(checked(String(<Choices name="x" pick="one" legend="X" options={options} value="b" />))).toEqual(['b'])
  expect(checked(String(<Choices name="x" pick="many" legend="X" options={options} value={['a', 'c']} />))).toEqual(['a', 'c'])
  expect(checked(String(<Choices name="x" pick="many" legend="X" options={options} value="a,c" />))).toEqual(['a', 'c'])
  expect(checked(String(<Choices name="x" pick="many" legend="X" options={options} />))).toEqual([])
  expect(checked(String(<Check name="yes" label="Ja" checked />))).toEqual(['yes'])
  const select = String(<Select name="x" label="X" options={options} value="c" empty="Vælg" />)
  expect([...select.matchAll(/<option value="(\w*)" selected/g)].map((found) => found[1])).toEqual(['c'])
})

test('the list of problems leads to each field, also to the first of several choices', () => {
  const problems = { words: 'Skriv et par ord', who: 'Vælg en', form: 'Koden er brugt' }
  const summary = String(<ProblemSummary lang="da" problems={problems} />)
  expect(summary).toContain('role="alert"')
  expect(summary).toContain('Ret 3 ting, før du går videre')
  expect(summary).toContain('<a href="#field-words">Skriv et par ord</a>')
  expect(summary).toContain('<a href="#field-who">Vælg en</a>')
  expect(summary).toContain('<li>Koden er brugt</li>')
  expect(String(<Choices name="who" pick="one" legend="Hvem" options={[{ value: 'a', label: 'A' }]} />)).toMatch(
    /<input[^>]* id="field-who"/,
  )
})

test('no problems, no list', () => {
  expect(String(<ProblemSummary lang="da" problems={{}} />)).toBe('')
  expect(String(<ProblemSummary lang="en" />)).toBe('')
})

test('a form carries its id and its token and lets the server speak', () => {
  const html = String(
    <Form shell={shell} formId="an-id" action="/skriv">
      <p>…</p>
    </Form>,
  )
  expect(html).toContain('method="post"')
  expect(html).toContain('novalidate')
  expect(html).toContain('<input type="hidden" name="formId" value="an-id"/>')
  expect(html).toContain('<input type="hidden" name="formToken" value="a-token"/>')
})

function checked(html: string): (string | undefined)[] {
  return [...html.matchAll(/<input[^>]*>/g)].filter(([tag]) => / checked/.test(tag)).map(([tag]) => /value="(\w+)"/.exec(tag)?.[1])
}

test('of several forms on a page only the one that was refused is marked as sent nowhere', () => {
  const forms = ['one', 'two', undefined].map((formId) => String(<Form shell={{ ...shell, refused: 'one' }} formId={formId} />))
  const before = ['one', undefined].map((formId) => String(<Form shell={shell} formId={formId} />))
  expect([...forms, ...before].map((html) => html.includes('data-refused'))).toEqual([true, false, false, false, false])
})
