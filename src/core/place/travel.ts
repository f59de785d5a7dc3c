/** As the crow flies is shorter than the way: a third is added. */
const wayIsLonger = 1.35
const kmPerHour = { walk: 4.5, bike: 14 } as const
const farthestMinutes = { walk: 45, bike: 60 } as const

export type Legs = keyof typeof kmPerHour

/** Minutes on foot or by bicycle, in steps of five; null when it is farther than one would go so with a child. */
export function minutesBy(legs: Legs, km: number): number | null {
  const minutes = Math.max(5, Math.ceil((km * wayIsLonger * 12) / kmPerHour[legs]) * 5)
  return minutes <= farthestMinutes[legs] ? minutes : null
}

/** How far away, as the crow flies, one can be and still walk or cycle there. */
export function farthestKm(legs: Legs): number {
  return Math.floor(((farthestMinutes[legs] / 60) * kmPerHour[legs] * 10) / wayIsLonger) / 10
}
