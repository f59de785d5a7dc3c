import type { Pool, PoolClient } from 'pg'
import { addDays, momentInDenmark } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import type { Level } from '#platform/level.ts'
import { channels } from './channel.ts'
import type { StaffRole } from './session/role.ts'

/** Above all policies: the world of a story is set up by the owner, and what the story is about happens through `as()`. */
export type Owner = Pick<Pool | PoolClient, 'query'>
type Row = Record<string, unknown>

/** Rows of several tables in one statement, so that they stand together or not at all, whatever order their keys would want. */
export async function plant(owner: Owner, tables: Record<string, Row[]>): Promise<void> {
  const batches = Object.entries(tables).flatMap(([table, rows]) =>
    [...Map.groupBy(rows, (row) => Object.keys(row).sort().join()).values()].map((alike) => ({ table, alike })),
  )
  const inserts = batches.map(({ table, alike }, n) => {
    const columns = Object.keys(alike[0]!).join(', ')
    return `b${n} as (insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $${n + 1}))`
  })
  const values = batches.map(({ alike }) => JSON.stringify(alike))
  await owner.query(`with ${inserts.join(',\n')} select`, values)
}

/** What day and moment it is in the world the story is told in. */
export async function worldTime(owner: Owner): Promise<{ now: Date; today: string }> {
  const { rows } = await owner.query('select platform.now() as now, platform.today()::text as today')
  return rows[0]
}

export type Hat = { hat: string; person: string; name: string }

const memberships = [
  ['leader', 'Birgit', 'team_leader', 'social-worker', 'house'],
  ['anne', 'Anne', 'counsellor', 'social-worker', 'house'],
  ['bo', 'Bo', 'counsellor', 'psychologist', 'house'],
  ['cille', 'Cille', 'counsellor', 'midwife', 'house'],
  ['director', 'Ditte', 'director', null, 'network'],
  ['administrator', 'Aksel', 'administrator', null, 'network'],
  ['coordinator', 'Karen', 'coordinator', null, 'association'],
  ['volunteer', 'Vagn', 'volunteer', null, 'association'],
  ['guest', 'Gitte', 'guest', 'health-visitor', 'municipality'],
] as const satisfies [string, string, StaffRole, string | null, string][]

type Named = Record<(typeof memberships)[number][0], Hat>
export type Network = Named & {
  /** Ids of the organisations. */
  network: string
  house: string
  association: string
  municipality: string
  counsellors: [Hat, Hat, Hat]
  queue: { id: string; responsible: Hat; deputy: Hat }
}

/**
 * A network with one house, an association and a municipality, one person of every role (three counsellors, who have all said yes to
 * stand in for each other), one queue, and two shifts every day from today for fourteen days.
 */
export async function aNetwork(owner: Owner): Promise<Network> {
  const { now, today } = await worldTime(owner)
  const organisations = { network: newId(), house: newId(), association: newId(), municipality: newId() }
  const named = Object.fromEntries(memberships.map(([key, name]) => [key, { hat: newId(), person: newId(), name }])) as Named
  const counsellors: Network['counsellors'] = [named.anne, named.bo, named.cille]
  const queue = { id: newId(), responsible: named.leader, deputy: named.anne }
  await plant(owner, {
    'core.organisation': organisationRows(organisations),
    'core.person': Object.values(named).map(({ person }) => ({ id: person })),
    'core.hat': memberships.map(([key, , role, profession, place]) =>
      membershipRow(named[key], role, { profession, place: organisations[place] }),
    ),
    'core.stand_in': [named.leader, ...counsellors].flatMap((one) =>
      [named.leader, ...counsellors].filter((other) => other !== one).map((other) => standIn(one, other, now)),
    ),
    'core.queue': [queueRow(queue)],
    'core.shift': shiftRows(queue.id, counsellors, today),
  })
  return { ...named, ...organisations, counsellors, queue }
}

function organisationRows(ids: Pick<Network, 'network' | 'house' | 'association' | 'municipality'>): Row[] {
  return [
    { id: ids.network, kind: 'network', name: 'Hele vejen', parent_id: null },
    { id: ids.house, kind: 'house', name: 'Huset ved havnen', parent_id: ids.network },
    { id: ids.association, kind: 'association', name: 'Foreningen Fjorden', parent_id: ids.network },
    { id: ids.municipality, kind: 'municipality', name: 'Skovby Kommune', parent_id: null },
  ]
}

function membershipRow(
  { hat, person, name }: Hat,
  role: StaffRole,
  { profession, place }: { profession: string | null; place: string },
): Row {
  return { id: hat, kind: 'membership', person_id: person, organisation_id: place, role, profession, display_name: name }
}

function standIn(by: Hat, forWhom: Hat, at: Date): Row {
  return { id: newId(), for_hat: forWhom.hat, by_hat: by.hat, accepted_at: at }
}

function queueRow({ id, responsible, deputy }: Network['queue']): Row {
  const people = {
    responsible_id: responsible.hat,
    responsible_person: responsible.person,
    deputy_id: deputy.hat,
    deputy_person: deputy.person,
  }
  return { id, name: 'Skriv til os', channels, languages: ['da', 'en'], ...people }
}

