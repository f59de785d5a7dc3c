import type { Lang } from '#platform/texts.ts'
import { arc, onRing, places } from './ring.ts'
import { texts } from './texts.ts'

export type Standing = 'anchor' | 'deputy' | 'adult' | 'child' | 'grandparent' | 'professional' | 'volunteer'
export type PersonInCircle = { name: string; as: string; kind: Standing }

const dotSize = { anchor: 15, deputy: 11, adult: 10, child: 7, grandparent: 9, professional: 9, volunteer: 9 } as const satisfies Record<
  Standing,
  number
>

/** Everyone who stands around a family, as dots on the ring, and the same people as a list for eyes and ears. */
export function CirclePicture(props: { lang: Lang; people: readonly PersonInCircle[]; label?: string }) {
  const turns = places(props.people.length)
  const centre = { x: 100, y: 100 }
  return (
    <figure class="circle">
      <svg viewBox="0 0 200 200" aria-hidden="true" focusable="false">
        <path class="ring-stroke" d={arc(0, 1, 76, centre)} />
        {props.people.map((person, index) => {
          const at = onRing(turns[index] ?? 0, 76, centre)
          return (
            <g class={`dot dot-${person.kind}`}>
              <circle cx={at.x} cy={at.y} r={dotSize[person.kind]} />
              <text x={at.x} y={at.y} dy="0.35em" text-anchor="middle">
                {index + 1}
              </text>
            </g>
          )
        })}
      </svg>
      <figcaption>
        <p>{props.label ?? texts(props.lang)('circleOf', { count: props.people.length })}</p>
        <ol>
          {props.people.map((person) => (
            <li class={`dot-${person.kind}`}>
              <strong>{person.name}</strong> <span>{person.as}</span>
            </li>
          ))}
        </ol>
      </figcaption>
    </figure>
  )
}
