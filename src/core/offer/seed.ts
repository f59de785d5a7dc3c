import type { Owner } from '#core/builders.ts'
import { holidayYears } from '#core/opening/holiday.ts'
import { aClosedDay, anOffer, anOpening, anOrganisation, aPlace, type OfferWish } from './builders.ts'
import { activities } from './seed-activities.ts'
import { associations } from './seed-associations.ts'
import { everywhere, houses, secretGroup } from './seed-houses.ts'

type House = 'koebenhavn' | 'aalborg' | 'aarhus' | 'odense'
/** Ids of the organisations that now give help, for those who people them. */
export type Directory = { network: string; houses: Record<House, string>; associations: Record<string, string> }

type Given = Omit<OfferWish, 'organisationId'> & {
  hours: { weekdays: number[]; from?: string; to?: string; everyWeeks?: 1 | 2 | 4; onHolidays?: boolean }[]
}

/** A week that counts for everything that is not every week: its Monday. */
const anchorOn = '2026-01-05'
/** The houses, and those who answer from them, close on days that are no public holidays but are kept as such. */
const houseClosedDays = ['06-05', '12-24', '12-31']

/** The directory of the demo world: four houses, local associations all over the country, digital help and one secret place. */
export async function seedDirectory(owner: Owner, networkId?: string): Promise<Directory> {
  const network = networkId ?? (await anOrganisation(owner, { kind: 'network', name: 'Hele Vejen' }))
  const directory: Directory = { network, houses: { koebenhavn: '', aalborg: '', aarhus: '', odense: '' }, associations: {} }
  for (const house of houses) directory.houses[house.key as House] = await seedHouse(owner, house, network)
  for (const association of associations) directory.associations[association.town] = await seedAssociation(owner, association, network)
  await seedEverywhere(owner, network, directory.associations.Kolding!)
  return directory
}

async function seedHouse(owner: Owner, house: (typeof houses)[number], parentId: string): Promise<string> {
  const organisationId = await anOrganisation(owner, { kind: 'house', name: house.name, parentId })
  const [travelDa, travelEn] = house.travel
  const placeId = await aPlace(owner, {
    organisationId,
    name: house.name,
    address: house.address,
    postcode: house.postcode,
    travelDa,
    travelEn,
  })
  for (const given of house.gives) await give(owner, given, { organisationId, placeId })
  await closeOnDaysKeptLikeHolidays(owner, placeId)
  return organisationId
}

async function closeOnDaysKeptLikeHolidays(owner: Owner, placeId: string): Promise<void> {
  for (let year = holidayYears.from; year <= holidayYears.to; year++)
    for (const day of houseClosedDays) await aClosedDay(owner, { placeId, day: `${year}-${day}`, why: 'Huset holder lukket' })
}

async function seedAssociation(
  owner: Owner,
  { town, postcode, address, travel, does }: (typeof associations)[number],
  parentId: string,
): Promise<string> {
  const name = `Lokalforeningen i ${town}`
  const organisationId = await anOrganisation(owner, { kind: 'association', name, parentId })
  const [travelDa, travelEn] = travel
  const placeId = await aPlace(owner, { organisationId, name, address, postcode, travelDa, travelEn })
  for (const [activity, weekdays, from, to, everyWeeks] of does) {
    await give(owner, { ...activities[activity], hours: [{ weekdays, from, to, everyWeeks }] }, { organisationId, placeId })
  }
  return organisationId
}

async function seedEverywhere(owner: Owner, network: string, secretOf: string): Promise<void> {
  const screen = await aPlace(owner, { organisationId: network, name: 'På skærm og telefon', kind: 'digital' })
  await closeOnDaysKeptLikeHolidays(owner, screen)
  for (const given of everywhere) await give(owner, given, { organisationId: network, placeId: screen })
  const hidden = await aPlace(owner, {
    organisationId: secretOf,
    name: 'Det hemmelige hus',
    kind: 'secret',
    address: 'Ringvej 99',
    postcode: '6000',
  })
  await give(owner, secretGroup, { organisationId: network, placeId: hidden })
}

async function give(
  owner: Owner,
  { hours, ...offer }: Given,
  { organisationId, placeId }: { organisationId: string; placeId: string },
): Promise<void> {
  const offerId = await anOffer(owner, { ...offer, organisationId })
  for (const row of hours) {
    const rhythm = row.everyWeeks && row.everyWeeks > 1 ? { everyWeeks: row.everyWeeks, anchorOn } : {}
    await anOpening(owner, { offerId, placeId, weekdays: row.weekdays, from: row.from, to: row.to, onHolidays: row.onHolidays, ...rhythm })
  }
}