function shiftRows(queue: string, counsellors: Hat[], from: string): Row[] {
  return Array.from({ length: 14 }, (_, n) => addDays(from, n)).flatMap((day, n) =>
    ['10:00', '14:00'].map((time, half) => {
      const starts = momentInDenmark(day, time)
      const hat = counsellors[(n + half) % counsellors.length]!.hat
      return { id: newId(), hat_id: hat, queue_id: queue, starts_at: starts, ends_at: new Date(starts.getTime() + 4 * 3_600_000) }
    }),
  )
}

/** One more membership, for stories that need another colleague, volunteer or guest. */
export async function aMember(
  owner: Owner,
  { place, role, name = 'Frode' }: { place: string; role: StaffRole; name?: string },
): Promise<Hat> {
  const hat = { hat: newId(), person: newId(), name }
  await plant(owner, { 'core.person': [{ id: hat.person }], 'core.hat': [membershipRow(hat, role, { profession: null, place })] })
  return hat
}

/** How many days each level allows, as the first version of `core.level_rule` says. */
export const gapDays: Record<Level, number> = { A: 1, B: 3, C: 10, D: 30 }
export type Adult = Hat & { member: string }
export type HeldFamily = {
  id: string
  name: string
  level: Level
  anchor: Hat
  deputy: Hat
  /** The one step that holds the family; the anchor's. */
  step: string
  due: string
  adults: Adult[]
  child: string
}
type FamilyWish = { name?: string; level?: Level; anchor?: Hat; deputy?: Hat; adults?: 1 | 2; due?: string } & Partial<FamilyWords>
/** The first names of the adults and what they are to the child, who the family is, and what the next step is about. */
type FamilyWords = { names: readonly string[]; roles: readonly string[]; about: string; step: string }

/** An open family: a mother (and a father), a child, anchor and deputy who have said yes, and one next step with its words. */
export async function aHeldFamily(owner: Owner, network: Network, wish: FamilyWish = {}): Promise<HeldFamily> {
  const { now, today } = await worldTime(owner)
  const [anne, bo] = network.counsellors
  const anchor = wish.anchor ?? anne
  const level = wish.level ?? 'C'
  const family: HeldFamily = {
    id: newId(),
    name: wish.name ?? 'Solsikken',
    level,
    anchor,
    deputy: wish.deputy ?? (anchor.person === bo.person ? anne : bo),
    step: newId(),
    due: wish.due ?? addDays(today, gapDays[level]),
    adults: (wish.names ?? ['Maja', 'Jonas'])
      .slice(0, wish.adults ?? 1)
      .map((name) => ({ hat: newId(), person: newId(), member: newId(), name })),
    child: newId(),
  }
  await plant(owner, { ...heldRows(family, wish), ...peopleRows(family, wish), 'core.circle': circleRows(family, now) })
  return family
}

function heldRows({ id, name, level, anchor, deputy, step, due }: HeldFamily, said: Partial<FamilyWords>): Record<string, Row[]> {
  const levelId = newId()
  const people = { anchor_id: anchor.hat, anchor_person: anchor.person, deputy_id: deputy.hat, deputy_person: deputy.person }
  const rule = { level, level_version: 1, gap_days: gapDays[level], level_id: levelId }
  const pointer = { next_step_id: step, next_due: due, next_owner_id: anchor.hat }
  const task = { task_type: 'talk', task_class: 'professional', due_on: due }
  return {
    'core.family': [{ id, short_name: name, opened_by: anchor.hat, ...rule, ...people, ...pointer }],
    'core.family_level': [{ id: levelId, family_id: id, level, reason: 'Talt igennem ved den første samtale', by_hat: anchor.hat }],
    'core.next_step': [{ id: step, family_id: id, owner_id: anchor.hat, owner_as: 'employee', created_by: anchor.hat, ...task }],
    'core.step_words': [{ step_id: step, family_id: id, words: said.step ?? 'Vi taler om de første uger' }],
    'core.family_words': [{ family_id: id, about: said.about ?? 'En familie, der venter et barn mere' }],
  }
}

function peopleRows({ id, adults, child }: HeldFamily, { roles = ['mother', 'father'] }: Partial<FamilyWords>): Record<string, Row[]> {
  const childPerson = newId()
  return {
    'core.person': [...adults.map(({ person }) => ({ id: person })), { id: childPerson }],
    'core.hat': adults.map(({ hat, person }) => ({ id: hat, kind: 'family_adult', person_id: person, family_id: id })),
    'core.member': [
      ...adults.map(({ member, person, hat, name }, n) => ({
        id: member,
        family_id: id,
        person_id: person,
        name,
        role: roles[n],
        adult_id: hat,
      })),
      { id: child, family_id: id, person_id: childPerson, name: 'Alma', role: 'child', born_on: '2022-05-01', adult_id: null },
    ],
  }
}

function circleRows({ id, anchor, deputy, adults }: HeldFamily, at: Date): Row[] {
  const standing = [[anchor.hat, 'anchor'], [deputy.hat, 'deputy'], ...adults.map(({ hat }) => [hat, 'adult'])]
  return standing.map(([hat, as]) => ({ id: newId(), family_id: id, hat_id: hat, as_what: as, accepted_at: at }))
}
