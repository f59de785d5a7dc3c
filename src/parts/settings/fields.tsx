import type { Child } from 'hono/jsx'
import { Choices } from '#platform/html/choices.tsx'
import { DateField, type Option, Select, TextArea, TextField } from '#platform/html/text-fields.tsx'
import type { Again } from '#platform/http/visit.ts'

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

/** The fields of one form, in order, each with what was typed and what is wrong. `prefix` keeps ids apart where a page has two such forms. */
export function Fields(props: { fields: readonly FieldSpec[]; form: Pick<Again, 'typed' | 'problems'>; prefix?: string }) {
  return (
    <>
      {props.fields.map((field) => (
        <OneField field={field} form={props.form} id={props.prefix && prefixed(props.prefix, field.name)} />
      ))}
    </>
  )
}

export function prefixed(prefix: string, name: string): string {
  return `field-${prefix}-${name}`
}

function OneField({ field, form, id }: { field: FieldSpec; form: Pick<Again, 'typed' | 'problems'>; id?: string | undefined }) {
  const shared = {
    ...{ name: field.name, label: field.label, hint: field.hint, value: form.typed[field.name], problem: form.problems[field.name] },
    ...(id ? { id } : {}),
  }
  if (field.kind === 'text') return <TextField {...shared} width={field.width} inputmode={field.inputmode} type={field.type} />
  if (field.kind === 'area') return <TextArea {...shared} rows={field.rows ?? 3} />
  if (field.kind === 'day') return <DateField {...shared} />
  if (field.kind === 'select') return <Select {...shared} options={field.options} empty={field.empty} />
  return <Choices {...shared} legend={field.label} pick={field.kind} options={field.options} row={field.row} />
}
