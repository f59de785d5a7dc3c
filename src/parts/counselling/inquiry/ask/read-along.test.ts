import { expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { aStory } from '#testing/story.ts'
import { anInquiry } from '../../builders.ts'

test('words count as read when whoever carries the inquiry has seen them: not when a colleague looks into the queue or is asked along', async () => {
  await using story = await aStory()
  const { network, database, one } = story
  const { anne, bo, cille } = network
  const inquiry = await anInquiry(database.owner, network)
  const address = `/desk/inquiries/${inquiry.id}`
  const isRead = async () => (await one('select bool_and(read_at is not null) as read from counselling.message')).read
  const sees = async (who: typeof anne, paths = ['', '/fragments/thread']) => {
    const browser = await story.signedIn(who)
    for (const path of paths) expect((await browser.get(address + path)).status).toBe(200)
    return isRead()
  }
  expect(await sees(cille)).toBe(false)
  await database.owner.query(`update counselling.inquiry set state = 'claimed', owner_id = $2, claimed_at = platform.now() where id = $1`, [
    inquiry.id,
    anne.hat,
  ])
  await database.owner.query(
    `insert into counselling.ask (id, inquiry_id, writer_id, what, from_hat, to_hat) values ($1, $2, $3, 'second-opinion', $4, $5)`,
    [newId(), inquiry.id, inquiry.writer.hat, anne.hat, bo.hat],
  )
  expect(await sees(bo)).toBe(false)
  expect(await sees(anne, [''])).toBe(true)
})
