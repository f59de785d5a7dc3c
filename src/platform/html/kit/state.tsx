import type { Child } from 'hono/jsx'

/** Shows one state under its name. */
export function State(props: { name: string; children: Child }) {
  return (
    <div class="kit-state">
      <p class="kit-name">{props.name}</p>
      {props.children}
    </div>
  )
}
