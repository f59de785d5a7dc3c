import { afterAll, expect, test } from 'vitest'
import { aPolicyWorld, opened, refused } from '#testing/policy-world.ts'

const { world, household, ids, actors, does } = await aPolicyWorld()
afterAll(() => world[Symbol.asyncDispose]())
ids.bo = household.network.bo.hat

const read = `select counselling.open_inquiry({owned.inquiry}, 'answer')`
const word = (by: string, fromUs = true) =>
  `insert into counselling.message (id, conversation_id, writer_id, by_hat, from_us, body) values ({new}, {owned.conversation}, {owned.writer}, ${by}, ${fromUs}, 'Kære du')`
const looks = (inquiry: string, who: string) => `insert into counselling.viewing (inquiry_id, hat_id) values ({${inquiry}.inquiry}, ${who})`

test('whoever has left a circle does not step back into it by saying yes to the old place', async () => {
  const place = `update core.circle set ended_at = {when} where family_id = {maja} and hat_id = {guest}`
  expect(await does(actors.guest, place.replace('{when}', 'platform.now()'))).toBe(1)
  expect(await does(actors.guest, place.replace('{when}', 'null'))).toBe(0)
  expect(
    await does(actors.guest, 'update core.circle set accepted_at = platform.now() where family_id = {maja} and hat_id = {guest}'),
  ).toBe(0)
  const { rows } = await world.owner.query('select standing from core.circle where hat_id = $1', [ids.guest])
  expect(rows).toEqual([{ standing: null }])
})

test('a counsellor answers in the own name: not in that of a colleague, nor in that of whoever wrote', async () => {
  expect(await does(actors.anchor, read, word('{anne}'))).toBe(1)
  for (const forged of [word('{bo}'), word('{owned.writer}', false), word('{anne}', false)])
    await expect(does(actors.anchor, read, forged), forged).rejects.toMatchObject(refused)
  await expect(does(actors.anchor, word('{anne}')), 'without a line').rejects.toMatchObject(refused)
})

test('whoever looks at an inquiry says so in the own name, of what a counsellor may know of', async () => {
  expect(await does(actors.outside, looks('waiting', 'core.hat()'))).toBe(1)
  await expect(does(actors.outside, looks('waiting', '{bo}')), 'for a colleague').rejects.toMatchObject(refused)
  await expect(does(actors.outside, looks('mother', 'core.hat()')), 'what became a family she does not know').rejects.toMatchObject(refused)
  await expect(does(actors.director, looks('waiting', 'core.hat()')), 'no counsellor').rejects.toMatchObject(refused)
})

test('an adult who has opened the own page does not open what the other adult wrote', async () => {
  const page = `select core.open_family({maja}, 'own-page')`
  const conversation = (whose: string) => `select counselling.open_conversation_of({${whose}.writer}, 'own-page')`
  await does(actors.mother, page, conversation('mother'))
  await expect(does(actors.mother, page, conversation('father'))).rejects.toMatchObject({ code: 'P0002' })
  await does(actors.anchor, opened, conversation('father'))
})
