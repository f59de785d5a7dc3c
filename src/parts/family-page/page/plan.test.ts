import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDesk, type Desk, type Held } from '#testing/desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await aDesk()
})
afterAll(() => desk.database[Symbol.asyncDispose]())

const goodbye = { closing: 'goals-reached', words: 'Vi er enige', reached: 'Ro', ifWorse: 'Ring', afterCare: 'Nej' }
const planOf = async ({ family }: Held, adult: 0 | 1) =>
  (await (await desk.site.signedIn(family.adults[adult]!.hat)).get('/min-side/plan')).text
const comesNext = /aftaler det næste|ingen skridt lige nu/

test('the plan of a family that is closed says that we are done for now, and speaks of no next step', async () => {
  const held = await desk.held({ level: 'C' })
  expect((await held.send(desk.anne, 'close', goodbye)).status).toBe(303)
  const plan = await planOf(held, 0)
  expect(plan).toContain('Vi er færdige for nu. Skriv, så begynder vi ikke forfra.')
  expect(plan).not.toMatch(comesNext)
})

test('the plan of one who has left the family says what is here, and speaks of no next step', async () => {
  const held = await desk.held()
  const jonas = held.family.adults[1]!
  const left = { leftOn: '2026-11-20', leftBecause: 'Bor et andet sted nu' }
  expect((await held.send(desk.anne, `members/${jonas.member}/leave`, left)).status).toBe(303)
  const plan = await planOf(held, 1)
  expect(plan).toContain('Det, der kun er dit, er her stadig.')
  expect(plan).not.toMatch(comesNext)
})

/** What is promised, in the words the list begins with. */
const promised = (page: string) =>
  [...page.slice(page.indexOf('Det har vi lovet dig')).matchAll(/<strong>([^<]*)<\/strong>/g)].map(([, words]) => words)

test('a promised step is told by what happens; without words of its own by its kind', async () => {
  const held = await desk.held()
  const step = { task: 'counselling', ownerId: desk.network.anne.hat, dueOn: '2026-11-27', tell: 'yes' }
  await held.send(desk.anne, 'steps', { ...step, stepWords: 'Anne ser på huslejen' })
  await held.send(desk.anne, 'steps', { ...step, task: 'economy', stepWords: 'Om penge' })
  await desk.ask(`delete from core.step_words where words = 'Om penge'`)
  expect(promised(await planOf(held, 0)).toSorted()).toEqual(['Anne ser på huslejen', 'Anne: Hjælp med penge'])
})

test('the next step names who takes it once, also where its words begin with that name', async () => {
  for (const [stepWords, told] of [
    ['Anne ser på huslejen', 'Anne ser på huslejen'],
    ['Ser på huslejen', 'Anne: Ser på huslejen'],
  ]) {
    const held = await desk.held()
    const first = { task: 'economy', ownerId: desk.network.anne.hat, dueOn: '2026-11-23', stepWords: stepWords! }
    await held.send(desk.anne, 'steps', first)
    const { text } = await (await desk.site.signedIn(held.family.adults[0]!.hat)).get('/min-side')
    expect(/next-day[\s\S]*?<p dir="auto">([^<]*)</.exec(text)?.[1]).toBe(told)
  }
})

test('a promised step that is not his to read any more is told without it', async () => {
  const held = await desk.held()
  await held.send(desk.anne, 'steps', {
    task: 'economy',
    ownerId: desk.network.anne.hat,
    dueOn: '2026-11-27',
    tell: 'yes',
    stepWords: 'Om huslejen',
  })
  const jonas = held.family.adults[1]!
  expect(promised(await planOf(held, 1))).toEqual(['Anne: Om huslejen'])
  await held.send(desk.anne, `members/${jonas.member}/leave`, { leftOn: '2026-11-20', leftBecause: 'Bor et andet sted nu' })
  expect(promised(await planOf(held, 1))).toEqual(['Anne gør det, I har aftalt'])
})
