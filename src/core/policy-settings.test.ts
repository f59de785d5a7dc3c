import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aMember, aNetwork, type Network } from '#core/builders.ts'
import { anOffer, anOpening, anOrganisation, aPlace } from '#core/offer/builders.ts'
import { as } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { aHousehold, type Household } from '#testing/household.ts'
import { type Right, signsOf } from '#testing/rights.ts'

/** Who changes what of the directory: the leader leads the house, director and administrator the network above it. */
const changed: Right[] = [
  //  visitor writer · mother father stranger · anchor outside leader director administrator · coordinator volunteer guest · job
  ['·· ··· 00sss 000 ·', 'core.organisation where id = {house}', undefined, `name = 'x'`],
  ['·· ··· 000ss 000 ·', 'core.organisation where id = {association}', undefined, `name = 'x'`],
  ['·· ··· 00sss 000 ·', 'core.place where id = {house.place}', undefined, `name = 'x'`],
  ['·· ··· 000ss 000 ·', 'core.place where id = {association.place}', undefined, `name = 'x'`],
  ['·· ··· 00sss 000 ·', 'core.offer where id = {house.offer}', undefined, `title_da = 'x'`],
  ['·· ··· 000ss 000 ·', 'core.offer where id = {association.offer}', undefined, `title_da = 'x'`],
  ['·· ··· 00sss 000 ·', 'core.opening where offer_id = {house.offer}', undefined, 'on_holidays = true'],
  ['·· ··· 000ss 000 ·', 'core.opening where offer_id = {association.offer}', undefined, 'on_holidays = true'],
  ['·· ··· 00sss 000 ·', 'core.closed_day where place_id = {house.place}', undefined, 'called_off_at = platform.now()'],
  ['·· ··· 000ss 000 ·', 'core.holiday where own', undefined, `name_da = 'x'`],
  ['·· ··· 00000 000 ·', 'core.holiday where not own', undefined, `name_da = 'x'`],
  ['·· ··· 00sss 000 ·', `core.helpline where key = 'politi-114'`, undefined, 'checked_on = current_date'],
  ['·· ··· ····· ··· ·', 'core.level_rule', undefined, 'gap_days = 5'],
  ['·· ··· ····· ··· ·', 'core.answer_time', undefined, 'minutes = 5'],
  ['·· ··· ····· ··· ·', 'core.network_text', undefined, `da = 'x'`],
  ...[
    'organisation',
    'place',
    'offer',
    'opening',
    'closed_day',
    'holiday',
    'helpline',
    'helpline_hours',
    'level_rule',
    'network_text',
    'shift_swap',
  ].map((table): Right => ['·· ··· ····· ··· ·', `core.${table}`, undefined, 'delete']),
]
const shown: Right[] = [
  ['ss sss sssss sss s', 'core.network_text'],
  ['ss sss sssss sss s', 'core.answer_time'],
  ['·· ··· sssss 000 s', 'core.shift_swap'],
  ['00 000 sssss 000 0', 'core.place where id = {secret.place}'],
]

let world: TestDatabase
let household: Household
let network: Network
beforeAll(async () => {
  world = await freshDatabase()
  await world.setClock('2026-11-23T09:00:00Z')
  household = await aHousehold(world.owner)
  network = household.network
  household.ids['secret.place'] = await aPlace(world.owner, { organisationId: network.house, kind: 'secret' })
  for (const whose of ['house', 'association'] as const) {
    const organisationId = network[whose]
    const place = await aPlace(world.owner, { organisationId })
    const offer = await anOffer(world.owner, { organisationId })
    await anOpening(world.owner, { offerId: offer, placeId: place })
    await world.owner.query(`insert into core.closed_day (place_id, day) values ($1, '2026-12-24')`, [place])
    Object.assign(household.ids, { [whose]: organisationId, [`${whose}.place`]: place, [`${whose}.offer`]: offer })
  }
  await world.owner.query(`insert into core.holiday (day, name_da, name_en, own) values ('2026-12-24', 'Juleaften', 'Christmas Eve', true)`)
  await world.owner.query(`insert into core.network_text (id, name, da, set_by) values ($1, 'greeting', 'Hej', $2)`, [
    newId(),
    network.director.hat,
  ])
  await world.owner.query(
    'insert into core.shift_swap (id, shift_id, from_hat, to_hat) select $1, id, hat_id, $2 from core.shift where hat_id = $3 limit 1',
    [newId(), network.bo.hat, network.anne.hat],
  )
})
afterAll(() => world[Symbol.asyncDispose]())

test.each(changed)('%s changes %s (%s) %s', async (...right) => {
  expect(await signsOf(world.db, household, right)).toBe(right[0])
})

