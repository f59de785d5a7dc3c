import type { Child } from 'hono/jsx'
import { arc, onRing } from './ring.ts'

type DoorPicture = 'new-life' | 'crisis' | 'together'
export type Door = { href: string; title: string; text?: Child; picture: DoorPicture }

/** The few ways in, as large cards: each with its own drawing of the ring. */
export function Doors(props: { label: string; doors: readonly Door[] }) {
  return (
    <nav class="doors" aria-label={props.label}>
      <ul>
        {props.doors.map((door) => (
          <li>
            <a href={door.href}>
              <DoorDrawing picture={door.picture} />
              <span>
                <strong>{door.title}</strong>
                {door.text && <span class="hint">{door.text}</span>}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const centre = { x: 28, y: 28 }

/** new life: a small one inside the ring · crisis: a ring that holds from below · together: people on the same ring. */
function DoorDrawing(props: { picture: DoorPicture }) {
  return (
    <svg class="ring door-drawing" viewBox="0 0 56 56" width="56" height="56" aria-hidden="true" focusable="false">
      {props.picture === 'new-life' && (
        <>
          <path class="ring-stroke" d={arc(0.2, 1.05, { centre, radius: 22 })} />
          <circle class="ring-dot" cx="28" cy="33" r="6" />
        </>
      )}
      {props.picture === 'crisis' && (
        <>
          <path class="ring-stroke" d={arc(0.22, 0.78, { centre, radius: 22 })} />
          <circle class="ring-dot" cx="28" cy="26" r="6" />
        </>
      )}
      {props.picture === 'together' && (
        <>
          <path class="ring-stroke" d={arc(0, 1, { centre, radius: 20 })} />
          {[0.06, 0.4, 0.74].map((turn, index) => {
            const at = onRing(turn, { centre, radius: 20 })
            return <circle class={index === 0 ? 'ring-dot haloed' : 'ring-person haloed'} cx={at.x} cy={at.y} r="6" />
          })}
        </>
      )}
    </svg>
  )
}
