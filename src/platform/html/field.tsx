import type { Child } from 'hono/jsx'

/** What every field of a form can say. `value` is what the person typed, given back as it was. */
export type FieldProps = {
  name: string
  label: string
  hint?: Child
  problem?: string | undefined
  value?: string | undefined
  /** Where a form has the same field twice, the second needs an id of its own. */
  id?: string
}

export function fieldId(name: string): string {
  return `field-${name}`
}

/** Where a page has several forms, the same field needs an id of its own in each. */
export function fieldIdIn(form: string, name: string): string {
  return fieldId(`${form}-${name}`)
}

/** Where the list of problems finds the fields of such a form. */
export function fieldIdsIn(form: string, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, fieldIdIn(form, name)]))
}

export function describedBy(field: { id: string; hint?: Child; problem?: string | undefined }): string | undefined {
  const ids = [field.hint ? `${field.id}-hint` : '', field.problem ? `${field.id}-problem` : ''].filter(Boolean)
  return ids.length > 0 ? ids.join(' ') : undefined
}

/** The attributes a control shares, whatever kind it is. */
export function control(props: FieldProps) {
  const id = props.id ?? fieldId(props.name)
  return {
    id,
    name: props.name,
    'aria-describedby': describedBy({ id, hint: props.hint, problem: props.problem }),
    'aria-invalid': props.problem ? ('true' as const) : undefined,
  }
}

/** Label, hint and problem around a control, always in this order, so that they are read before the typing begins. */
export function Field(props: FieldProps & { children: Child }) {
  const id = props.id ?? fieldId(props.name)
  return (
    <div class={props.problem ? 'field has-problem' : 'field'}>
      <label class="ds-label" for={id}>
        {props.label}
      </label>
      <Hint id={id} text={props.hint} />
      <Problem id={id} text={props.problem} />
      {props.children}
    </div>
  )
}

export function Hint(props: { id: string; text?: Child }) {
  if (!props.text) return null
  return (
    <p class="hint" id={`${props.id}-hint`}>
      {props.text}
    </p>
  )
}

export function Problem(props: { id: string; text?: string | undefined }) {
  if (!props.text) return null
  return (
    <p class="problem" id={`${props.id}-problem`}>
      {props.text}
    </p>
  )
}
