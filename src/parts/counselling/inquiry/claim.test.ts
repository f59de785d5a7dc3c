import { expect, test } from 'vitest'
import { aMember } from '#core/builders.ts'
import { anAbsence, aStory } from '#testing/story.ts'
import { anInquiry } from '../builders.ts'

const holder = `select i.state, i.owner_id, p.by_hat, p.by_queue, p.open from counselling.inquiry i join core.promise p on p.id = i.promise_id where i.id = $1`

test('row 18: two counsellors take the same inquiry and one of them gets it', async () => {
  await using story = await aStory()
  const { database, network, signedIn } = story
  const rivals = await Promise.all(
    Array.from({ length: 20 }, (_, n) => aMember(database.owner, { place: network.house, role: 'counsellor', name: `Rival ${n}` })),
  )
  const browsers = await Promise.all(rivals.map(signedIn))
  const inquiry = await anInquiry(database.owner, network)
  const answers = await Promise.all(browsers.map((browser) => browser.post(`/desk/inquiries/${inquiry.id}/claim`, {})))
  const winner = rivals[answers.findIndex(({ status }) => status === 303)]!
  const losers = answers.filter(({ status }) => status === 409)
  expect(losers).toHaveLength(19)
  for (const { text } of losers) expect(text).toContain(`${winner.name} har taget den`)
  expect(await story.one(holder, inquiry.id)).toEqual({
    state: 'claimed',
    owner_id: winner.hat,
    by_hat: winner.hat,
    by_queue: null,
    open: true,
  })
  const { moves } = await story.one('select count(*)::int as moves from counselling.inquiry_move where inquiry_id = $1', inquiry.id)
  expect(moves).toBe(2)
})

test('row 18: who comes after the first reads who has it, and nothing of what was written', async () => {
  await using story = await aStory()
  const inquiry = await anInquiry(story.database.owner, story.network, {
    stage: 'claimed',
    owner: story.network.bo,
    words: 'Hemmelige ord',
  })
  const page = await (await story.signedIn(story.network.anne)).get(`/desk/inquiries/${inquiry.id}`)
  expect(page.status).toBe(404)
  expect(page.text).toContain('Bo har taget den')
  expect(page.text).not.toContain('Hemmelige ord')
  const { lines } = await story.one('select count(*)::int as lines from core.access_line where writer_id = $1', inquiry.writer.hat)
  expect(lines).toBe(0)
})

test('laid back in the queue the promise stands, and anybody can take it again', async () => {
  await using story = await aStory()
  const inquiry = await anInquiry(story.database.owner, story.network)
  const address = `/desk/inquiries/${inquiry.id}`
  const anne = await story.signedIn(story.network.anne)
  await anne.send(address, {}, { action: `${address}/claim` })
  const back = await anne.send(address, {}, { action: `${address}/release` })
  expect(back.location).toBe('/desk')
  expect(await story.one(holder, inquiry.id)).toEqual({
    state: 'received',
    owner_id: null,
    by_hat: null,
    by_queue: story.network.queue.id,
    open: true,
  })
  const { promises } = await story.one('select count(*)::int as promises from core.promise where to_hat = $1', inquiry.writer.hat)
  expect(promises).toBe(1)
  const bo = await story.signedIn(story.network.bo)
  expect((await bo.send(address, {}, { action: `${address}/claim` })).status).toBe(303)
})

test('laid back after its promise was broken it gets a new truthful one', async () => {
  await using story = await aStory()
  const { network, database } = story
  const inquiry = await anInquiry(database.owner, network, { stage: 'claimed', owner: network.anne })
  await database.owner.query(`update core.promise set ended_at = platform.now(), ended_as = 'broken' where id = $1`, [inquiry.promise])
  const address = `/desk/inquiries/${inquiry.id}`
  const anne = await story.signedIn(network.anne)
  expect((await anne.get(address)).text).toContain('får de lovet en ny tid')
  await anne.send(address, {}, { action: `${address}/release` })
  expect(await story.one(holder, inquiry.id)).toMatchObject({ state: 'received', by_queue: network.queue.id, open: true })
  const { what, in_time } = await story.one<{ what: string; in_time: boolean }>(
    `select what, due_by > platform.now() as in_time from core.promise where to_hat = $1 and open`,
    inquiry.writer.hat,
  )
  expect([what, in_time]).toEqual(['answer', true])
})

test('an answered inquiry is not laid back: it is their turn, and the page says so', async () => {
  await using story = await aStory()
  const inquiry = await anInquiry(story.database.owner, story.network, { stage: 'answered', owner: story.network.anne })
  const address = `/desk/inquiries/${inquiry.id}`
  const anne = await story.signedIn(story.network.anne)
  expect((await anne.get(address)).text).toMatch(
    /Læg tilbage i køen:<\/span> <span class="hint">Det kan ikke lade sig gøre, fordi de har fået svar/,
  )
  const refused = await anne.post(`${address}/release`, {})
  expect([refused.status, refused.text.includes('fordi de har fået svar. Nu er det deres tur.')]).toEqual([409, true])
})

test('what stands in the queue names the colleague who answers for the queue, and who does so while she is away', async () => {
  await using story = await aStory()
  const { network, database } = story
  const inquiry = await anInquiry(database.owner, network)
  const read = async () => (await (await story.signedIn(network.bo)).get(`/desk/inquiries/${inquiry.id}`)).text
  expect(await read()).toContain('Holdes af Birgit, der har ansvaret for køen')
  await anAbsence(story, { away: network.leader, cover: network.cille })
  expect(await read()).toContain('Holdes af Cille, for Birgit, der har ansvaret for køen')
})
