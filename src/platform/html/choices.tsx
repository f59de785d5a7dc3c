import type { Child } from 'hono/jsx'
import { describedBy, fieldId, Hint, Problem } from './field.tsx'

type Choice = { value: string; label: string; hint?: Child }

type ChoicesProps = {
  name: string
  /** Where a page has the same field twice, the second needs an id of its own. */
  id?: string
  legend: Child
  /** 'one' draws radio buttons, 'many' check boxes. */
  pick: 'one' | 'many'
  options: readonly Choice[]
  value?: string | readonly string[] | undefined
  hint?: Child
  problem?: string | undefined
  /** Side by side where there is room: for short answers such as yes and no. */
  row?: boolean
  /** The question is the page's own heading, drawn large. */
  large?: boolean
}

/** Cards one can tap anywhere. The first carries the field's own id, so that the list of problems can lead to it. */
export function Choices(props: ChoicesProps) {
  const id = props.id ?? fieldId(props.name)
  const chosen = chosenOf(props)
  return (
    <fieldset
      class={`choices${props.row ? ' in-row' : ''}${props.row && props.options.every(isShort) ? ' in-pairs' : ''}${props.problem ? ' has-problem' : ''}`}
      aria-describedby={describedBy({ id, ...props })}
    >
      <legend class={props.large ? 'large' : 'ds-label'}>{props.legend}</legend>
      <Hint id={id} text={props.hint} />
      <Problem id={id} text={props.problem} />
      <div class="choice-list">
        {props.options.map((option, index) => (
          <Card
            {...option}
            id={index === 0 ? id : `${id}-${index}`}
            name={props.name}
            type={props.pick === 'one' ? 'radio' : 'checkbox'}
            checked={chosen.includes(option.value)}
            invalid={Boolean(props.problem)}
          />
        ))}
      </div>
    </fieldset>
  )
}

/** Short enough to stand beside another on the smallest phone: yes and no. */
function isShort({ label, hint }: Choice): boolean {
  return label.length <= 6 && !hint
}

/** A posted form joins the values of one name with commas; a value holds none. */
function chosenOf({ value, pick }: ChoicesProps): readonly string[] {
  if (typeof value !== 'string') return value ?? []
  return pick === 'many' ? value.split(',') : [value]
}

/** One check box that stands alone: a yes to one sentence. */
export function Check(props: {
  name: string
  id?: string
  label: Child
  checked?: boolean
  hint?: Child
  problem?: string | undefined
  value?: string
}) {
  const id = props.id ?? fieldId(props.name)
  return (
    <div class={props.problem ? 'field has-problem' : 'field'}>
      <Problem id={id} text={props.problem} />
      <Card
        id={id}
        name={props.name}
        type="checkbox"
        value={props.value ?? 'yes'}
        label={props.label}
        hint={props.hint}
        checked={Boolean(props.checked)}
        invalid={Boolean(props.problem)}
      />
    </div>
  )
}

type CardProps = {
  id: string
  name: string
  type: 'radio' | 'checkbox'
  value: string
  label: Child
  hint?: Child
  checked: boolean
  invalid: boolean
}

function Card(props: CardProps) {
  return (
    <div class="choice">
      <input
        class="ds-input"
        type={props.type}
        id={props.id}
        name={props.name}
        value={props.value}
        checked={props.checked}
        aria-describedby={props.hint ? `${props.id}-more` : undefined}
        aria-invalid={props.invalid ? 'true' : undefined}
      />
      <label for={props.id}>
        <span>{props.label}</span>
        {props.hint && (
          <small id={`${props.id}-more`} class="hint">
            {props.hint}
          </small>
        )}
      </label>
    </div>
  )
}
