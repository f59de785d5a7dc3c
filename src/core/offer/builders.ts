import type { Owner } from '#core/builders.ts'
import { newId } from '#platform/ids.ts'

/** In Danish, and in English where it is known. */
type Said = readonly [da: string, en?: string]

export async function anOrganisation(
  owner: Owner,
  wish: { id?: string; kind?: 'network' | 'house' | 'association'; name?: string; parentId?: string } = {},
): Promise<string> {
  const id = wish.id ?? newId()
  await owner.query('insert into core.organisation (id, kind, name, parent_id) values ($1, $2, $3, $4)', [
    id,
    wish.kind ?? 'association',
    wish.name ?? 'Prøveforeningen',
    wish.parentId ?? null,
  ])
  return id
}

export type PlaceWish = {
  id?: string
  organisationId: string
  name?: string
  kind?: 'here' | 'digital' | 'secret'
  address?: string
  postcode?: string
  /** The door itself; without it the middle of the postcode is taken. */
  point?: { lat: number; lng: number }
  travelDa?: string
  travelEn?: string
}

export async function aPlace(owner: Owner, wish: PlaceWish): Promise<string> {
  const id = wish.id ?? newId()
  const kind = wish.kind ?? 'here'
  const address = kind === 'digital' ? null : (wish.address ?? 'Ringvej 1')
  const postcode = kind === 'digital' ? null : (wish.postcode ?? '4300')
  await owner.query(
    `insert into core.place (id, organisation_id, name, kind, address, postcode, lat, lng, point_from, travel_da, travel_en)
     select $1, $2, $3, $4, $5, $6, coalesce($7, near.lat), coalesce($8, near.lng),
       case when $7::float8 is not null then 'address' when near.lat is not null then 'postcode' end, $9, $10
     from (select 1) one left join core.postcode_point($6) near on true`,
    [
      id,
      wish.organisationId,
      wish.name ?? 'Prøvehuset',
      kind,
      address,
      postcode,
      wish.point?.lat ?? null,
      wish.point?.lng ?? null,
      wish.travelDa ?? null,
      wish.travelEn ?? null,
    ],
  )
  return id
}

export type OfferWish = {
  id?: string
  organisationId: string
  kind?: 'counselling' | 'group' | 'activity' | 'line'
  title?: Said
  what?: Said
  forWhom?: Said
  signup?: Said
  situations?: readonly string[]
  roles?: readonly string[]
  childMonths?: readonly [from: number | null, to: number | null]
  languages?: readonly string[]
  valid?: string
}

export async function anOffer(owner: Owner, wish: OfferWish): Promise<string> {
  const id = wish.id ?? newId()
  const {
    title = ['Åben rådgivning', 'Drop-in counselling'],
    what = ['Kom og tal med en rådgiver.'],
    forWhom = ['Alle'],
    signup = ['Kom bare.'],
  } = wish
  await owner.query(
    `insert into core.offer (id, organisation_id, kind, title_da, title_en, what_da, what_en, for_whom_da, for_whom_en, signup_da, signup_en,
       situations, roles, child_from_months, child_to_months, languages, valid)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    [
      id,
      wish.organisationId,
      wish.kind ?? 'counselling',
      title[0],
      title[1] ?? null,
      what[0],
      what[1] ?? null,
      forWhom[0],
      forWhom[1] ?? null,
      signup[0],
      signup[1] ?? null,
      wish.situations ?? ['crisis'],
      wish.roles ?? [],
      wish.childMonths?.[0] ?? null,
      wish.childMonths?.[1] ?? null,
      wish.languages ?? ['da'],
      wish.valid ?? '[2024-01-01,)',
    ],
  )
  return id
}

export type OpeningWish = {
  id?: string
  offerId: string
  placeId: string
  /** Empty: by appointment. */
  weekdays?: number[]
  from?: string
  to?: string
  everyWeeks?: 1 | 2 | 4
  anchorOn?: string
  onHolidays?: boolean
  valid?: string
}

export async function anOpening(owner: Owner, wish: OpeningWish): Promise<string> {
  const id = wish.id ?? newId()
  const weekdays = wish.weekdays ?? [1]
  const [from, to] = weekdays.length === 0 ? [null, null] : [wish.from ?? '10:00', wish.to ?? '14:00']
  await owner.query(
    `insert into core.opening (id, offer_id, place_id, weekdays, from_time, to_time, interval_weeks, anchor_on, on_holidays, valid)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      id,
      wish.offerId,
      wish.placeId,
      weekdays,
      from,
      to,
      wish.everyWeeks ?? 1,
      wish.anchorOn ?? null,
      wish.onHolidays ?? false,
      wish.valid ?? '[2024-01-01,)',
    ],
  )
  return id
}

export async function aClosedDay(owner: Owner, wish: { placeId: string; day: string; why?: string }): Promise<void> {
  await owner.query('insert into core.closed_day (place_id, day, why) values ($1, $2, $3)', [wish.placeId, wish.day, wish.why ?? null])
}
