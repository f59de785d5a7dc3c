import { expect, test } from 'vitest'
import { freshDatabase } from '#testing/database.ts'
import { aMorningAtTheSettings } from '#testing/settings.ts'

test('a day on which only those who are away have shifts is a day without, and their shifts are not counted', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await aMorningAtTheSettings(database)
  expect((await birgit.get('/settings')).text).toMatch(/>28 vagter</)
  const day = { from: '2026-11-24', until: '2026-11-24', standIn: network.leader.hat }
  for (const { person } of [network.bo, network.cille]) {
    const saved = await birgit.post('/desk/absence/new', { person, ...day })
    expect(saved.status).toBe(303)
  }
  expect((await birgit.get('/settings')).text).toMatch(/>26 vagter\. 1 hverdag er uden vagt\.</)
})
