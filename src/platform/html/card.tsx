import type { Child } from 'hono/jsx'

type CardProps = { title?: Child; level?: 2 | 3 | 4; href?: string; tone?: 'plain' | 'tinted' | 'warm'; label?: string; children?: Child }

/** One thing on its own paper. With an address the title is the link and the whole card can be tapped. */
export function Card(props: CardProps) {
  const Title = `h${props.level ?? 2}` as 'h2'
  const tone = props.tone ?? 'plain'
  return (
    <section class={`ds-card card-${tone}${props.href ? ' card-link' : ''}`} aria-label={props.label}>
      {props.title && <Title class="card-title">{props.href ? <a href={props.href}>{props.title}</a> : props.title}</Title>}
      {props.children}
    </section>
  )
}
