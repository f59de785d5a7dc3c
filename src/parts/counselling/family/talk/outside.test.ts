import { expect, test } from 'vitest'
import { aDesk } from '#testing/desk.ts'
import { hasWritten } from '../../builders.ts'

test('a leader who reads from outside has not read for those who hold the family, and can answer what stood on her page', async () => {
  const { database, network, held, anne, leader, ask } = await aDesk()
  await using _ = database
  const { family, address } = await held({ level: 'C' })
  const talk = `${address}/conversations/${await hasWritten(database.owner, network, { family })}`
  const unread = async () =>
    Number((await ask('select count(*) as n from counselling.message where not from_us and read_at is null'))[0]!.n)
  expect((await leader.send(address, { reason: 'Anne er syg' }, { action: `${address}/reason` })).status).toBe(303)
  const before = await unread()
  const answer = await leader.opened(talk, { action: talk })
  expect([before, await unread()]).toEqual([before, before])
  expect(before).toBeGreaterThan(0)
  expect((await answer({ words: 'Jeg hedder Birgit og svarer for Anne.' })).status).toBe(303)
  expect(await unread()).toBe(before)
  await anne.get(talk)
  expect(await unread()).toBe(0)
})
