import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aMember, aNetwork, type Hat, type Network } from '#core/builders.ts'
import { type Actor, as, type Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'

let world: TestDatabase
let network: Network
let people: Record<string, Hat>
/** A leader and an administrator of the house stand beside those of the network; the volunteer helps in the association. */
beforeAll(async () => {
  world = await freshDatabase()
  await world.setClock('2026-11-23T09:00:00Z')
  network = await aNetwork(world.owner)
  const { house, network: all } = network
  people = {
    ...{ leader: network.leader, director: network.director, administrator: network.administrator, counsellor: network.anne },
    ...{ coordinator: network.coordinator, volunteer: network.volunteer, guest: network.guest },
    houseOffice: await aMember(world.owner, { place: house, role: 'administrator', name: 'Hans' }),
    houseLeader: await aMember(world.owner, { place: house, role: 'team_leader', name: 'Lone' }),
    networkLeader: await aMember(world.owner, { place: all, role: 'team_leader', name: 'Nina' }),
    free: await aMember(world.owner, { place: house, role: 'counsellor', name: 'Frode' }),
    stranger: await aMember(world.owner, { place: network.association, role: 'volunteer', name: 'Sally' }),
  }
})
afterAll(() => world[Symbol.asyncDispose]())

const actors = [
  ...['leader', 'houseOffice', 'networkLeader', 'director', 'administrator'],
  ...['counsellor', 'coordinator', 'volunteer', 'guest'],
] as const
class Undone extends Error {}

/** Who may: `y`, `·` for a door that is not there. What is done does not stay. */
async function signsOf(deed: (tx: Tx) => Promise<unknown>): Promise<string> {
  const signs: string[] = []
  for (const name of actors) signs.push((await may({ kind: 'staff', hat: people[name]!.hat }, deed)) ? 'y' : '·')
  return [5, 4].map((size) => signs.splice(0, size).join('')).join(' ')
}

async function may(actor: Actor, deed: (tx: Tx) => Promise<unknown>): Promise<boolean> {
  try {
    await as(world.db, actor, async (tx) => {
      await deed(tx)
      throw new Undone()
    })
  } catch (error) {
    if (error instanceof Undone) return true
    if (['P0002', '42501'].includes((error as { code?: string }).code ?? '')) return false
    throw error
  }
  return false
}

const at = (hat: string) => people[hat]?.hat ?? newId()
const doors: Record<string, (hat: string) => (tx: Tx) => Promise<unknown>> = {
  suspends: (hat) => (tx) => sql`select core.suspend_membership(${at(hat)}, ${newId()})`.execute(tx),
  ends: (hat) => (tx) => sql`select core.end_membership(${at(hat)})`.execute(tx),
  'gives notice for': (hat) => (tx) => sql`select core.give_notice(${at(hat)}, '2026-12-31', ${newId()}, ${newId()}, null)`.execute(tx),
  'gives another role to': (hat) => (tx) =>
    sql`select core.change_membership(${at(hat)}, 'Ny', 'coordinator', null, ${hat === 'stranger' ? network.association : network.house})`.execute(
      tx,
    ),
}

test.each<[signs: string, deed: string, whose: string]>([
  //  leader and office of the house, leader, director and administrator of the network · everybody else
  ['yyyyy ····', 'suspends', 'free'],
  ['yyyyy ····', 'ends', 'free'],
  ['yyyyy ····', 'gives another role to', 'free'],
  ['y·yy· ····', 'suspends', 'houseLeader'],
  ['··yyy ····', 'suspends', 'houseOffice'],
  ['··yyy ····', 'gives notice for', 'houseOffice'],
  ['··yyy ····', 'suspends', 'stranger'],
  ['··yyy ····', 'ends', 'stranger'],
  ['··yyy ····', 'gives notice for', 'stranger'],
  ['··yyy ····', 'gives another role to', 'stranger'],
  ['··y·· ····', 'suspends', 'director'],
  ['···y· ····', 'suspends', 'networkLeader'],
  ['··yy· ····', 'suspends', 'administrator'],
  ['····· ····', 'suspends', 'nobody'],
  ['····· ····', 'ends', 'nobody'],
  ['····· ····', 'gives notice for', 'nobody'],
])('%s: who %s %s', async (signs, deed, whose) => {
  expect(await signsOf(doors[deed]!(whose))).toBe(signs)
})

const gives = (role: string, organisation: 'house' | 'association' | 'network') => async (tx: Tx) => {
  const { rows } = await sql<{ may: boolean }>`select core.may_invite(${role}, ${network[organisation]}) as may`.execute(tx)
  if (!rows[0]!.may) throw Object.assign(new Error('not given'), { code: 'P0002' })
}

test.each<[signs: string, role: string, organisation: 'house' | 'association' | 'network']>([
  ['yyyyy ····', 'counsellor', 'house'],
  ['y·yy· ····', 'team_leader', 'house'],
  ['··yy· ····', 'director', 'house'],
  ['·yyyy ····', 'administrator', 'house'],
  ['··yyy ····', 'volunteer', 'association'],
  ['··yyy ····', 'administrator', 'network'],
  ['··yy· ····', 'director', 'network'],
])('%s: who makes a %s in the %s', async (signs, role, organisation) => {
  expect(await signsOf(gives(role, organisation))).toBe(signs)
})

test('a role that somebody may not give is not given by changing somebody either, and nobody is moved into a house out of reach', async () => {
  const change = (role: string, place: string) => (tx: Tx) =>
    sql`select core.change_membership(${people.free!.hat}, 'Frode', ${role}, null, ${place})`.execute(tx)
  expect(await signsOf(change('director', network.house))).toBe('··yy· ····')
  expect(await signsOf(change('counsellor', network.association))).toBe('··yyy ····')
})

test('whoever is suspended has no way in: not by session, link, key or invitation, and none of it is opened by another tab', async () => {
  const { hat } = people.free!
  const visitor: Actor = { kind: 'visitor' }
  const leader: Actor = { kind: 'staff', hat: network.leader.hat }
  const open = (token: string) => sql`select core.demo_session(${newId()}, ${hat}, decode(${token}, 'hex'))`
  const token = 'ab'.repeat(32)
  await as(world.db, visitor, (tx) => open(token).execute(tx))
  const seen = () =>
    as(
      world.db,
      visitor,
      async (tx) => (await sql`select * from core.open_session(decode(${token}, 'hex'), false)`.execute(tx)).rows.length,
    )
  expect(await seen()).toBe(1)
  await as(world.db, leader, (tx) => sql`select core.suspend_membership(${hat}, ${newId()})`.execute(tx))
  expect(await seen()).toBe(0)
  // A session that was begun in the same second and ended by nobody opens nothing either.
  await world.owner.query('update core.session set ended_at = null where hat_id = $1', [hat])
  expect(await seen()).toBe(0)
  const { rows } = await world.owner.query(`select pg_get_functiondef('core.open_session'::regproc) as door`)
  await world.owner.query(rows[0].door.replace(' and h.suspended_at is null', ''))
  expect(await seen(), 'without the guard').toBe(1)
  await world.owner.query(rows[0].door)
  await expect(as(world.db, visitor, (tx) => open('cd'.repeat(32)).execute(tx))).rejects.toMatchObject({ code: 'P0002' })
  await as(world.db, leader, (tx) => sql`select core.resume_membership(${hat})`.execute(tx))
  await as(world.db, visitor, (tx) => open('ef'.repeat(32)).execute(tx))
})

test('the inner steps are nobody’s doors', async () => {
  for (const call of [`core.shut_ways_in('${newId()}')`, `core.end_absence('${newId()}')`, `core.keeper_of('${newId()}')`])
    for (const kind of ['visitor', 'staff'] as const) {
      const actor: Actor = kind === 'visitor' ? { kind } : { kind, hat: network.director.hat }
      await expect(
        as(world.db, actor, (tx) => sql.raw(`select ${call}`).execute(tx)),
        call,
      ).rejects.toMatchObject({ code: '42501' })
    }
})
