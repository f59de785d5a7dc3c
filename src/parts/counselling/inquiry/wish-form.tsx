import type { Child } from 'hono/jsx'
import { Form } from '#platform/html/form.tsx'
import type { Wish } from './inquiry.ts'
import { addressOf } from './inquiry.ts'
import { formOf, reasonAgainst, type Showing } from './showing.ts'

/** Shows what stands in the way instead of the wish. */
export function Unless(props: { showing: Showing; wish: Wish; title: string; children: Child }) {
  const why = reasonAgainst(props.showing, props.wish)
  if (!why) return <>{props.children}</>
  return (
    <p class="wish-off">
      <span>{props.title}:</span> <span class="hint">{why}</span>
    </p>
  )
}

type WishProps = { showing: Showing; wish: Wish; title: string; address?: string; children: Child }

export function WishForm(props: WishProps) {
  const { showing, wish, title } = props
  const { shell, page, back } = showing
  return (
    <Unless showing={showing} wish={wish} title={title}>
      <details class="wish" id={`wish-${wish}`} open={back?.form === wish}>
        <summary>{title}</summary>
        <Form
          shell={shell}
          formId={formOf(showing, wish).formId}
          action={`${addressOf(page.inquiry.id)}/${props.address ?? wish}`}
          label={title}
        >
          {props.children}
        </Form>
      </details>
    </Unless>
  )
}
