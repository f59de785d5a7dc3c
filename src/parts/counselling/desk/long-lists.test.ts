import { expect, test } from 'vitest'
import { aDesk } from '#testing/desk.ts'
import { anInquiry } from '../builders.ts'

const links = (html: string, to: string) => html.match(new RegExp(`class="work-item" href="${to}`, 'g'))?.length ?? 0

test('a queue that is longer than a page says how many wait, that only the first stand here, and where the others are', {
  timeout: 60_000,
}, async () => {
  const { database, network, anne } = await aDesk()
  await using _ = database
  for (let n = 0; n < 201; n++) await anInquiry(database.owner, network, { level: 'D' })
  const { text } = await anne.get('/desk')
  const queue = text.slice(text.indexOf('work queue'))
  expect([links(queue, '/desk/inquiries') >= 200, queue.includes('>201</span>')]).toEqual([true, true])
  expect(queue).toContain('De første 200 af 201 står her.')
  expect((await anne.get(queue.match(/href="(\/net\/lists\/[a-z]+)"/)![1]!)).status).toBe(200)
})

test('who has promised more than a page holds reads how much it is, today and later, and that not all of it stands here', {
  timeout: 60_000,
}, async () => {
  const { database, network, anne } = await aDesk()
  await using _ = database
  const promised = (hours: number) => anInquiry(database.owner, network, { stage: 'claimed', promisedHours: hours })
  for (let n = 0; n < 59; n++) await promised(2)
  for (let n = 0; n < 42; n++) await promised(30)
  const later = (await anne.get('/desk')).text
  expect([later.includes('Senere: 42 løfter'), later.includes('De første 60')]).toEqual([true, false])
  expect(later).toContain('De første 100 af 101 står her. De andre kommer frem, når du har sluttet nogle af dem.')

  for (let n = 0; n < 2; n++) await promised(3)
  const { text } = await anne.get('/desk/fragments/today')
  expect(text).toContain('De første 60 af 103 står her. De næste kommer frem, når du har holdt nogle af dem.')
})

test('who finds more families than a page holds is told to write more of the name', { timeout: 60_000 }, async () => {
  const { database, anne, held } = await aDesk()
  await using _ = database
  for (let n = 0; n < 31; n++) await held({ name: `Skovfamilien ${n}` })
  const { text } = await anne.get('/desk/search?q=skov')
  expect([links(text, '/desk/families'), text.includes('>31</span>')]).toEqual([30, true])
  expect(text).toContain('De første 30 af 31 står her. Skriv mere af navnet, så bliver de færre.')
})
