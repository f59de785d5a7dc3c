import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { aHousehold, type Household, leaveTraces } from '#testing/household.ts'
import { inWords, type Right, signsOf, tablesWithout } from '#testing/rights.ts'

/** Who is shown what. The volunteer and the guest stand in the circle; the outside is a counsellor who does not. */
const shown: Right[] = [
  //  visitor writer · mother father stranger · anchor outside leader director administrator · coordinator volunteer guest · job
  ['ss sss sssss sss s', 'core.organisation'],
  ['·· ··· sssss 000 ·', 'core.person'],
  ['·s sss sssss sss s', 'core.hat where id = {anne}'],
  ['·0 s00 s0ss0 0ss s', 'core.hat where id = {mother}'],
  ['·0 0s0 s0ss0 0ss s', 'core.hat where id = {father}'],
  ['·0 000 ssss0 000 s', 'core.hat where id = {waiting.writer}'],
  ['·s 000 ssss0 000 s', 'core.hat where id = {owned.writer}'],
  ['·· ··· sssss 000 s', 'core.stand_in'],
  ['·· ··· ····· ··· ·', 'core.session'],
  ['·· ss0 s0ss0 0ss s', 'core.family where id = {maja}'],
  ['·· 00s 0sss0 000 s', 'core.family where id = {sara}'],
  ['·· ss0 s0ss0 0ss s', `core.circle where family_id = {maja} and as_what = 'anchor'`],
  ['·· s00 s0ss0 0ss s', 'core.circle where family_id = {maja} and hat_id = {mother}'],
  ['·· 0s0 s0ss0 0ss s', 'core.circle where family_id = {maja} and hat_id = {father}'],
  ['·· ··· l0l00 000 ·', 'core.family_level where family_id = {maja}', 'family'],
  ['·· ss0 s0ss0 0ss s', 'core.next_step where id = {step}'],
  ['·· s00 s0ss0 0ss s', 'core.next_step where id = {mother.step}'],
  ['·· 0s0 s0ss0 0ss s', 'core.next_step where id = {father.step}'],
  ['·· ll0 l0l00 000 ·', 'core.step_words where step_id = {step}', 'family'],
  ['·· l00 l0l00 000 ·', 'core.step_words where step_id = {mother.step}', 'family'],
  ['·· 0l0 l0l00 000 ·', 'core.step_words where step_id = {father.step}', 'family'],
  ['·· ll0 l0l00 000 ·', 'core.goal where id = {family.goal}', 'family'],
  ['·· l00 l0l00 000 ·', 'core.goal where id = {mother.goal}', 'family'],
  ['·· 0l0 l0l00 000 ·', 'core.goal where id = {father.goal}', 'family'],
  ['·· ll0 l0l00 000 ·', 'core.family_words where family_id = {maja}', 'family'],
  ['·· ··· l0l00 000 ·', 'core.bridge where id = {bridge}', 'family'],
  ['·· 000 l0l00 000 ·', 'core.member where id = {child}', 'family'],
  ['·· l00 l0l00 000 ·', 'core.member where id = {mother.member}', 'family'],
  ['·· 0l0 l0l00 000 ·', 'core.member where id = {father.member}', 'family'],
  ['·· ll0 l0l00 000 ·', 'core.home where id = {family.home}', 'family'],
  ['·· l00 l0l00 000 ·', 'core.home where id = {mother.home}', 'family'],
  ['·· 0l0 l0l00 000 ·', 'core.home where id = {father.home}', 'family'],
  ['·· 000 l0l00 000 ·', 'core.stay where id = {family.stay}', 'family'],
  ['·· l00 l0l00 000 ·', 'core.stay where id = {mother.stay}', 'family'],
  ['·· 0l0 l0l00 000 ·', 'core.stay where id = {father.stay}', 'family'],
  ['·0 l00 l0l00 000 0', 'core.contact_card where hat_id = {mother}', 'family'],
  ['·0 0l0 l0l00 000 0', 'core.contact_card where hat_id = {father}', 'family'],
  ['·0 s00 s0ss0 0ss s', 'core.promise where id = {mother.promise}'],
  ['·0 0s0 s0ss0 0ss s', 'core.promise where id = {father.promise}'],
  ['·0 000 ssss0 000 s', 'core.promise where id = {waiting.promise}', 'inquiry:waiting'],
  ['·s 000 s0ss0 000 s', 'core.promise where id = {owned.promise}', 'inquiry:owned'],
  ['·0 s00 s0ss0 000 s', 'core.notice where id = {mother.notice}'],
  ['·0 0s0 s0ss0 000 s', 'core.notice where id = {father.notice}'],
  ['·0 ss0 l0l00 000 0', 'core.access_line where family_id = {maja} and hat_id = {anne}', 'family'],
  ['·0 s00 l0l00 000 0', 'core.access_line where family_id = {maja} and hat_id = {mother}', 'family'],
  ['·0 0s0 l0l00 000 0', 'core.access_line where family_id = {maja} and hat_id = {father}', 'family'],
  ['·· ··· 00000 000 ·', 'core.reading_reason'],
  ['·· ··· sssss 000 s', 'core.queue'],
  ['·· ··· sssss 000 s', 'core.shift'],
  ['·· ··· sssss 000 s', 'core.roster'],
  ['·· ··· ····· ··· s', 'core.event'],
  ['·· ··· ····· ··· ·', 'core.way_back'],
  ['·· ··· sssss sss s', 'core.kept_as'],
  ['·· ··· 00ss0 000 s', 'core.deletion'],
  ['·· ··· 00ss0 000 0', 'core.deletion_run'],
  ['ss sss sssss sss s', 'core.setting'],
  ['ss sss sssss sss s', 'core.level_rule'],
  ['ss sss sssss sss s', 'core.task_type'],
]

