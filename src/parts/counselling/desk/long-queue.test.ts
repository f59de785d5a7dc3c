import { expect, test } from 'vitest'
import { aDesk } from '#testing/desk.ts'
import { anInquiry } from '../builders.ts'

test('a queue that is longer than a page says how many wait, that only the first stand here, and where the others are', {
  timeout: 60_000,
}, async () => {
  const { database, network, anne } = await aDesk()
  await using _ = database
  for (let n = 0; n < 201; n++) await anInquiry(database.owner, network, { level: 'D' })
  const { text } = await anne.get('/desk')
  const queue = text.slice(text.indexOf('work queue'))
  expect([queue.match(/class="work-item" href="\/desk\/inquiries/g)!.length >= 200, queue.includes('>201</span>')]).toEqual([true, true])
  expect(queue).toContain('De første 200 af 201 står her.')
  expect((await anne.get(queue.match(/href="(\/net\/lists\/[a-z]+)"/)![1]!)).status).toBe(200)
})
