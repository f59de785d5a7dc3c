import type { Lang } from '#platform/texts.ts'
import { arc } from './ring.ts'
import { texts } from './texts.ts'

/** The ring, almost closed. It closes when a loop closes. Decoration: words always stand beside it. */
export function Ring(props: { closed?: number; size?: number; class?: string }) {
  const closed = props.closed ?? 0.86
  const size = props.size ?? 32
  const centre = { x: 16, y: 16 }
  const gap = (1 - closed) / 2
  return (
    <svg class={`ring ${props.class ?? ''}`} viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" focusable="false">
      {closed < 1 && <circle class="ring-track" cx="16" cy="16" r="12" />}
      {closed > 0 && <path class="ring-stroke" d={arc(0.125 + gap, 0.125 + gap + closed, 12, centre)} />}
    </svg>
  )
}

export function WordMark(props: { lang: Lang; href: string }) {
  return (
    <a class="wordmark" href={props.href}>
      <Ring size={32} />
      <span>{texts(props.lang)('name')}</span>
    </a>
  )
}
