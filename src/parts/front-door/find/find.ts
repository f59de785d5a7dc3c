import { type ChildAge, childAges, type Help, type Role, roles, type Situation, situations, type Wish } from '#core/offer/offer.ts'
import { farthestKm, type Legs } from '#core/place/travel.ts'
import type { Point } from '#core/postcode/towns.ts'

/** Everything that can be asked for, as it stands in the address: an answer can be kept, sent on and opened again. */
export type Search = {
  place: string
  situation?: Situation
  role?: Role
  childAge?: ChildAge
  language?: string
  /** 1 Monday to 7 Sunday. */
  day?: number
  by?: Legs
  shown: number
}

/** The names in the address, in Danish as people see them. */
export const names = {
  place: 'sted',
  situation: 'situation',
  role: 'rolle',
  childAge: 'alder',
  language: 'sprog',
  day: 'dag',
  by: 'vej',
  shown: 'antal',
} as const satisfies Record<keyof Search, string>
export type Filter = Exclude<keyof Search, 'place' | 'shown'>
export const filters = ['situation', 'role', 'childAge', 'language', 'day', 'by'] as const satisfies Filter[]

const firstShown = 6
const shownMore = 10
const mostShown = 100
export const waysToCome = ['walk', 'bike'] as const satisfies Legs[]

/** Reads what stands in the address. What is not understood is left out: an old or broken link still finds help. */
export function readSearch(query: (name: string) => string): Search {
  const said = (key: keyof Search) => query(names[key]).trim()
  const day = Number(said('day'))
  const shown = Number(said('shown'))
  return {
    place: said('place').slice(0, 100),
    situation: oneOf(situations, said('situation')),
    role: oneOf(roles, said('role')),
    childAge: oneOf(Object.keys(childAges) as ChildAge[], said('childAge')),
    language: /^[a-z]{2}$/.test(said('language')) ? said('language') : undefined,
    day: Number.isInteger(day) && day >= 1 && day <= 7 ? day : undefined,
    by: oneOf(waysToCome, said('by')),
    shown: Number.isInteger(shown) && shown > firstShown ? Math.min(shown, mostShown) : firstShown,
  }
}

function oneOf<T extends string>(known: readonly T[], said: string): T | undefined {
  return known.find((one) => one === said)
}

/** The address of the same search with something changed. */
export function addressOf(search: Search, change: Partial<Search> = {}): string {
  const asked = new URLSearchParams()
  for (const [key, value] of Object.entries({ ...search, ...change })) {
    if (value !== undefined && value !== '' && !(key === 'shown' && value === firstShown))
      asked.set(names[key as keyof Search], String(value))
  }
  const query = asked.toString()
  return query ? `/find?${query}` : '/find'
}

export function withMore(search: Search): Partial<Search> | null {
  return search.shown < mostShown ? { shown: Math.min(mostShown, search.shown + shownMore) } : null
}

export function chosenFilters(search: Search): Filter[] {
  return filters.filter((filter) => search[filter] !== undefined)
}

export function wishOf({ place: _, by, shown, ...asked }: Search, point: Point | undefined): Wish {
  return { ...asked, point, maxKm: by && farthestKm(by), limit: shown }
}

/**
 * Near is what one can cycle to in an hour: with a child and without a car it is the farthest one gets by oneself. Beyond that it takes a
 * bus, a train or somebody who drives.
 */
export function byDistance(near: readonly Help[]): { close: Help[]; farther: Help[] } {
  const isClose = ({ km }: Help) => km === null || km <= farthestKm('bike')
  return { close: near.filter(isClose), farther: near.filter((help) => !isClose(help)) }
}
