import type { Child } from 'hono/jsx'

/** One step of the form, counted so that one sees how much is left. */
export function Section(props: { step: number; title: string; class?: string; children?: Child }) {
  return (
    <section class={`form-part ${props.class ?? ''}`}>
      <h2>
        {props.step}. {props.title}
      </h2>
      {props.children}
    </section>
  )
}
