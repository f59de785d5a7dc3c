import { afterAll, beforeAll, expect, test } from 'vitest'
import { plant } from '#core/builders.ts'
import { newId } from '#platform/ids.ts'
import { aDesk, type Desk, type Held } from '#testing/desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await aDesk()
  const { network, ask } = desk
  await ask(`update core.shift set cancelled_at = platform.now(), cancelled_by = $1 where planned`, [network.leader.hat])
  await plant(desk.database.owner, {
    'core.shift': [
      {
        id: newId(),
        hat_id: network.anne.hat,
        queue_id: network.queue.id,
        starts_at: '2026-12-01T09:00+01',
        ends_at: '2026-12-01T15:00+01',
      },
    ],
  })
})
afterAll(() => desk.database[Symbol.asyncDispose]())

const bridged = async ({ family }: Held) =>
  (
    await desk.ask(
      `select s.day::text as day, f.next_owner_id = s.hat_id as "onShift" from core.family f left join core.shift s on s.id = f.bridge_shift_id where f.id = $1`,
      [family.id],
    )
  )[0]
const words = 'må skridtet ligge hos den, der har vagten'

test('a family that is bridged to the next shift stays with whoever is on that shift', async () => {
  const held = await desk.held({ level: 'B' })
  const next = { stepWords: 'Vi ringer', task: 'call', dueOn: '2026-12-01', bridge: 'Ring til mormor, og til 1888 om natten.' }
  const done = (ownerId: string) => held.send(desk.anne, `steps/${held.family.step}/done`, { ...next, ownerId })
  const refused = await done(desk.network.bo.hat)
  expect([refused.status, refused.text.includes(words)]).toEqual([409, true])
  expect((await done(desk.network.anne.hat)).status).toBe(303)
  const [{ id }] = await desk.ask('select next_step_id as id from core.family where id = $1', [held.family.id])
  const page = await held.send(desk.anne, `steps/${id}/owner`, { ownerId: desk.network.bo.hat })
  expect([page.status, page.text.includes(words)]).toEqual([409, true])
  expect(await bridged(held)).toEqual({ day: '2026-12-01', onShift: true })
})
