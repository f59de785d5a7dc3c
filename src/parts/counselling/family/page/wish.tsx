import type { Child } from 'hono/jsx'
import { Button } from '#platform/html/button.tsx'
import { Form } from '#platform/html/form.tsx'
import type { Typed } from '#platform/http/form.ts'
import { fieldsOf } from '../step-fields.tsx'
import { addressOf, formOf, type Showing } from './showing.ts'

type Field = ReturnType<typeof fieldsOf>
type WishProps = {
  showing: Showing
  /** Which of the page's forms it is; a form that was refused stands open again. */
  form: string
  /** Below the family's address. */
  address: string
  title: Child
  button: string
  known?: Typed
  open?: boolean
  /** The one most often wanted stands out. */
  main?: boolean
  children?: (field: Field) => Child
}

/** One thing that can be done with a family: folded away until it is wanted. */
export function WishForm(props: WishProps) {
  const { showing, form } = props
  const again = formOf(showing, form, props.known)
  return (
    <details class={props.main ? 'wish wish-main' : 'wish'} id={form} open={props.open || showing.back?.form === form}>
      <summary>{props.title}</summary>
      <Form shell={showing.shell} formId={again.formId} action={`${addressOf(showing)}/${props.address}`} class="small-form">
        {props.children?.(fieldsOf(form, again))}
        <Button look={props.main ? 'main' : 'second'}>{props.button}</Button>
      </Form>
    </details>
  )
}

/** A wish of one click. */
export function WishButton(props: { showing: Showing; form: string; address: string; children: Child }) {
  const { showing, form } = props
  return (
    <Form shell={showing.shell} formId={formOf(showing, form).formId} action={`${addressOf(showing)}/${props.address}`} class="one-click">
      <button type="submit" class="quiet">
        {props.children}
      </button>
    </Form>
  )
}
