import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aHeldFamily, aMember, aNetwork, type Hat, type HeldFamily, type Network, plant } from '#core/builders.ts'
import { anInquiry, type Inquiry } from '#parts/counselling/builders.ts'
import { as } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'

/** Two houses under one network: Birgit leads the one by the harbour, Lone the one in the wood, Niels leads in the network itself. */
let world: TestDatabase
let network: Network
let lone: Hat
let niels: Hat
let houseDirector: Hat
let ours: HeldFamily
let theirs: HeldFamily
let claimed: Inquiry
beforeAll(async () => {
  world = await freshDatabase()
  await world.setClock('2026-11-23T09:00:00Z')
  network = await aNetwork(world.owner)
  const [wood, hut] = [newId(), newId()]
  await plant(world.owner, {
    'core.organisation': [{ id: wood, kind: 'house', name: 'Huset i skoven', parent_id: network.network }],
  })
  await plant(world.owner, { 'core.organisation': [{ id: hut, kind: 'house', name: 'Hytten', parent_id: wood }] })
  lone = await aMember(world.owner, { place: wood, role: 'team_leader', name: 'Lone' })
  houseDirector = await aMember(world.owner, { place: wood, role: 'director', name: 'Dorte' })
  niels = await aMember(world.owner, { place: network.network, role: 'team_leader', name: 'Niels' })
  const frida = await aMember(world.owner, { place: hut, role: 'counsellor', name: 'Frida' })
  const finn = await aMember(world.owner, { place: hut, role: 'counsellor', name: 'Finn' })
  ours = await aHeldFamily(world.owner, network, { name: 'Havnen' })
  theirs = await aHeldFamily(world.owner, network, { name: 'Skoven', anchor: frida, deputy: finn })
  claimed = await anInquiry(world.owner, network, { stage: 'claimed' })
})
afterAll(() => world[Symbol.asyncDispose]())

const staff = (who: Hat) => ({ kind: 'staff', hat: who.hat }) as const
class Undone extends Error {}
/** How many rows a deed touches; nothing stays. */
async function touches(who: Hat, ...deeds: RawBuilder<unknown>[]): Promise<number> {
  let count = 0
  const done = as(world.db, staff(who), async (tx) => {
    for (const deed of deeds) count = Number((await deed.execute(tx)).numAffectedRows ?? 0)
    throw new Undone()
  })
  await done.catch((error) => {
    if (!(error instanceof Undone)) throw error
  })
  return count
}
const familiesOf = async (who: Hat) =>
  (await as(
    world.db,
    staff(who),
    (tx) => tx.selectFrom('core.family').select('short_name as name').orderBy('short_name').execute() as never,
  )) as { name: string }[]

test.each<[string, () => Hat, string[]]>([
  ['a leader sees the own house, and nothing of the other', () => network.leader, ['Havnen']],
  ['a leader sees what is under the own house', () => lone, ['Skoven']],
  ['a director of one house sees that house', () => houseDirector, ['Skoven']],
  ['a leader of the network sees every house', () => niels, ['Havnen', 'Skoven']],
  ['a director of the network sees every house', () => network.director, ['Havnen', 'Skoven']],
])('%s', async (_, who, names) => {
  expect((await familiesOf(who())).map(({ name }) => name)).toEqual(names)
})

const reason = (family: () => HeldFamily) =>
  sql`insert into core.reading_reason (hat_id, family_id, reason) select core.hat(), ${family().id}, 'Klage'`
const away = (person: string) => {
  const [absence, cover] = [newId(), newId()]
  return sql`insert into core.roster (id, kind, person_id, default_cover_id, period, recorded_by)
    select ${absence}, 'away', ${person}, ${cover}, daterange(platform.today(), null), core.hat()`
}

