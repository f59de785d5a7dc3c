import { onRing, type Point, places } from './ring.ts'

export type Standing = 'anchor' | 'deputy' | 'adult' | 'child' | 'grandparent' | 'professional' | 'volunteer'

export type Spot = { dot: Point & { r: number }; label: (Point & { anchor: 'start' | 'middle' | 'end'; text: string }) | null }

export const field = { width: 324, height: 216 }
export const ringAt = { centre: { x: 162, y: 108 }, radius: 62 }
/** The size of the letters, and the room one letter takes at most on average. */
export const letters = { size: 14, width: 7.5, height: 15 }

export const dotRadius = {
  anchor: 17,
  deputy: 12,
  adult: 11,
  child: 7.5,
  grandparent: 9.5,
  professional: 9.5,
  volunteer: 9.5,
} as const satisfies Record<Standing, number>

/** More names than these cannot stand around a ring on a small phone; the list beside the picture always has them all. */
const mostNamed = 12
const longestName = 10
const air = 6
/** Letters have corners: where a name stands slantwise from its dot it needs a little more. */
const corner = 5

/** Where each person stands and where the name is written: outside the ring, turned away from it, never on top of another. */
export function circleLayout(people: readonly { name: string; kind: Standing }[]): Spot[] {
  const turns = places(people.length)
  const named = people.length <= mostNamed
  return people.map((person, index) => {
    const turn = turns[index] ?? 0
    const r = people.length > mostNamed ? Math.min(7, dotRadius[person.kind]) : dotRadius[person.kind]
    const dot = { ...onRing(turn, ringAt), r }
    return { dot, label: named ? labelFor(person.name, turn, r) : null }
  })
}

function labelFor(name: string, turn: number, r: number): Spot['label'] {
  const slant = Math.abs(Math.sin(4 * Math.PI * turn))
  const out = onRing(turn, { ...ringAt, radius: ringAt.radius + r + air + corner * slant })
  const side = out.x - ringAt.centre.x
  if (Math.abs(side) < 1) {
    const away = turn < 0.25 ? -letters.height / 2 : letters.height / 2
    return { x: out.x, y: out.y + away, anchor: 'middle', text: shortName(name) }
  }
  return { x: out.x, y: out.y, anchor: side > 0 ? 'start' : 'end', text: shortName(name) }
}

/**
 * The whole name where it fits, else its first word, with those after it where the first alone says nothing ("Den lille ny" is not "Den");
 * what is longer still is cut, and the list beside has it whole.
 */
export function shortName(name: string): string {
  const whole = name.trim()
  if ([...whole].length <= longestName) return whole
  const words = whole.split(/\s+/)
  const first = article.test(words[0] ?? '') ? words.slice(0, 2).join(' ') : (words[0] ?? '')
  return [...first].length > longestName ? `${[...first].slice(0, longestName - 1).join('')}…` : first
}

const article = /^(den|det|de|en|et|min|vores|lille|the|a)$/i