/** Who changes what. */
const changed: Right[] = [
  ['·· ··· s0ss0 000 ·', 'core.family where id = {maja}', undefined, `short_name = 'Ny'`],
  ['·· ··· 0sss0 000 ·', 'core.family where id = {sara}', undefined, `short_name = 'Ny'`],
  ['·· ··· ····· ··· ·', 'core.family where id = {maja}', undefined, `next_set_on = '2030-01-01'`],
  ['·· ··· s0ss0 0s0 ·', `core.circle where family_id = {maja} and as_what = 'volunteer'`, undefined, 'ended_at = platform.now()'],
  ['·· ··· s0ss0 000 ·', 'core.next_step where id = {family.step}', undefined, 'owner_id = {volunteer}'],
  ['·· ··· ····· ··· ·', 'core.next_step where id = {family.step}', undefined, `due_on = '2030-01-01'`],
  ['·· ··· 00sss 000 ·', 'core.queue', undefined, `name = 'x'`],
  ['·· ··· sssss 000 ·', 'core.shift', undefined, 'cancelled_at = platform.now()'],
  ['·· ··· 00ss0 000 ·', `core.roster where kind = 'away'`, undefined, 'over_at = platform.now(), called_off_at = platform.now()'],
  ['·· ··· s0ss0 000 0', 'core.promise where id = {mother.promise}', undefined, `ended_at = platform.now(), ended_as = 'kept'`],
  ['·· ··· ssss0 000 0', 'core.promise where id = {waiting.promise}', 'inquiry:waiting', `ended_at = platform.now(), ended_as = 'kept'`],
  ['·· ··· ····· ··· ·', 'core.promise where id = {mother.promise}', undefined, 'due_by = platform.now()'],
  ['·· ··· l0l00 000 ·', 'core.goal where id = {family.goal}', 'family', `words = 'x'`],
  ['·· ··· l0l00 000 ·', 'core.member where id = {child}', 'family', `name = 'x'`],
  ['·0 l00 l0l00 000 ·', 'core.contact_card where hat_id = {mother}', 'family', `address = 'xxx'`],
  ['·· ··· ····· ··· ·', 'core.access_line', 'family', `purpose = 'print'`],
  ['·· ··· ····· ··· ·', 'core.access_line', 'family', 'delete'],
  ['·· ··· ····· ··· ·', 'core.hat', undefined, 'ended_at = platform.now()'],
  ['·· ··· ssss0 000 ·', 'core.stand_in where by_hat = {anne}', undefined, 'ended_at = platform.now()'],
  ['·0 s00 ····· ··· ·', 'core.notice where id = {mother.notice}', undefined, 'seen_at = platform.now()'],
]

let world: TestDatabase
let household: Household
beforeAll(async () => {
  world = await freshDatabase()
  await world.setClock('2026-11-23T09:00:00Z')
  household = await aHousehold(world.owner)
  await leaveTraces(world.owner, { of: household.network.anne.hat })
})
afterAll(() => world[Symbol.asyncDispose]())

test.each(shown.map((right) => [inWords(right), right] as const))('%s', async (_, right) => {
  expect(await signsOf(world.db, household, right)).toBe(right[0])
})

test.each(changed.map((right) => [inWords(right), right] as const))('%s', async (_, right) => {
  expect(await signsOf(world.db, household, right)).toBe(right[0])
})

/** Looked at in the test of the directory, or of the feature that owns it. */
const elsewhere = [
  ...['network_text', 'shift_swap', 'mail', 'beginning', 'setup_address', 'invitation', 'passkey', 'passkey_use'],
  ...['sign_in_mail', 'link_request', 'sign_in_link', 'suspension'],
]

test('no table of core is left out', async () => {
  expect(await tablesWithout(world.owner, 'core', [...shown, ...elsewhere.map((name): Right => ['', `core.${name}`])])).toEqual([])
})

test('nothing but drafts, old forms and what expires is ever deleted by anybody', async () => {
  const { rows } =
    await world.owner.query(`select distinct relnamespace::regnamespace || '.' || relname as name from pg_class c, aclexplode(relacl) a
    where relkind = 'r' and a.privilege_type = 'DELETE' and a.grantee <> relowner and relnamespace::regnamespace::text in ('core', 'counselling', 'platform')`)
  expect(rows.map(({ name }) => name).sort()).toEqual(['counselling.draft', 'platform.form_receipt'])
})
