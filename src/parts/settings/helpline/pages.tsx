import type { Helpline } from '#core/helpline/helpline.ts'
import { hoursInWords, weekdayName } from '#core/opening/words.ts'
import { formatDay } from '#platform/clock.ts'
import { Actions, Button, LinkButton } from '#platform/html/button.tsx'
import { DataTable } from '#platform/html/facts.tsx'
import { fieldId } from '#platform/html/field.tsx'
import { Form } from '#platform/html/form.tsx'
import { Notice } from '#platform/html/notice.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { WorkList } from '#platform/html/work-list.tsx'
import { stampOf } from '#platform/http/seen.ts'
import type { Again } from '#platform/http/visit.ts'
import { newId } from '#platform/ids.ts'
import type { Edited } from '../edit.ts'
import { type FieldSpec, Fields } from '../fields.tsx'
import { typedOf } from '../form.ts'
import { Seen, SettingsPage } from '../frame.tsx'
import { rows } from './form.ts'
import type { EndedLine, HelplineRow } from './store.ts'
import { texts } from './texts.ts'

export const path = '/settings/helplines'
const say = texts('da')

type ListProps = { shell: Shell; lines: Helpline[]; ended: EndedLine[]; today: string; form: Again }

export function ListPage({ shell, lines, ended, today, form }: ListProps) {
  const add = <LinkButton href={`${path}/new`}>{say('add')}</LinkButton>
  const name = lines.find(({ key }) => key === form.typed.key)?.name ?? ''
  return (
    <SettingsPage
      shell={shell}
      title={say('title')}
      lead={say('lead')}
      problems={form.problems}
      fields={[{ kind: 'text', name: 'key', label: name }]}
      kept={false}
      actions={add}
    >
      <DataTable
        caption={say('caption')}
        rows={lines}
        columns={[
          { head: say('name'), cell: (line) => <a href={`${path}/${line.key}`}>{line.name}</a> },
          { head: say('number'), cell: (line) => line.number },
          { head: say('hours'), cell: (line) => hoursInWords(line.hours, 'da') },
          { head: say('checked'), cell: (line) => <Checked shell={shell} line={line} today={today} form={form} /> },
        ]}
      />
      {ended.length > 0 && (
        <WorkList
          lang="da"
          title={say('endedTitle')}
          items={ended.map(({ key, name, number }) => ({ href: `${path}/${key}`, title: name, note: number }))}
        />
      )}
    </SettingsPage>
  )
}

/** What somebody has in front of them who says that it is right. */
export function stampOfLine({ name, number, hours }: Helpline): string {
  return stampOf(name, number, hours)
}

function Checked({ shell, line, today, form }: { shell: Shell; line: Helpline; today: string; form: Again }) {
  const problem = line.key === form.typed.key ? form.problems.key : undefined
  if (line.checkedOn === today && !problem) return <>{say('today')}</>
  return (
    <>
      {problem && (
        <p class="problem" id={fieldId('key')}>
          {problem}
        </p>
      )}
      {line.checkedOn ? formatDay(line.checkedOn, 'da', today) : say('never')}
      <Form shell={shell} formId={newId()} action={`${path}/checked`} label={line.name}>
        <input type="hidden" name="key" value={line.key} />
        <input type="hidden" name="seen" value={stampOfLine(line)} />
        <Button look="second">{say('checkNow')}</Button>
      </Form>
    </>
  )
}

