import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { aHousehold, type Household, leaveTraces } from '#testing/household.ts'
import { inWords, type Right, signsOf, tablesWithout } from '#testing/rights.ts'

/** Who is shown what. The father's inquiry has become the family; the owned one is the anchor's, the waiting one is nobody's yet. */
const shown: Right[] = [
  //  visitor writer · mother father stranger · anchor outside leader director administrator · coordinator volunteer guest · job
  ['·· ··· ssss0 000 s', 'counselling.inquiry where id = {waiting.inquiry}'],
  ['·· ··· ssss0 000 s', 'counselling.inquiry where id = {owned.inquiry}'],
  ['·· ··· s0ss0 000 s', 'counselling.inquiry where id = {father.inquiry}'],
  ['·0 000 ssss0 000 s', 'counselling.conversation where id = {waiting.conversation}'],
  ['·s 000 ssss0 000 s', 'counselling.conversation where id = {owned.conversation}'],
  ['·0 0s0 s0ss0 000 s', 'counselling.conversation where id = {father.conversation}'],
  ['·· ··· ssss0 000 s', 'counselling.inquiry_move'],
  ['·· ··· lll00 000 ·', 'counselling.triage where inquiry_id = {waiting.inquiry}', 'inquiry:waiting'],
  ['·· ··· l0l00 000 ·', 'counselling.triage where inquiry_id = {owned.inquiry}', 'inquiry:owned'],
  ['·· ··· lll00 000 ·', 'counselling.intake where inquiry_id = {waiting.inquiry}', 'inquiry:waiting'],
  ['·0 000 lll00 000 ·', 'counselling.message where writer_id = {waiting.writer}', 'inquiry:waiting'],
  ['·l 000 l0l00 000 ·', 'counselling.message where writer_id = {owned.writer}', 'inquiry:owned'],
  ['·0 l00 l0l00 000 ·', 'counselling.message where writer_id = {mother.writer}', 'thread:mother'],
  ['·0 0l0 l0l00 000 ·', 'counselling.message where writer_id = {father.writer}', 'thread:father'],
  ['·0 0l0 l0000 000 ·', 'counselling.message where writer_id = {father.writer}', 'inquiry:father'],
  ['·l 000 l0l00 000 ·', 'counselling.safe_answer where hat_id = {owned.writer}', 'inquiry:owned'],
  ['·0 l00 l0l00 000 ·', 'counselling.safe_answer where hat_id = {mother}', 'family'],
  ['·0 0l0 l0l00 000 ·', 'counselling.safe_answer where hat_id = {father}', 'family'],
  ['·0 000 l0l00 000 ·', 'counselling.safe_answer where hat_id = {mother}', 'thread:mother'],
  ['·· ··· l0000 000 ·', 'counselling.draft where writer_id = {owned.writer}', 'inquiry:owned'],
  ['·· ··· sss00 000 ·', 'counselling.viewing'],
  ['·· ··· l0l00 000 ·', 'counselling.attempt', 'inquiry:owned'],
  ['·· ··· l0l00 000 ·', 'counselling.ask', 'inquiry:owned'],
  ['·· 000 l0l00 000 ·', 'counselling.note where id = {us.note}', 'family'],
  ['·· ll0 l0l00 000 ·', 'counselling.note where id = {family.note}', 'family'],
  ['·· l00 l0l00 000 ·', 'counselling.note where id = {mother.note}', 'family'],
  ['·· 0l0 l0l00 000 ·', 'counselling.note where id = {father.note}', 'family'],
  ['·· ··· l0l00 000 ·', 'counselling.note_theme', 'family'],
  ['·· ··· 00ss0 000 ·', 'counselling.past_inquiry'],
  ['·· ··· 00ss0 000 ·', 'counselling.past_family'],
  ['·· ··· s0ss0 000 ·', 'counselling.taken_back'],
]

/** Who changes what. */
const changed: Right[] = [
  ['·· ··· sss00 000 ·', 'counselling.inquiry where id = {waiting.inquiry}', undefined, 'deadline_on = platform.today()'],
  ['·· ··· s0s00 000 ·', 'counselling.inquiry where id = {owned.inquiry}', undefined, 'deadline_on = platform.today()'],
  ['·· ··· l0l00 000 ·', 'counselling.conversation where id = {owned.conversation}', 'inquiry:owned', `code_hash = '\\x01'`],
  ['·· ··· ····· ··· ·', 'counselling.note where id = {us.note}', 'family', `body = 'x'`],
  ['·· ··· ····· ··· ·', 'counselling.note where id = {us.note}', 'family', 'delete'],
  ['·· ··· ····· ··· ·', 'counselling.safe_answer where hat_id = {mother}', 'family', `words = 'x'`],
  ['·· ··· ····· ··· ·', 'counselling.safe_answer where hat_id = {mother}', 'family', 'delete'],
  ['·· ··· ····· ··· ·', 'counselling.message where writer_id = {owned.writer}', 'inquiry:owned', `body = 'x'`],
  ['·l 000 l0l00 000 ·', 'counselling.message where writer_id = {owned.writer}', 'inquiry:owned', 'read_at = platform.now()'],
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

test('no table of counselling is left out', async () => {
  expect(await tablesWithout(world.owner, 'counselling', shown)).toEqual([])
})
