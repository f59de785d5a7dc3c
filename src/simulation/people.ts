import { type Owner, plant } from '#core/builders.ts'
import { seedDirectory } from '#core/offer/seed.ts'
import type { Who } from '#platform/http/visit.ts'
import { newId } from '#platform/ids.ts'
import { parameters as p } from './parameters.ts'
import { chanceFor, formIdFor, type Run, wished } from './run.ts'

/** One of ours in one house. */
export type Member = { n: number; hat: string; person: string; name: string; house: number; leads: boolean; who: Who }
export type House = { id: string; name: string; leader: Member; counsellors: Member[] }
export type Staff = {
  network: string
  houses: House[]
  queue: string
  /** Everybody who has ever been here, by hat. */
  byHat: Map<string, Member>
}

const firstNames =
  'Agnete Bodil Cirkeline Dagny Ebba Fie Gudrun Hjørdis Inge Jytte Kamma Lis Minna Nete Oda Petra Rigmor Sidsel Tove Ulla Vibeke Ylva Åse Arne Bjarke Claus Detlef Ejnar Frode Gorm Hjalmar Ivar Jeppe Kjeld Laust Mogens Niels Ove Palle Regnar Svend Troels Uffe Villads Yngve Ørnulf'.split(
    ' ',
  )

/** Houses, leaders, counsellors who have all said yes to each other, one queue and an administrator: a network on its first day. */
export async function plantStaff(owner: Owner, inquiriesAYear: number): Promise<Staff> {
  const count = Math.max(p.counsellorsAtLeast, Math.round((inquiriesAYear / 1000) * p.counsellorsPerThousand))
  const directory = await seedDirectory(owner)
  const ids = Object.entries(directory.houses).slice(0, Math.max(1, Math.min(4, Math.floor(count / 6))))
  const staff: Staff = { network: directory.network, houses: [], queue: newId(), byHat: new Map() }
  for (const [at, [name, id]] of ids.entries()) {
    const leader = await newMember(owner, staff, { house: at, organisation: id, leads: true })
    staff.houses.push({ id, name, leader, counsellors: [] })
  }
  for (let n = 0; n < count; n++) {
    const house = n % staff.houses.length
    staff.houses[house]!.counsellors.push(await newMember(owner, staff, { house, organisation: staff.houses[house]!.id, leads: false }))
  }
  const person = newId()
  await plant(owner, {
    'core.person': [{ id: person }],
    'core.hat': [
      { id: newId(), kind: 'membership', person_id: person, organisation_id: staff.network, role: 'administrator', display_name: 'Aksel' },
    ],
    'core.stand_in': staff.houses.flatMap(yesesIn),
    'core.queue': [queueRow(staff)],
  })
  return staff
}

type NewMember = { house: number; organisation: string; leads: boolean }

/** Somebody begins. No page hires people yet, so the owner writes it. */
export async function newMember(owner: Owner, staff: Staff, { house, organisation, leads }: NewMember): Promise<Member> {
  const [hat, person, name] = [newId(), newId(), firstNames[staff.byHat.size % firstNames.length]!]
  const role = leads ? 'team_leader' : 'counsellor'
  await plant(owner, {
    'core.person': [{ id: person }],
    'core.hat': [
      {
        id: hat,
        kind: 'membership',
        person_id: person,
        organisation_id: organisation,
        role,
        profession: 'social-worker',
        display_name: name,
      },
    ],
  })
  const who: Who = { kind: 'staff', hat, session: '', name, role, familyId: null, organisation: null }
  const member = { n: staff.byHat.size, hat, person, name, house, leads, who }
  staff.byHat.set(hat, member)
  return member
}

export function everyoneIn(house: House): Member[] {
  return [house.leader, ...house.counsellors]
}

function yesesIn(house: House) {
  const all = everyoneIn(house)
  const at = '2020-01-01T00:00:00Z'
  return all.flatMap((by) =>
    all.filter((other) => other !== by).map((other) => ({ id: newId(), for_hat: other.hat, by_hat: by.hat, accepted_at: at })),
  )
}

function queueRow({ queue, houses }: Staff) {
  const [responsible, deputy] = [houses[0]!.leader, houses[1]?.leader ?? houses[0]!.counsellors[0]!]
  const people = {
    responsible_id: responsible.hat,
    responsible_person: responsible.person,
    deputy_id: deputy.hat,
    deputy_person: deputy.person,
  }
  return { id: queue, name: 'Skriv til os', channels: ['web', 'phone', 'walk-in', 'mail'], languages: ['da', 'en', 'ar', 'uk'], ...people }
}

export type Seat = { hat: string; day: string; hour: number }

/** The leader of the house plans shifts, one by one, on the page for it; what cannot stand is refused there. */
export async function planShifts(run: Run, seats: readonly Seat[]): Promise<void> {
  for (const { hat, day, hour } of seats) {
    const { who } = run.staff.houses[run.staff.byHat.get(hat)!.house]!.leader
    const typed = { queue: run.staff.queue, person: hat, day, from: `${hour}:00`, to: `${hour + p.shiftHours}:00` }
    const formId = formIdFor(run, chanceFor(run, 'shift', hat, day, hour))
    run.lanes.add(`shifts ${day}`, () => wished(run, { who, path: '/settings/shifts', typed, formId }))
  }
  await run.lanes.done()
}
