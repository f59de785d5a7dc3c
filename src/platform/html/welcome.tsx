import { arc, onRing } from './ring.ts'

const circle = { centre: { x: 60, y: 60 }, radius: 44 }
const people = [
  { turn: 0.23, r: 11, kind: 'anchor' },
  { turn: 0.4, r: 7, kind: 'adult' },
  { turn: 0.52, r: 4.5, kind: 'child' },
  { turn: 0.64, r: 7, kind: 'professional' },
  { turn: 0.77, r: 6, kind: 'grandparent' },
  { turn: 0.92, r: 7, kind: 'volunteer' },
] as const

/** People on a ring that is not closed yet, and one who stands in the opening. Only where there is room beside the words. */
export function Welcome() {
  const newcomer = onRing(0.075, circle)
  return (
    <svg class="welcome-drawing" viewBox="0 0 120 120" aria-hidden="true" focusable="false">
      <path class="ring-stroke" d={arc(0.16, 0.98, circle)} fill="none" stroke-linecap="round" />
      {people.map((person) => {
        const at = onRing(person.turn, circle)
        return <circle class={`dot dot-${person.kind}`} cx={at.x} cy={at.y} r={person.r} />
      })}
      <circle class="ring-dot" cx={newcomer.x} cy={newcomer.y} r="7" />
    </svg>
  )
}
