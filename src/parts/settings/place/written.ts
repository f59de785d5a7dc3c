import { type Refusal, refuse } from '#platform/refusal.ts'

export const placeKinds = ['here', 'digital', 'secret'] as const
type PlaceKind = (typeof placeKinds)[number]

export type WrittenPlace = {
  name: string
  kind: PlaceKind
  address: string | null
  postcode: string | null
  lat: string | null
  lng: string | null
  travelDa: string | null
  travelEn: string | null
}

export type PlaceFacts = Omit<WrittenPlace, 'lat' | 'lng'> & { point: { lat: number; lng: number } | null }

/**
 * What may stand about a place: one that people come to can be found, a digital one is nowhere, and a secret one has no point and no way
 * there, so that nothing can show it.
 */
export function placeFacts(place: WrittenPlace): PlaceFacts | Refusal {
  const { name, kind, address, postcode, travelDa, travelEn } = place
  const point = pointOf(place)
  if (point && 'refused' in point) return point
  if (kind === 'digital') return { name, kind, address: null, postcode: null, point: null, travelDa, travelEn }
  if (postcode && !/^\d{4}$/.test(postcode)) return refuse('postcodeFourDigits', 'postcode')
  if (kind === 'secret')
    return point ? refuse('pointNotHere', 'lat') : { name, kind, address, postcode, point, travelDa: null, travelEn: null }
  if (!address) return refuse('addressNeeded', 'address')
  if (!postcode) return refuse('postcodeNeeded', 'postcode')
  return { name, kind, address, postcode, point, travelDa, travelEn }
}

function pointOf({ lat, lng }: WrittenPlace): { lat: number; lng: number } | null | Refusal {
  if (lat === null && lng === null) return null
  if (lat === null || lng === null) return refuse('pointWhole', lat === null ? 'lat' : 'lng')
  const [north, east] = [decimal(lat), decimal(lng)]
  if (!(north >= 54 && north <= 58)) return refuse('pointNotDenmark', 'lat')
  if (!(east >= 7 && east <= 16)) return refuse('pointNotDenmark', 'lng')
  return { lat: north, lng: east }
}

/** A number as Danes write it, with a comma; NaN where it is none. */
function decimal(text: string): number {
  return /^\d{1,3}([.,]\d{1,10})?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN
}
