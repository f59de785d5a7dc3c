import { isPostcode } from '#core/postcode/postcode.ts'
import { faultsAmong, type Refusal, refuse } from '#platform/refusal.ts'

export const placeKinds = ['here', 'digital', 'secret'] as const

export type WrittenPlace = {
  name: string
  kind: (typeof placeKinds)[number]
  address: string | null
  postcode: string | null
  lat: number | null
  lng: number | null
  travelDa: string | null
  travelEn: string | null
}

export type PlaceFacts = Omit<WrittenPlace, 'lat' | 'lng'> & { point: { lat: number; lng: number } | null }

/** A place that people come to can be found, and a secret one has no point. What could not be read was written all the same. */
export function writtenFaults({ kind, address, postcode, lat, lng }: Partial<WrittenPlace>): Refusal[] {
  if (kind === 'digital') return []
  const half = kind !== 'secret' && (lat === null) !== (lng === null)
  return faultsAmong(
    kind === 'here' && address === null && refuse('addressNeeded', 'address'),
    kind === 'here' && postcode === null && refuse('postcodeNeeded', 'postcode'),
    postcode && !isPostcode(postcode) && refuse('postcodeFourDigits', 'postcode'),
    kind === 'secret' && lat !== null && refuse('pointNotHere', 'lat'),
    kind === 'secret' && lng !== null && refuse('pointNotHere', 'lng'),
    half && refuse('pointWhole', lat === null ? 'lat' : 'lng'),
  )
}

/** What is kept of it: a digital place is nowhere, and to a secret one there is no way, so that nothing can show it. */
export function placeFacts({ lat, lng, ...written }: WrittenPlace): PlaceFacts {
  const { kind } = written
  if (kind === 'digital') return { ...written, address: null, postcode: null, point: null }
  if (kind === 'secret') return { ...written, point: null, travelDa: null, travelEn: null }
  return { ...written, point: lat === null || lng === null ? null : { lat, lng } }
}
