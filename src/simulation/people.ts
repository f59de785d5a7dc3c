import { type Hat, type Owner, plant } from '#core/builders.ts'
import { channels } from '#core/channel.ts'
import { seedDirectory } from '#core/offer/seed.ts'
import type { Who } from '#platform/http/visit.ts'
import { newId } from '#platform/ids.ts'
import { parameters as p } from './parameters.ts'

/** One of ours in one house. Whoever stays has no days off and does not leave. */
export type Member = Hat & { n: number; house: number; leads: boolean; stays: boolean; who: Who }
export type House = { id: string; name: string; leader: Member; counsellors: Member[] }
export type Staff = {
  network: string
  houses: House[]
  queue: string
  /** Everybody who has ever been here, by hat. */
  byHat: Map<string, Member>
}

/** Names out of nature, so that nobody who works somewhere can be meant. */
const firstNames =
  'Lærke Ask Viol Birk Svale Pil Iris Falk Linde Hassel Bregne Elm Rose Storm Lilje Stær Anemone Ravn Lyng Tjørn Rav Klint Sky Gran Mynte Egil Blåklokke Fjeld Kløver Havørn Perle Tind Solsort Siv Marguerit Fjord Kamille Ørn Dugfrisk Bølge Vår Hvede Timian Løvspring Skovmærke Valmue'.split(
    ' ',
  )
/** Where the names are all taken, a second one tells who is meant: a sheet of shifts knows people by their names. */
function nameOf(n: number): string {
  const [first, second] = [firstNames[n % firstNames.length]!, firstNames[(n + Math.floor(n / firstNames.length)) % firstNames.length]!]
  return n < firstNames.length ? first : `${first} ${second}`
}
const professions = ['social-worker', 'psychologist', 'midwife', 'lawyer', 'social-worker']

/** What the one queue is called, here and in the demo world. */
export const queueName = 'Skriv til os'

/** Houses as large as what comes in a year, one queue and an administrator: a network on its first day. */
export async function plantStaff(owner: Owner, inquiriesAYear: number): Promise<Staff> {
  const count = Math.max(p.counsellorsAtLeast, Math.round((inquiriesAYear / 1000) * p.counsellorsPerThousand))
  const directory = await seedDirectory(owner)
  const houses = Object.entries(directory.houses).slice(0, Math.max(1, Math.min(4, Math.floor(count / 6))))
  const staff: Staff = { network: directory.network, houses: [], queue: newId(), byHat: new Map() }
  await plantHouses(
    owner,
    staff,
    houses.map(([name, id], n) => ({ id, name, counsellors: Math.floor((count + houses.length - 1 - n) / houses.length) })),
  )
  const person = newId()
  await plant(owner, {
    'core.person': [{ id: person }],
    'core.hat': [
      { id: newId(), kind: 'membership', person_id: person, organisation_id: staff.network, role: 'administrator', display_name: 'Aksel' },
    ],
    'core.queue': [queueRow(staff)],
  })
  return staff
}

/** A house, how many counsellors it has, and those of ours who are there already: the leader first. */
export type HouseWish = { id: string; name: string; counsellors: number; known?: readonly Hat[] }

/** Peoples houses with a leader and counsellors who have all said yes to each other. */
export async function plantHouses(owner: Owner, staff: Staff, wishes: readonly HouseWish[]): Promise<void> {
  for (const [house, { id, name, counsellors: count, known = [] }] of wishes.entries()) {
    const all = known.map((one, n) => join(staff, one, { house, leads: n === 0, stays: true }))
    while (all.length <= count) all.push(await newMember(owner, staff, { house, organisation: id, leads: all.length === 0 }))
    const [leader, ...counsellors] = all
    staff.houses.push({ id, name, leader: leader!, counsellors })
  }
  await plant(owner, { 'core.stand_in': staff.houses.flatMap(yesesIn) })
}

type NewMember = { house: number; organisation: string; leads: boolean }

/** Somebody begins. No page hires people yet, so the owner writes it. */
export async function newMember(owner: Owner, staff: Staff, { house, organisation, leads }: NewMember): Promise<Member> {
  const n = staff.byHat.size
  const hat = { hat: newId(), person: newId(), name: nameOf(n) }
  const role = leads ? 'team_leader' : 'counsellor'
  const profession = leads ? 'social-worker' : professions[n % professions.length]!
  await plant(owner, {
    'core.person': [{ id: hat.person }],
    'core.hat': [
      {
        ...{ id: hat.hat, kind: 'membership', person_id: hat.person, organisation_id: organisation },
        ...{ role, profession, display_name: hat.name },
      },
    ],
  })
  return join(staff, hat, { house, leads, stays: false })
}

function join(staff: Staff, one: Hat, place: Pick<Member, 'house' | 'leads' | 'stays'>): Member {
  const role = place.leads ? 'team_leader' : 'counsellor'
  const who: Who = {
    kind: 'staff',
    hat: one.hat,
    session: '',
    name: one.name,
    role,
    familyId: null,
    organisation: null,
    endsWhenLeft: false,
  }
  const member = { ...one, ...place, n: staff.byHat.size, who }
  staff.byHat.set(one.hat, member)
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
  return { id: queue, name: queueName, channels, languages: ['da', 'en', 'ar', 'uk'], ...people }
}
