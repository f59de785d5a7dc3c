/** The geometry of the ring: where things stand on a circle, and how an almost closed stroke is dashed. */

export type Point = { x: number; y: number }
export type Circle = { centre: Point; radius: number }

/** A turn of 0 is the top of the ring; it runs clockwise, 1 is all the way round. */
export function onRing(turn: number, { centre, radius }: Circle): Point {
  const angle = (turn - 0.25) * 2 * Math.PI
  return { x: round(centre.x + radius * Math.cos(angle)), y: round(centre.y + radius * Math.sin(angle)) }
}

/** An arc from one turn to another as an SVG path. A whole turn becomes two halves, as a path cannot end where it begins. */
export function arc(from: number, to: number, circle: Circle): string {
  const share = Math.min(1, Math.max(0, to - from))
  const start = onRing(from, circle)
  const stops = share > 0.5 ? [from + share / 2, from + share] : [from + share]
  const sweeps = stops.map((stop) => {
    const end = onRing(stop, circle)
    return `A${circle.radius} ${circle.radius} 0 0 1 ${end.x} ${end.y}`
  })
  return `M${start.x} ${start.y}${sweeps.join('')}`
}

/** Turns for n people: evenly spread, the first at the top. */
export function places(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index / count)
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
