import { expect, test } from 'vitest'
import { anInquiry } from '#parts/counselling/builders.ts'
import { freshDatabase } from '#testing/database.ts'
import { mondayMorning } from '#testing/monday.ts'

test('where very many answers are late the first of them are drawn, and the end of the list says how many there are', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await mondayMorning(database)
  const late = { receivedAt: new Date('2026-11-20T08:00:00+01:00'), dueBy: new Date('2026-11-20T22:00:00+01:00') }
  for (let n = 0; n < 61; n++) await anInquiry(database.owner, network, late)
  const absence = await birgit.get(`/desk/absence/new?person=${network.anne.person}`)
  expect([absence.text.match(/>Henvendelse /g)?.length, absence.text.includes('De første 60 af 61 står her.')]).toEqual([60, true])
  const shifts = await birgit.get('/settings/shifts')
  expect([shifts.status, shifts.text.includes('De første 60 af 61 står her.')]).toEqual([200, true])
})
