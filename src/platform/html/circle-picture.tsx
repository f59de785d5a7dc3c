import type { Lang } from '#platform/texts.ts'
import { circleLayout, dotRadius, field, letters, ringAt, type Standing } from './circle-layout.ts'
import { texts } from './texts.ts'

export type PersonInCircle = { name: string; as: string; kind: Standing }

/** Everyone who stands around a family, as dots on the ring, and the same people as a list for eyes and ears. */
export function CirclePicture(props: { lang: Lang; people: readonly PersonInCircle[]; label?: string }) {
  const spots = circleLayout(props.people)
  return (
    <figure class="circle">
      <svg class="circle-drawing" viewBox={`0 0 ${field.width} ${field.height}`} direction="ltr" aria-hidden="true" focusable="false">
        <circle class="circle-line" cx={ringAt.centre.x} cy={ringAt.centre.y} r={ringAt.radius} />
        {props.people.map((person, index) => {
          const spot = spots[index]
          if (!spot) return null
          return (
            <g>
              <circle class={`dot dot-${person.kind}`} cx={spot.dot.x} cy={spot.dot.y} r={spot.dot.r} />
              {spot.label && (
                <text x={spot.label.x} y={spot.label.y} dy="0.35em" text-anchor={spot.label.anchor} font-size={letters.size}>
                  {spot.label.text}
                </text>
              )}
            </g>
          )
        })}
      </svg>
      <figcaption>
        <p class="circle-count">{props.label ?? texts(props.lang)('circleOf', { count: props.people.length })}</p>
        <ul>
          {props.people.map((person) => (
            <li>
              <Dot kind={person.kind} />
              <span>
                <strong>{person.name}</strong> <span class="hint">{person.as}</span>
              </span>
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  )
}

function Dot(props: { kind: Standing }) {
  return (
    <svg viewBox="0 0 36 36" width="28" height="28" aria-hidden="true" focusable="false">
      <circle class={`dot dot-${props.kind}`} cx="18" cy="18" r={dotRadius[props.kind] * 0.95} />
    </svg>
  )
}
