import type { Child } from 'hono/jsx'

/** A word that sorts things. The tone only repeats what the word says. */
export function Tag(props: { tone?: 'plain' | 'warm' | 'calm'; children: Child }) {
  return (
    <span class={`ds-tag tag-${props.tone ?? 'plain'}`} dir="auto">
      {props.children}
    </span>
  )
}
