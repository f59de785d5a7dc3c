import type { Child } from 'hono/jsx'
import { formatDay } from '#platform/clock.ts'
import { Choices } from '#platform/html/choices.tsx'
import { fieldIdIn } from '#platform/html/field.tsx'
import { DateField, type Option, Select, TextArea, TextField } from '#platform/html/text-fields.tsx'
import type { Edited, Meanwhile } from './edit.ts'
import { problems } from './problems.da.ts'
import { texts } from './texts.ts'

const say = texts('da')

type Base = { name: string; label: string; hint?: Child }
export type FieldSpec = Base &
  (
    | { kind: 'text'; width?: number; inputmode?: 'numeric' | 'tel'; type?: 'email' }
    | { kind: 'area'; rows?: number }
    | { kind: 'day' }
    | { kind: 'select'; options: readonly Option[]; empty?: string }
    | { kind: 'one'; options: readonly Option[]; row?: boolean }
    | { kind: 'many'; options: readonly Option[]; row?: boolean }
  )

type Shown = Pick<Edited, 'typed' | 'problems' | 'meanwhile'>

/** The fields of one form, in order, each with what was typed and what is wrong. `prefix` keeps ids apart where a page has two such forms. */
export function Fields(props: { fields: readonly FieldSpec[]; form: Shown; prefix?: string }) {
  return (
    <>
      {props.fields.map((field) => (
        <OneField field={field} form={props.form} id={props.prefix && fieldIdIn(props.prefix, field.name)} />
      ))}
    </>
  )
}

function OneField({ field, form, id }: { field: FieldSpec; form: Shown; id?: string | undefined }) {
  const { name, label, hint } = field
  const changed = form.meanwhile?.[name]
  const told = changed && form.problems[name] === problems.changedMeanwhile ? undefined : form.problems[name]
  const problem = [told, changed && sayOf(field, changed)].filter(Boolean).join(' ')
  const shared = {
    ...{ name, label, hint, value: form.typed[name], problem: problem || undefined },
    ...(id ? { id } : {}),
  }
  if (field.kind === 'text') return <TextField {...shared} width={field.width} inputmode={field.inputmode} type={field.type} />
  if (field.kind === 'area') return <TextArea {...shared} rows={field.rows ?? 3} />
  if (field.kind === 'day') return <DateField {...shared} />
  if (field.kind === 'select') return <Select {...shared} options={field.options} empty={field.empty} />
  return <Choices {...shared} legend={field.label} pick={field.kind} options={field.options} row={field.row} />
}

/** What stands now, in the words of the field. */
function sayOf(field: FieldSpec, { now, own }: Meanwhile): string {
  if (!own) return say('meanwhileTaken')
  if (!now) return say('meanwhileOwnEmpty')
  if (field.kind === 'day') return say('meanwhileOwn', { now: formatDay(now, 'da', '') })
  if (!('options' in field)) return say('meanwhileOwn', { now })
  const chosen = field.kind === 'many' ? now.split(',') : [now]
  const labels = chosen.map((one) => field.options.find(({ value }) => value === one)?.label ?? one)
  return say('meanwhileOwn', { now: labels.join(', ') })
}
