import { Actions, Button } from '#platform/html/button.tsx'
import { Choices } from '#platform/html/choices.tsx'
import { DataTable } from '#platform/html/facts.tsx'
import { Field } from '#platform/html/field.tsx'
import { Form } from '#platform/html/form.tsx'
import { Notice } from '#platform/html/notice.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { TextArea } from '#platform/html/text-fields.tsx'
import { texts as pageTexts } from '#platform/html/texts.ts'
import { problemInWords, type Speaker } from '#platform/http/in-words.ts'
import type { Again } from '#platform/http/visit.ts'
import { SettingsPage } from '../frame.tsx'
import type { Outcome } from './actions.ts'
import { WhatSheetsHold, wordList } from './holds.tsx'
import type { Fault, KindOfSheet } from './sheet-row.ts'
import { sheetKinds, sheets } from './sheets.ts'
import { texts } from './texts.ts'

export const path = '/settings/csv'
const say = texts('da')
const shownFaults = 50
const shownRows = 20

export function CsvPage({ shell, form, done }: { shell: Shell; form: Again; done?: number | undefined }) {
  return (
    <SettingsPage shell={shell} title={say('title')} lead={say('lead')} problems={form.problems}>
      {done !== undefined && <Notice kind="done" title={say('doneTitle', { count: done })} live />}
      <section>
        <h2>{say('outTitle')}</h2>
        <p>{say('outLead')}</p>
        <ul class="plain">
          {sheetKinds.map((kind) => (
            <li>
              <a href={`${path}/${kind}`} download={`${kind}.csv`}>
                {say('out', { kind: say(`kind-${kind}`) })}
              </a>
            </li>
          ))}
        </ul>
      </section>
      <WhatSheetsHold />
      <h2>{say('inTitle')}</h2>
      <InForm shell={shell} form={form} />
    </SettingsPage>
  )
}

/** A file and a field beside it: what is pasted from Excel is read as well, and a file needs no script. */
function InForm({ shell, form }: { shell: Shell; form: Again }) {
  return (
    <form class="form" method="post" action={`${path}/preview`} enctype="multipart/form-data" novalidate>
      <input type="hidden" name="formToken" value={shell.formToken} />
      <Choices
        name="kind"
        legend={say('kind')}
        hint={say('peopleHint')}
        pick="one"
        row
        options={sheetKinds.map((kind) => ({
          value: kind,
          label: say(`kind-${kind}`),
        }))}
        value={form.typed.kind}
        problem={form.problems.kind}
      />
      <Field name="file" label={say('file')} problem={form.problems.file}>
        <input class="ds-input" type="file" id="field-file" name="file" accept=".csv,text/csv" />
      </Field>
      <TextArea name="text" label={say('text')} value={form.typed.text} problem={form.problems.text} rows={6} />
      <Actions>
        <Button>{say('see')}</Button>
      </Actions>
    </form>
  )
}

type PreviewProps = { shell: Shell; form: Again; kind: KindOfSheet; text: string; outcome: Outcome }

/** What would happen, before anything has: the rows, or everything that is wrong with them. */
export function PreviewPage({ shell, form, kind, text, outcome }: PreviewProps) {
  const { faults, count } = outcome
  return (
    <SettingsPage
      shell={shell}
      title={say('previewTitle')}
      lead={say(`kind-${kind}`)}
      back={{ href: path, text: say('title') }}
      problems={faults.length > 0 ? {} : form.problems}
    >
      {faults.length > 0 ? <Faults kind={kind} faults={faults} /> : <p>{`${say('count', { count })} ${say('nothingYet')}`}</p>}
      {faults.length === 0 && (
        <Form shell={shell} formId={form.formId} action={`${path}/import`}>
          <input type="hidden" name="kind" value={kind} />
          <input type="hidden" name="text" value={text} />
          <Actions>
            <Button>{say('import')}</Button>
          </Actions>
        </Form>
      )}
      {outcome.rows.length > 0 && <Rows outcome={outcome} />}
      <h2>{say('inTitle')}</h2>
      <InForm shell={shell} form={{ ...form, typed: { kind, text }, problems: {} }} />
    </SettingsPage>
  )
}

function Faults({ kind, faults }: { kind: KindOfSheet; faults: Fault[] }) {
  return (
    <Notice kind="care" title={pageTexts('da')('problemsTitle', { count: faults.length })}>
      <p>{say('wrongLead')}</p>
      <ul>
        {faults.slice(0, shownFaults).map((fault) => (
          <li>{faultInWords(kind, fault)}</li>
        ))}
      </ul>
      {faults.length > shownFaults && <p>{say('wrongMore', { count: faults.length - shownFaults })}</p>}
    </Notice>
  )
}

function faultInWords(kind: KindOfSheet, { row, column, code, cell = '' }: Fault): string {
  const own = say as Speaker
  const known = sheets[kind].columns.find(({ head, words }) => words && head === column)
  const list = known ? wordList(known) : ''
  const told = known && (code === 'missing' || code === 'situationNeeded') ? 'emptyList' : code
  const words = problemInWords(told, 'da', [(key, values) => own(key, { cell, list, ...values }), sheets[kind].say])
  return say('wrongOne', { row, column: column ?? say('wholeRow'), words })
}

function Rows({ outcome: { heads, rows } }: { outcome: Outcome }) {
  return (
    <DataTable
      caption={say('caption')}
      rows={rows.slice(0, shownRows)}
      columns={[
        { head: say('row'), cell: ({ row }) => row },
        ...heads.map((head, n) => ({ head, cell: ({ cells }: { cells: string[] }) => cells[n] || '–' })),
      ]}
    />
  )
}
