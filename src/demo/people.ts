import { type Hat, type Network, type Owner, plant } from '#core/builders.ts'
import { addDays, momentInDenmark, weekday } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'

type Places = Pick<Network, 'network' | 'house' | 'association' | 'municipality'>
export type DemoPeople = Network & { nanna: Hat; peter: Hat; samira: Hat }

/** Everybody here is made up. Names are first names only, as a family would meet them. */
const memberships = [
  ['kirsten', 'Kirsten', 'team_leader', 'social-worker', 'house'],
  ['nanna', 'Nanna', 'counsellor', 'social-worker', 'house'],
  ['peter', 'Peter', 'counsellor', 'lawyer', 'house'],
  ['samira', 'Samira', 'counsellor', 'midwife', 'house'],
  ['ida', 'Ida', 'director', null, 'network'],
  ['aksel', 'Aksel', 'administrator', null, 'network'],
  ['birgit', 'Birgit', 'coordinator', null, 'association'],
  ['yusuf', 'Yusuf', 'volunteer', null, 'association'],
  ['hanne', 'Hanne', 'guest', 'health-visitor', 'municipality'],
] as const

type Key = (typeof memberships)[number][0]

export async function plantPeople(owner: Owner, places: Places): Promise<DemoPeople> {
  const named = Object.fromEntries(memberships.map(([key, name]) => [key, { hat: newId(), person: newId(), name }])) as Record<Key, Hat>
  const { kirsten, nanna, peter, samira } = named
  const queue = { id: newId(), responsible: kirsten, deputy: nanna }
  await plant(owner, {
    'core.person': Object.values(named).map(({ person }) => ({ id: person })),
    'core.hat': memberships.map(([key, name, role, profession, place]) => ({
      ...{ id: named[key].hat, kind: 'membership', person_id: named[key].person, organisation_id: places[place] },
      ...{ role, profession, display_name: name },
    })),
    'core.stand_in': everyPair([kirsten, nanna, peter, samira]),
    'core.queue': [queueRow(queue)],
  })
  const roles = { leader: kirsten, anne: nanna, bo: peter, cille: samira, director: named.ida, administrator: named.aksel }
  const outside = { coordinator: named.birgit, volunteer: named.yusuf, guest: named.hanne }
  return { ...roles, ...outside, ...places, nanna, peter, samira, queue, counsellors: [nanna, peter, samira] }
}

/** Everyone has said yes in advance to stand in for everyone else. */
function everyPair(hats: Hat[]) {
  const pairs = hats.flatMap((by) => hats.filter((other) => other !== by).map((other) => ({ by, other })))
  return pairs.map(({ by, other }) => ({ id: newId(), for_hat: other.hat, by_hat: by.hat, accepted_at: new Date() }))
}

function queueRow({ id, responsible, deputy }: Network['queue']) {
  const people = {
    responsible_id: responsible.hat,
    responsible_person: responsible.person,
    deputy_id: deputy.hat,
    deputy_person: deputy.person,
  }
  return { id, name: 'Skriv til os', channels: ['web', 'phone', 'walk-in', 'mail'], languages: ['da', 'en', 'ar'], ...people }
}

/** Shifts of four hours on working days, two people each, for the coming weeks; days that have them already are left alone. */
export async function plantShifts(owner: Owner, order: { queue: string; hats: string[]; from: string; days: number }): Promise<void> {
  const { rows } = await owner.query('select distinct day::text as day from core.shift where queue_id = $1 and planned', [order.queue])
  const planned = new Set(rows.map((row) => row.day))
  const days = Array.from({ length: order.days }, (_, n) => addDays(order.from, n)).filter((day) => weekday(day) <= 5 && !planned.has(day))
  const shifts = days.flatMap((day, n) =>
    ['10:00', '14:00'].flatMap((time, half) =>
      [0, 1].map((seat) => {
        const starts = momentInDenmark(day, time)
        const hat = order.hats[(n + half + seat) % order.hats.length]!
        return { id: newId(), hat_id: hat, queue_id: order.queue, starts_at: starts, ends_at: new Date(starts.getTime() + 4 * 3_600_000) }
      }),
    ),
  )
  if (shifts.length > 0) await plant(owner, { 'core.shift': shifts })
}
