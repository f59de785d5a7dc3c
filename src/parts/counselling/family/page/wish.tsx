import type { Child } from 'hono/jsx'
import { Button } from '#platform/html/button.tsx'
import { Form } from '#platform/html/form.tsx'
import type { Typed } from '#platform/http/form.ts'
import { fieldsOf } from '../step-fields.tsx'
import { addressOf, formOf, isShown, type Showing, say } from './showing.ts'

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
  /** What the form shows that a colleague may change meanwhile (`platform/http/seen.ts`). */
  seen?: string
  open?: boolean
  /** The one most often wanted stands out. */
  main?: boolean
  children?: (field: Field) => Child
}

/**
 * One thing that can be done with a family: folded away until it is wanted, and only then written out. A page has some thirty of them,
 * and whoever opens a family fills in one or two.
 */
export function WishForm(props: WishProps) {
  const { showing, form } = props
  const shown = props.open || isShown(showing, form)
  return (
    <details class={props.main ? 'wish wish-main' : 'wish'} id={form} open={shown}>
      <summary>{props.title}</summary>
      {shown ? <Shown {...props} /> : <Asked {...props} />}
    </details>
  )
}

function Shown(props: WishProps) {
  const { showing, form } = props
  const again = formOf(showing, form, props.known)
  return (
    <Form shell={showing.shell} formId={again.formId} action={`${addressOf(showing)}/${props.address}`} class="small-form">
      {props.seen !== undefined && <input type="hidden" name="seen" value={props.seen} />}
      {props.children?.(fieldsOf(form, again))}
      <Button look={props.main ? 'main' : 'second'}>{props.button}</Button>
    </Form>
  )
}

/** With script the form comes when it is folded out (folded-form.ts); without, the link leads to the page with it. */
function Asked({ showing, form, title }: WishProps) {
  return (
    <p class="wish-asked">
      <a href={`${addressOf(showing)}?form=${form}#${form}`} data-form>
        {say('openForm')} <span class="unseen">{title}</span>
      </a>
    </p>
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