test.each<[string, () => RawBuilder<unknown>[]]>([
  ['says a reason to open a family of the other house', () => [reason(() => ours)]],
  ['writes an absence for somebody of the other house', () => [away(network.anne.person)]],
  [
    'plans a shift for somebody of the other house',
    () => [
      sql`insert into core.shift (id, hat_id, queue_id, starts_at, ends_at) values (${newId()}, ${network.bo.hat}, ${network.queue.id}, platform.now(), platform.now() + interval '1 hour')`,
    ],
  ],
  [
    "promises in the other house's name",
    () => [
      sql`insert into core.promise (id, to_hat, by_hat, family_id, what, channel, due_by) values (${newId()}, ${ours.adults[0]!.hat}, ${network.anne.hat}, ${ours.id}, 'call', 'page', platform.now() + interval '1 day')`,
    ],
  ],
])('refused: a leader %s', async (_, deeds) => {
  await expect(touches(lone, ...deeds())).rejects.toMatchObject({ code: '42501' })
})

test.each<[string, () => RawBuilder<unknown>]>([
  ["the other house's family", () => sql`update core.family set short_name = 'Ny' where id = ${ours.id}`],
  ["the other house's step", () => sql`update core.next_step set owner_id = ${lone.hat} where id = ${ours.step}`],
  ["the other house's circle", () => sql`update core.circle set ended_at = platform.now() where family_id = ${ours.id}`],
  ["the other house's queue", () => sql`update core.queue set name = 'x' where id = ${network.queue.id}`],
  [
    "a colleague's inquiry in the other house",
    () => sql`update counselling.inquiry set deadline_on = '2026-12-01' where id = ${claimed.id}`,
  ],
  [
    'a yes in advance in the other house',
    () => sql`update core.stand_in set ended_at = platform.now() where for_hat = ${network.anne.hat}`,
  ],
])('a leader changes nothing of %s, and the own leader may', async (_, deed) => {
  expect(await touches(lone, deed())).toBe(0)
  const own = await touches(network.leader, deed()).catch(() => 1)
  expect(own).toBeGreaterThan(0)
})

test('a leader opens a family of the own house with a reason, and finds none of the other', async () => {
  const open = (family: HeldFamily) => sql`select core.open_family(${family.id}, 'plan')`
  await expect(touches(lone, open(ours))).rejects.toMatchObject({ code: 'P0002' })
  await touches(
    lone,
    reason(() => theirs),
    open(theirs),
  )
})

test('when somebody who covers in another house falls ill too, the own leader can take it on', async () => {
  const frida = theirs.anchor
  const [absence, cover, next] = [newId(), newId(), newId()]
  const shared = { period: '[2026-11-23,)', recorded_by: network.leader.hat }
  await plant(world.owner, {
    'core.roster': [
      { id: absence, kind: 'away', person_id: network.bo.person, default_cover_id: cover, ...shared },
      { id: cover, kind: 'covering', person_id: frida.person, hat_id: frida.hat, absence_id: absence, ...shared },
    ],
  })
  const taken = await touches(
    lone,
    sql`update core.roster set over_at = platform.now(), called_off_at = platform.now() where id = ${cover}`,
    sql`insert into core.roster (id, kind, person_id, hat_id, absence_id, period, recorded_by) values (${next}, 'covering', ${lone.person}, ${lone.hat}, ${absence}, '[2026-11-23,)', ${lone.hat})`,
    sql`update core.roster set default_cover_id = ${next} where id = ${absence}`,
  )
  expect(taken).toBe(1)
})

test('who asks is looked up once a query, not once a row', async () => {
  for (const who of [lone, niels]) {
    const plan = await as(world.db, staff(who), async (tx) =>
      (await sql<{ 'QUERY PLAN': string }>`explain select id from core.next_step where undone`.execute(tx)).rows
        .map((row) => row['QUERY PLAN'])
        .join('\n'),
    )
    expect(plan).toMatch(/hashed SubPlan/)
    expect(plan).not.toMatch(/\(SubPlan/)
  }
})