test.each(shown)('%s is shown %s', async (...right) => {
  expect(await signsOf(world.db, household, right)).toBe(right[0])
})

const organisation = (parent: string) =>
  `insert into core.organisation (id, kind, name, parent_id) values ('${newId()}', 'house', 'Nyt hus', '${parent}')`
const place = (whose: string) =>
  `insert into core.place (id, organisation_id, name, kind) values ('${newId()}', '${whose}', 'Skærm', 'digital')`
const rule = (table: string, value: string, from: string) =>
  `insert into core.${table} (level, version, ${value}, valid_from) values ('D', ${Math.floor(Math.random() * 1e6) + 9}, 20, ${from})`

let calls = 0
const line = () =>
  `insert into core.helpline (key, position, number, name, what_da, what_en, for_whom_da, for_whom_en, source)
   values ('${newId()}', ${1000 + ++calls}, '80 ${10 + calls}', 'x', 'x', 'x', 'x', 'x', 'x')`

/** What is added, and by whom it may be: the other leaders and administrators, and everybody else, may not. */
const added: [what: string, statement: (network: Network) => string, who: ('leader' | 'director' | 'administrator')[]][] = [
  ['a house under the house', ({ house }) => organisation(house), ['leader', 'director', 'administrator']],
  ['a house under the network', (all) => organisation(all.network), ['director', 'administrator']],
  ['a place in the house', ({ house }) => place(house), ['leader', 'director', 'administrator']],
  ['a place in the association', ({ association }) => place(association), ['director', 'administrator']],
  ['a new gap from today', () => rule('level_rule', 'gap_days', 'platform.today()'), ['director', 'administrator']],
  ['a gap from yesterday', () => rule('level_rule', 'gap_days', 'platform.today() - 1'), []],
  ['new minutes', () => rule('answer_time', 'minutes', 'platform.today()'), ['director', 'administrator']],
  [
    'a holiday of everyone’s',
    () => `insert into core.holiday (day, name_da, name_en, own) values ('2027-06-0${Math.ceil(Math.random() * 9)}', 'x', 'x', false)`,
    [],
  ],
  ['a number to call', line, ['leader', 'director', 'administrator']],
  [
    'a text in another’s name',
    ({ anne }) => `insert into core.network_text (id, name, da, set_by) values ('${newId()}', 'greeting', 'x', '${anne.hat}')`,
    [],
  ],
]

test.each(added)('%s is added by those who set it up, and by nobody else', async (_what, statement, who) => {
  const able: string[] = []
  for (const kind of ['leader', 'director', 'administrator', 'anne', 'coordinator', 'volunteer', 'guest'] as const) {
    const deed = as(world.db, { kind: 'staff', hat: network[kind].hat }, (tx) => sql.raw(statement(network)).execute(tx))
    if (
      await deed.then(
        () => true,
        (error: { code?: string }) => (error.code === '42501' ? false : Promise.reject(error)),
      )
    )
      able.push(kind)
  }
  expect(able).toEqual(who)
})

test('until the network has somebody of its own, the leader of its first house sets what holds for all', async () => {
  await using young = await freshDatabase()
  const all = await anOrganisation(young.owner, { kind: 'network' })
  const house = await anOrganisation(young.owner, { kind: 'house', parentId: all })
  const leader = await aMember(young.owner, { place: house, role: 'team_leader' })
  const sets = async () =>
    as(
      young.db,
      { kind: 'staff', hat: leader.hat },
      async (tx) => (await sql<{ yes: boolean }>`select core.sets_for_all() as yes`.execute(tx)).rows[0]!.yes,
    )
  expect(await sets()).toBe(true)
  await aNetwork(young.owner)
  expect(await sets()).toBe(false)
})

test('a place keeps its openings and an offer its own: neither ends while something without a last day rests on it', async () => {
  const { owner } = world
  const { ids } = household
  await expect(owner.query('update core.place set closed_on = current_date where id = $1', [ids['house.place']])).rejects.toThrow(
    /opening_at_used_place/,
  )
  await expect(owner.query(`update core.offer set valid = '[2024-01-01,2030-01-01)' where id = $1`, [ids['house.offer']])).rejects.toThrow(
    /opening_of_standing_offer/,
  )
  const lonely = await anOrganisation(owner)
  await aPlace(owner, { organisationId: lonely })
  await expect(owner.query('update core.organisation set ended_at = now() where id = $1', [lonely])).rejects.toThrow(
    /place_of_living_organisation/,
  )
  const offering = await anOrganisation(owner)
  await anOffer(owner, { organisationId: offering })
  await expect(owner.query('update core.organisation set ended_at = now() where id = $1', [offering])).rejects.toThrow(
    /offer_of_living_organisation/,
  )
})
