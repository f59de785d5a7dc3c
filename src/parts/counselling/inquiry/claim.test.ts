import { expect, test } from 'vitest'
import { aMember, aNetwork } from '#core/builders.ts'
import { freshDatabase } from '#testing/database.ts'
import { aSite } from '#testing/site.ts'
import { anInquiry } from '../builders.ts'

async function aStory() {
  const database = await freshDatabase()
  await database.setClock('2026-11-23T10:05:00+01:00')
  const network = await aNetwork(database.owner)
  const site = await aSite(database)
  return { database, network, site, [Symbol.asyncDispose]: () => database[Symbol.asyncDispose]() }
}

test('row 18: two counsellors take the same inquiry and one of them gets it', async () => {
  await using story = await aStory()
  const { database, network, site } = story
  const rivals = await Promise.all(
    Array.from({ length: 20 }, (_, n) => aMember(database.owner, { place: network.house, role: 'counsellor', name: `Rival ${n}` })),
  )
  const browsers = await Promise.all(rivals.map(({ hat }) => site.signedIn(hat)))
  const inquiry = await anInquiry(database.owner, network)
  const pages = await Promise.all(browsers.map((browser) => browser.get(`/desk/inquiries/${inquiry.id}`)))
  expect(pages.map(({ status }) => status)).toEqual(Array(20).fill(200))
  const answers = await Promise.all(browsers.map((browser) => browser.post(`/desk/inquiries/${inquiry.id}/claim`, {})))
  expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
  const winner = rivals[answers.findIndex(({ status }) => status === 303)]!
  const losers = answers.filter(({ status }) => status === 409)
  expect(losers).toHaveLength(19)
  for (const { text } of losers) expect(text).toContain(`${winner.name} har taget den`)
  const { rows } = await database.owner.query(
    `select i.owner_id, p.by_hat, p.by_queue, (select count(*)::int from counselling.inquiry_move m where m.inquiry_id = i.id and to_state = 'claimed') as moves
     from counselling.inquiry i join core.promise p on p.id = i.promise_id where i.id = $1`,
    [inquiry.id],
  )
  expect(rows).toEqual([{ owner_id: winner.hat, by_hat: winner.hat, by_queue: null, moves: 1 }])
})
