import { afterAll, beforeAll, expect, test } from 'vitest'
import { as } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { aDesk, type Desk, type Held } from '#testing/desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await aDesk()
})
afterAll(() => desk.database[Symbol.asyncDispose]())

const step = { task: 'own-step', stepWords: 'Ringe til skolen', dueOn: '2026-11-26', tell: 'yes' }
const promised = (held: Held) =>
  desk.ask(
    `select h.display_name as by, p.ended_as as "as", p.not_needed_because as because from core.promise p join core.hat h on h.id = p.by_hat
     where p.family_id = $1 and p.what = 'step' order by p.made_at, p.id`,
    [held.family.id],
  )
const newest = async (held: Held) =>
  ((await desk.ask('select id from core.next_step where family_id = $1 order by id desc limit 1', [held.family.id])) as [{ id: string }])[0]
    .id

test('what a mother does herself is told, and promised by nobody: nobody is told that we broke it', async () => {
  const held = await desk.held({ level: 'C' })
  const [maja, jonas] = held.family.adults
  expect((await held.send(desk.anne, 'steps', { ...step, ownerId: maja!.hat })).status).toBe(303)
  expect(await promised(held)).toEqual([])
  expect((await (await desk.site.signedIn(jonas!.hat)).get('/min-side/plan')).text).toContain('Ringe til skolen')
})

test('a step we have promised, and that she does herself from now on, is not needed of us: nobody broke it', async () => {
  const held = await desk.held({ level: 'C' })
  const maja = held.family.adults[0]!
  expect((await held.send(desk.anne, 'steps', { ...step, ownerId: desk.network.anne.hat })).status).toBe(303)
  expect(await promised(held)).toEqual(held.family.adults.map(() => ({ by: 'Anne', as: null, because: null })))
  expect((await held.send(desk.anne, `steps/${await newest(held)}/owner`, { ownerId: maja.hat })).status).toBe(303)
  expect(await promised(held)).toEqual(held.family.adults.map(() => ({ by: 'Anne', as: 'not-needed', because: 'own-step' })))
  expect((await desk.anne.get(held.address)).text).toContain('Sagt af Anne: de gør det selv.')
})

test('the database itself takes no promise of a step from somebody of the family', async () => {
  const held = await desk.held({ level: 'C' })
  const maja = held.family.adults[0]!
  await held.send(desk.anne, 'steps', { ...step, ownerId: desk.network.anne.hat })
  const anne = { kind: 'staff' as const, hat: desk.network.anne.hat }
  const [{ id }] = (await desk.ask("select id from core.promise where family_id = $1 and what = 'step' limit 1", [held.family.id])) as [
    { id: string },
  ]
  const handed = as(desk.database.db, anne, (tx) => tx.updateTable('core.promise').set({ by_hat: maja.hat }).where('id', '=', id).execute())
  await expect(handed).rejects.toThrow(/row-level security/)
  const given = (hat: string) =>
    as(desk.database.db, anne, (tx) => {
      const promise = { id: newId(), to_hat: maja.hat, by_hat: hat, family_id: held.family.id, channel: 'page', what: 'step' }
      return tx
        .insertInto('core.promise')
        .values({ ...promise, due_by: new Date('2026-11-27T00:00:00Z') })
        .execute()
    })
  await expect(given(maja.hat)).rejects.toThrow(/row-level security/)
  await given(desk.network.anne.hat)
})
