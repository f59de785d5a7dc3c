import { type Hat, type Network, type Owner, plant } from '#core/builders.ts'
import { channels } from '#core/channel.ts'
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
    'core.queue': [queueRow(queue)],
  })
  const roles = { leader: kirsten, anne: nanna, bo: peter, cille: samira, director: named.ida, administrator: named.aksel }
  const outside = { coordinator: named.birgit, volunteer: named.yusuf, guest: named.hanne }
  return { ...roles, ...outside, ...places, nanna, peter, samira, queue, counsellors: [nanna, peter, samira] }
}

function queueRow({ id, responsible, deputy }: Network['queue']) {
  const people = {
    responsible_id: responsible.hat,
    responsible_person: responsible.person,
    deputy_id: deputy.hat,
    deputy_person: deputy.person,
  }
  return { id, name: 'Vagten', channels, languages: ['da', 'en', 'ar', 'uk'], ...people }
}