const about: FieldSpec[] = [
  { kind: 'text', name: 'name', label: say('name') },
  { kind: 'text', name: 'number', label: say('number'), width: 20, inputmode: 'tel' },
  { kind: 'area', name: 'whatDa', label: say('what') },
  { kind: 'area', name: 'whatEn', label: say('whatEn'), hint: say('englishHint') },
  { kind: 'text', name: 'forWhomDa', label: say('forWhom') },
  { kind: 'text', name: 'forWhomEn', label: say('forWhomEn') },
  { kind: 'text', name: 'otherwiseDa', label: say('otherwiseDa') },
  { kind: 'text', name: 'otherwiseEn', label: say('otherwiseEn') },
]
const dayOptions = [1, 2, 3, 4, 5, 6, 7, 0].map((day) => ({
  value: String(day),
  label: day === 0 ? say('holidays') : weekdayName(day, 'da'),
}))
const ofRow = (n: number, label: string) => `${say('row', { n })}: ${label.toLowerCase()}`
const hoursFields = (n: number): FieldSpec[] => [
  {
    kind: 'many',
    name: `days${n}`,
    label: ofRow(n, say('days')),
    hint: say('rowHint'),
    options: dayOptions,
    row: true,
  },
  { kind: 'text', name: `from${n}`, label: say('from'), width: 8 },
  { kind: 'text', name: `to${n}`, label: say('to'), hint: say('toHint'), width: 8 },
]
const source: FieldSpec[] = [{ kind: 'text', name: 'source', label: say('source'), hint: say('sourceHint') }]
/** In the list of what is wrong each time says of which row it is. */
const named: FieldSpec[] = [
  ...about,
  ...rows.flatMap((n) => hoursFields(n).map((field) => (field.kind === 'text' ? { ...field, label: ofRow(n, field.label) } : field))),
  ...source,
]

const list = { href: path, text: say('title') }

export function NewPage({ shell, form }: { shell: Shell; form: Again }) {
  return (
    <SettingsPage shell={shell} title={say('addTitle')} lead={say('addLead')} back={list} problems={form.problems} fields={named}>
      <LineForm shell={shell} form={form} action={`${path}/new`} />
    </SettingsPage>
  )
}

export function OnePage({ shell, form, line }: { shell: Shell; form: Edited; line: HelplineRow }) {
  return (
    <SettingsPage shell={shell} title={line.name} lead={line.number} back={list} problems={form.problems} fields={named}>
      {line.ended && <Ended shell={shell} line={line} />}
      <LineForm shell={shell} form={form} action={`${path}/${line.key}`} />
      {!line.ended && line.number !== '112' && <End shell={shell} line={line} />}
    </SettingsPage>
  )
}

function LineForm({ shell, form, action }: { shell: Shell; form: Edited; action: string }) {
  return (
    <Form shell={shell} formId={form.formId} action={action}>
      <Seen form={form} />
      <Fields fields={about} form={form} />
      {rows.map((n) => (
        <Fields fields={hoursFields(n)} form={form} />
      ))}
      <Fields fields={source} form={form} />
      <p class="hint">{say('savedIsChecked')}</p>
      <Actions>
        <Button>{say('save')}</Button>
      </Actions>
    </Form>
  )
}

function End({ shell, line }: { shell: Shell; line: HelplineRow }) {
  return (
    <section>
      <h2>{say('endTitle')}</h2>
      <p>{say('endLead')}</p>
      <Form shell={shell} formId={newId()} action={`${path}/${line.key}/end`}>
        <Actions>
          <Button look="second">{say('end')}</Button>
        </Actions>
      </Form>
    </section>
  )
}

function Ended({ shell, line }: { shell: Shell; line: HelplineRow }) {
  return (
    <Notice kind="care" title={say('ended')}>
      <Form shell={shell} formId={newId()} action={`${path}/${line.key}/again`}>
        <Actions>
          <Button look="second">{say('again')}</Button>
        </Actions>
      </Form>
    </Notice>
  )
}

/** The hours of a line, spread over the rows of the form. */
export function typedOfLine({ hours, ...line }: HelplineRow): Record<string, string> {
  const spread = hours.flatMap(({ days, from, to }, index) => [
    [`days${index + 1}`, days.join(',')],
    [`from${index + 1}`, from],
    [`to${index + 1}`, to],
  ])
  return { ...typedOf(line), ...Object.fromEntries(spread) }
}
