import type { Child } from 'hono/jsx'
import { Ring, RingShare } from './mark.tsx'

export type Figure = { label: Child; value: Child; href: string; fine: boolean; note?: Child }

/** Numbers that open their lists. A closed ring is as it should be; a half one wants somebody to look. */
export function Figures(props: { figures: readonly Figure[] }) {
  return (
    <ul class="figures">
      {props.figures.map((figure) => (
        <li>
          <a href={figure.href} class={figure.fine ? 'figure' : 'figure wants-look'}>
            {figure.fine ? <Ring open={false} size={26} /> : <RingShare share={0.5} size={26} />}
            <span class="figure-label">{figure.label}</span>
            <strong class="figure-value">{figure.value}</strong>
            {figure.note && <span class="figure-note">{figure.note}</span>}
          </a>
        </li>
      ))}
    </ul>
  )
}
