import { afterAll, beforeAll, expect, test } from 'vitest'
import { aPolicyWorld, opened, type PolicyWorld, refused } from '#testing/policy-world.ts'

let world: PolicyWorld['world']
let actors: PolicyWorld['actors']
let does: PolicyWorld['does']
beforeAll(async () => {
  ;({ world, actors, does } = await aPolicyWorld())
})
afterAll(() => world[Symbol.asyncDispose]())

const ownPage = `select core.open_family({maja}, 'own-page')`
const thread = (whose: string, why: string) => `select counselling.open_conversation_of({${whose}.writer}, '${why}')`

test('one parent with the shared page open does not come to what the other has written; a counsellor with the family open comes to both', async () => {
  for (const [me, other] of [
    ['mother', 'father'],
    ['father', 'mother'],
  ] as const) {
    await expect(does(actors[me], ownPage, thread(other, 'own-page'))).rejects.toMatchObject({ code: 'P0002' })
    expect(await does(actors[me], ownPage, thread(me, 'own-page'))).toBe(1)
  }
  expect(await does(actors.anchor, opened, thread('mother', 'answer'), thread('father', 'answer'))).toBe(1)
})

test.each<[string, keyof PolicyWorld['actors'], string]>([
  ['a colleague who is not looking is shown as looking', 'anchor', `values ({waiting.inquiry}, {volunteer})`],
  ['a director, who opens no inquiry, looks at one', 'director', `select {waiting.inquiry}, core.hat()`],
  ['a counsellor looks at what became a family she does not know', 'outside', `select {father.inquiry}, core.hat()`],
])('refused: %s', async (_, who, row) => {
  await expect(does(actors[who], `insert into counselling.viewing (inquiry_id, hat_id) ${row}`)).rejects.toMatchObject(refused)
})

test('nobody changes when a colleague was last looking', async () => {
  const looks = `insert into counselling.viewing (inquiry_id, hat_id) select {waiting.inquiry}, core.hat()`
  expect(await does(actors.anchor, looks)).toBe(1)
  const changes = `update counselling.viewing set seen_at = platform.now() where inquiry_id = {waiting.inquiry}`
  await expect(does(actors.outside, changes)).rejects.toMatchObject(refused)
  expect(await does(actors.anchor, changes)).toBe(1)
})
