import type { Lang } from '#platform/texts.ts'
import { arc, onRing } from './ring.ts'
import { texts } from './texts.ts'

const circle = { centre: { x: 16, y: 16 }, radius: 12 }
/** Where the ring is open: a little to the side of the top, as if someone were just stepping in. */
const opening = 0.125

type RingProps = { open?: boolean; size?: number; class?: string }

/**
 * The ring, almost closed, with a dot in the opening: the one who is on the way in. Closed when a loop is closed.
 * Decoration: words always stand beside it.
 */
export function Ring(props: RingProps) {
  const open = props.open ?? true
  const dot = onRing(opening, circle)
  const size = props.size ?? 32
  return (
    <svg class={`ring ${props.class ?? ''}`} viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" focusable="false">
      <path class="ring-stroke" d={open ? arc(opening + 0.115, opening + 0.885, circle) : arc(0, 1, circle)} />
      {open && <circle class="ring-dot" cx={dot.x} cy={dot.y} r="3" />}
    </svg>
  )
}

/** A ring drawn in part over its own pale track: how much there is of something, from the top and clockwise. */
export function RingShare(props: { share: number; size?: number }) {
  const share = Math.min(1, Math.max(0, props.share))
  const size = props.size ?? 32
  return (
    <svg class="ring" viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" focusable="false">
      <circle class="ring-track" cx={circle.centre.x} cy={circle.centre.y} r={circle.radius} />
      {share > 0 && <path class="ring-stroke" d={arc(0, share, circle)} />}
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
