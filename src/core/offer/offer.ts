import type { Words } from '#core/helpline/helpline.ts'
import type { Hours, NextOpening } from '#core/opening/opening.ts'
import type { Point } from '#core/postcode/towns.ts'

/** The three situations of the front door. */
export const situations = ['pregnant-or-new-parent', 'crisis', 'company'] as const
export type Situation = (typeof situations)[number]

export const roles = ['pregnant', 'mother', 'father', 'other-parent', 'grandparent', 'child'] as const
export type Role = (typeof roles)[number]

/** How old the child is, as people say it, in months before or after birth. */
export const childAges = {
  unborn: [-9, -1],
  'under-1': [0, 11],
  '1-2': [12, 35],
  '3-5': [36, 71],
  '6-12': [72, 155],
  '13-17': [156, 216],
} as const satisfies Record<string, readonly [number, number]>
export type ChildAge = keyof typeof childAges

type OfferKind = 'counselling' | 'group' | 'activity' | 'line'

type Whereabouts = {
  name: string
  address: string
  postcode: string
  town: string
  travel: Words | null
  /** Whether the point is the door itself or the middle of its postcode. */
  pointFrom: 'address' | 'postcode' | null
}

/** One offer at one place, as it may be shown to anyone. */
export type Help = {
  offerId: string
  placeId: string
  kind: OfferKind
  title: Words
  what: Words
  forWhom: Words
  signup: Words
  situations: Situation[]
  roles: Role[]
  childFromMonths: number | null
  childToMonths: number | null
  languages: string[]
  organisation: string
  reach: 'here' | 'digital' | 'secret'
  /** Only where one comes to a place that may be known. */
  place: Whereabouts | null
  km: number | null
  next: NextOpening | null
  hours: Hours[]
  /** False for a digital offer that is for this person but not for everything that was asked. */
  fits: boolean
}

export type Wish = {
  point?: Point | undefined
  situation?: Situation
  role?: Role
  childAge?: ChildAge
  language?: string
  /** 1 Monday to 7 Sunday. */
  day?: number
  maxKm?: number
  limit: number
}

/** Near first, then what reaches everywhere; more says that there is more near by. */
export type FoundHelp = { near: Help[]; everywhere: Help[]; more: boolean }

/** Digital help that fits everything comes before help that fits the person only. */
export function sorted(found: readonly Help[], limit: number): FoundHelp {
  const near = found.filter((help) => help.reach === 'here')
  const everywhere = found.filter((help) => help.reach !== 'here').toSorted((a, b) => Number(b.fits) - Number(a.fits))
  return { near: near.slice(0, limit), everywhere, more: near.length > limit }
}
