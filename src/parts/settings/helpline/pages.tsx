import type { Helpline } from '#core/helpline/helpline.ts'
import { hoursInWords, weekdayName } from '#core/opening/words.ts'
import { formatDay } from '#platform/clock.ts'
import { Actions, Button } from '#platform/html/button.tsx'
import { DataTable } from '#platform/html/facts.tsx'
import { Form } from '#platform/html/form.tsx'
import type { Shell } from '#platform/html/shell.ts'
import type { Again } from '#platform/http/visit.ts'
import { newId } from '#platform/ids.ts'
import { type FieldSpec, Fields } from '../fields.tsx'
import { typedOf } from '../form.ts'
import { SettingsPage } from '../frame.tsx'
import { rows } from './form.ts'
import type { HelplineRow } from './store.ts'
import { texts } from './texts.ts'

export const path = '/settings/helplines'
const say = texts('da')

export function ListPage({ shell, lines, today, form }: { shell: Shell; lines: Helpline[]; today: string; form: Again }) {
  return (
    <SettingsPage shell={shell} title={say('title')} lead={say('lead')} problems={form.problems}>
      <DataTable
        caption={say('caption')}
        rows={lines}
        columns={[
          { head: say('name'), cell: (line) => <a href={`${path}/${line.key}`}>{line.name}</a> },
          { head: say('number'), cell: (line) => line.number },
          { head: say('hours'), cell: (line) => hoursInWords(line.hours, 'da') },
          { head: say('checked'), cell: (line) => <Checked shell={shell} line={line} today={today} /> },
        ]}
      />
    </SettingsPage>
  )
}

function Checked({ shell, line, today }: { shell: Shell; line: Helpline; today: string }) {
  if (line.checkedOn === today) return <>{say('today')}</>
  return (
    <>
      <p>{line.checkedOn ? formatDay(line.checkedOn, 'da', today) : say('never')}</p>
      <Form shell={shell} formId={newId()} action={`${path}/checked`} label={line.name}>
        <input type="hidden" name="key" value={line.key} />
        <Button look="second">{say('checkNow')}</Button>
      </Form>
    </>
  )
}

const about: FieldSpec[] = [
  { kind: 'text', name: 'name', label: say('name') },
  { kind: 'text', name: 'number', label: say('number'), width: 20, inputmode: 'tel' },
  { kind: 'area', name: 'whatDa', label: say('what') },
  { kind: 'area', name: 'whatEn', label: say('whatEn') },
  { kind: 'text', name: 'forWhomDa', label: say('forWhom') },
  { kind: 'text', name: 'forWhomEn', label: say('forWhomEn') },
  { kind: 'text', name: 'otherwiseDa', label: say('otherwiseDa') },
  { kind: 'text', name: 'otherwiseEn', label: say('otherwiseEn') },
]
const dayOptions = [1, 2, 3, 4, 5, 6, 7, 0].map((day) => ({
  value: String(day),
  label: day === 0 ? say('holidays') : weekdayName(day, 'da'),
}))
const hoursFields = (n: number): FieldSpec[] => [
  {
    kind: 'many',
    name: `days${n}`,
    label: `${say('row', { n })}: ${say('days').toLowerCase()}`,
    hint: say('rowHint'),
    options: dayOptions,
    row: true,
  },
  { kind: 'text', name: `from${n}`, label: say('from'), width: 8 },
  { kind: 'text', name: `to${n}`, label: say('to'), hint: say('toHint'), width: 8 },
]
const source: FieldSpec[] = [{ kind: 'text', name: 'source', label: say('source'), hint: say('sourceHint') }]

export function OnePage({ shell, form, line }: { shell: Shell; form: Again; line: HelplineRow }) {
  return (
    <SettingsPage shell={shell} title={line.name} lead={line.number} back={{ href: path, text: say('title') }} problems={form.problems}>
      <Form shell={shell} formId={form.formId} action={`${path}/${line.key}`}>
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
    </SettingsPage>
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
