import type { Child } from 'hono/jsx'

export function Section(props: { title: string; class?: string; children?: Child }) {
  return (
    <section class={`form-part ${props.class ?? ''}`}>
      <h2>{props.title}</h2>
      {props.children}
    </section>
  )
}
