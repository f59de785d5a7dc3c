import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { aDesk, type Desk, type Held } from '#testing/desk.ts'
import { owedAmiss } from '#testing/laws/oracle.ts'

let desk: Desk
beforeAll(async () => {
  desk = await aDesk()
})
afterEach(async () => expect(await owedAmiss(desk.database.owner)).toEqual([]))
afterAll(() => desk.database[Symbol.asyncDispose]())

const promisesCall = (held: Held, by: Desk['anne'], day: string) =>
  held.send(by, 'promises', {
    ...{ adultId: held.family.adults[0]!.hat, promiseWhat: 'call', promiseChannel: 'phone', promiseDay: day, promiseTime: '16:00' },
  })
const owes = async ({ family }: Held) =>
  (
    await desk.ask(
      `select h.display_name as by, p.what from core.promise p join core.hat h on h.id = p.by_hat where p.family_id = $1 and p.open order by p.what, p.due_by`,
      [family.id],
    )
  ).map(({ by, what }) => `${by}: ${what}`)

test('a promised call goes with the anchor’s place, also where she keeps the step and its day', async () => {
  const held = await desk.held()
  await held.send(desk.anne, 'steps', {
    task: 'counselling',
    stepWords: 'Samtale',
    ownerId: desk.network.anne.hat,
    dueOn: '2026-11-26',
    tell: 'yes',
  })
  await promisesCall(held, desk.anne, '2026-11-27')
  expect((await held.send(desk.anne, 'anchor', { anchorId: desk.network.cille.hat, deputyId: '' })).status).toBe(303)
  expect(await owes(held)).toEqual(['Cille: call', 'Anne: step', 'Anne: step'])
})

test('what the deputy promised goes to the new deputy, and what the anchor promised stays', async () => {
  const held = await desk.held()
  await promisesCall(held, desk.bo, '2026-11-26')
  await promisesCall(held, desk.anne, '2026-11-27')
  expect((await held.send(desk.anne, 'deputy', { deputyId: desk.network.cille.hat })).status).toBe(303)
  expect(await owes(held)).toEqual(['Cille: call', 'Anne: call'])
})

test('a deputy who becomes the anchor keeps what he has promised', async () => {
  const held = await desk.held()
  await promisesCall(held, desk.bo, '2026-11-26')
  expect((await held.send(desk.anne, 'anchor', { anchorId: desk.network.bo.hat, deputyId: desk.network.cille.hat })).status).toBe(303)
  expect(await owes(held)).toEqual(['Bo: call'])
})

test('an anchor who becomes the deputy hands on the promised call with the place', async () => {
  const held = await desk.held()
  await promisesCall(held, desk.anne, '2026-11-26')
  expect((await held.send(desk.anne, 'anchor', { anchorId: desk.network.bo.hat, deputyId: desk.network.anne.hat })).status).toBe(303)
  expect(await owes(held)).toEqual(['Bo: call'])
})

test('a call promised in the moment the place changes is owed by somebody who reaches the family', async () => {
  const families = await Promise.all([1, 2, 3, 4, 5, 6].map(() => desk.held()))
  await Promise.all(
    families.flatMap((held) => [
      promisesCall(held, desk.anne, '2026-11-27'),
      held.send(desk.bo, 'anchor', { anchorId: desk.network.cille.hat, deputyId: '', handsOver: 'yes' }),
    ]),
  )
  expect(await owedAmiss(desk.database.owner)).toEqual([])
})
