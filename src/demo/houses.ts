import { type Owner, plant } from '#core/builders.ts'
import { type Directory, seedDirectory } from '#core/offer/seed.ts'
import { houses as seeds } from '#core/offer/seed-houses.ts'
import { newId } from '#platform/ids.ts'
import { type HouseWish, plantHouses, type Staff } from '../simulation/people.ts'
import { type DemoPeople, plantPeople } from './people.ts'

/** Everybody who works in the houses, and the people of the story among them. */
export type Network = { staff: Staff; people: DemoPeople }
type Houses = Pick<Directory, 'network' | 'houses'>

/** The four houses of the directory on their first day: the people of the story in Aalborg, others beside them and in the other houses. */
export async function openHouses(owner: Owner): Promise<Network> {
  const directory = await seedDirectory(owner)
  const { koebenhavn, aarhus, odense } = directory.houses
  return withPeople(owner, directory, {
    inAalborg: 5,
    elsewhere: [
      { name: 'koebenhavn', id: koebenhavn, counsellors: 4 },
      { name: 'aarhus', id: aarhus, counsellors: 3 },
      { name: 'odense', id: odense, counsellors: 3 },
    ],
  })
}

/** In a world that has people already, such as a year that was simulated and kept, those of the story join the house that is there. */
export async function joinHouses(owner: Owner): Promise<Network> {
  const { rows } = await owner.query(
    "select (select id from core.organisation where kind = 'network') as network, (select id from core.organisation where kind = 'house' and name = $1) as aalborg",
    [seeds.find(({ key }) => key === 'aalborg')!.name],
  )
  const { network, aalborg } = rows[0]
  return withPeople(owner, { network, houses: { aalborg } as Directory['houses'] }, { inAalborg: 3, elsewhere: [] })
}

type Peopling = { inAalborg: number; elsewhere: HouseWish[] }

async function withPeople(owner: Owner, { network, houses: { aalborg } }: Houses, { inAalborg, elsewhere }: Peopling): Promise<Network> {
  const places = { network, house: aalborg, association: newId(), municipality: newId() }
  await plant(owner, {
    'core.organisation': [
      { id: places.association, kind: 'association', name: 'Lokalforeningen Prøveby', parent_id: network },
      { id: places.municipality, kind: 'municipality', name: 'Prøveby Kommune', parent_id: null },
    ],
  })
  const people = await plantPeople(owner, places)
  const staff: Staff = { network, houses: [], queue: people.queue.id, byHat: new Map() }
  const known = [people.leader, ...people.counsellors]
  await plantHouses(owner, staff, [{ name: 'aalborg', id: aalborg, counsellors: inAalborg, known }, ...elsewhere])
  return { staff, people }
}
