import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDesk, type Desk, type Held } from '#testing/desk.ts'
import { hasWritten } from '../../builders.ts'

let desk: Desk
beforeAll(async () => {
  desk = await aDesk()
})
afterAll(() => desk.database[Symbol.asyncDispose]())

/** Maja has written and is promised an answer; Anne has agreed on a call with her since. */
async function aCallAgreed() {
  const held = await desk.held()
  const talk = await hasWritten(desk.database.owner, desk.network, { ...held, dueBy: new Date('2026-11-25T12:00:00+01:00') })
  const call = { adultId: held.family.adults[0]!.hat, promiseWhat: 'call', promiseChannel: 'phone' }
  await held.send(desk.anne, 'promises', { ...call, promiseDay: '2026-11-24', promiseTime: '16:00' })
  return { held, page: `${held.address}/conversations/${talk}` }
}

const called = async ({ held }: { held: Held }) => {
  const [{ id }] = (await desk.ask(`select id from core.promise where family_id = $1 and what = 'call'`, [held.family.id])) as [
    { id: string },
  ]
  expect((await held.send(desk.anne, `promises/${id}/keep`)).status).toBe(303)
}
const waits = async ({ held }: { held: Held }) =>
  (
    await desk.ask(
      `select c.last_word_by as last, (select string_agg(what || ' ' || coalesce(ended_as, 'open'), ', ' order by what) from core.promise where family_id = $1) as promises
       from counselling.conversation c where c.family_id = $1`,
      [held.family.id],
    )
  )[0]

test('whoever has been called has been answered', async () => {
  const agreed = await aCallAgreed()
  await desk.anne.get(agreed.page)
  await called(agreed)
  expect(await waits(agreed)).toEqual({ last: 'us', promises: 'answer kept, call kept' })
  expect((await desk.anne.get(agreed.held.address)).text).toMatch(/Sidst fra os i dag kl\.\s10/)
})

test('what nobody has read is not answered by a call: it waits, with the time it was promised', async () => {
  const agreed = await aCallAgreed()
  await called(agreed)
  expect(await waits(agreed)).toEqual({ last: 'writer', promises: 'answer open, call kept' })
})
