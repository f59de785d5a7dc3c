/** The five regions, each with a doctor's line of its own when the doctors' surgeries are closed. */
export type Region = 'hovedstaden' | 'sjaelland' | 'syddanmark' | 'midtjylland' | 'nordjylland'

const lines: Readonly<Record<string, Region>> = {
  'akut-1813': 'hovedstaden',
  'akut-1818': 'sjaelland',
  'laegevagt-syd': 'syddanmark',
  'laegevagt-midt': 'midtjylland',
  'laegevagt-nord': 'nordjylland',
}

/** The region a line belongs to; null for a line that answers the whole country. */
export function regionOfLine(key: string): Region | null {
  return lines[key] ?? null
}

/** Up to and with this municipality, in the order of their numbers. */
const upTo: readonly [number, Region][] = [
  [250, 'hovedstaden'],
  [253, 'sjaelland'],
  [259, 'sjaelland'],
  [260, 'hovedstaden'],
  [269, 'sjaelland'],
  [270, 'hovedstaden'],
  [390, 'sjaelland'],
  [400, 'hovedstaden'],
  [607, 'syddanmark'],
  [615, 'midtjylland'],
  [630, 'syddanmark'],
  [766, 'midtjylland'],
  [773, 'nordjylland'],
  [779, 'midtjylland'],
  [787, 'nordjylland'],
  [791, 'midtjylland'],
  [860, 'nordjylland'],
]

/** The region of a municipality by its number ("0851"); null for what is none. */
export function regionOf(municipality: string): Region | null {
  const number = Number(municipality)
  if (!(number >= 101)) return null
  return upTo.find(([last]) => number <= last)?.[1] ?? null
}
