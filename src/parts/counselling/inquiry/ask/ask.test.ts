import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Hat } from '#core/builders.ts'
import { as } from '#platform/db.ts'
import { aStory, type Story } from '#testing/story.ts'
import { anInquiry, type Inquiry } from '../../builders.ts'

const holders = `select i.owner_id, p.by_hat, p.due_by from counselling.inquiry i join core.promise p on p.id = i.promise_id where i.id = $1`

async function ask(story: Story, inquiry: Inquiry, { from, to, what, words = '' }: { from: Hat; to: Hat; what: string; words?: string }) {
  const address = `/desk/inquiries/${inquiry.id}`
  const sent = await (await story.signedIn(from)).send(address, { ask: what, askTo: to.hat, askWords: words }, { action: `${address}/ask` })
  expect(sent.status).toBe(303)
  const { id } = await story.one<{ id: string }>(
    'select id from counselling.ask where inquiry_id = $1 order by asked_at desc limit 1',
    inquiry.id,
  )
  return { address: `${address}/asks/${id}`, page: address }
}

test('row 22: passing on moves nothing before the other has said yes', async () => {
  await using story = await aStory()
  const { network } = story
  const inquiry = await anInquiry(story.database.owner, network, { stage: 'claimed', owner: network.anne })
  const asked = await ask(story, inquiry, { from: network.anne, to: network.bo, what: 'take-over', words: 'Jeg går kl. 12' })
  const before = await story.one<{ due_by: Date }>(holders, inquiry.id)
  expect(before).toMatchObject({ owner_id: network.anne.hat, by_hat: network.anne.hat })
  const bo = await story.signedIn(network.bo)
  expect((await bo.get('/desk')).text).toContain('Anne spørger: Vil du tage den over?')
  expect((await bo.get(asked.page)).text).toContain('Jeg går kl. 12')
  const yes = await bo.send(asked.page, { askAnswer: 'yes', askReply: 'Ja, hils' }, { action: asked.address })
  expect(yes.status).toBe(303)
  expect(await story.one(holders, inquiry.id)).toEqual({ owner_id: network.bo.hat, by_hat: network.bo.hat, due_by: before.due_by })
  expect((await bo.get('/desk')).text).not.toContain('spørger')
})

test('row 22: a no leaves everything where it was', async () => {
  await using story = await aStory()
  const { network } = story
  const inquiry = await anInquiry(story.database.owner, network, { stage: 'claimed', owner: network.anne })
  const asked = await ask(story, inquiry, { from: network.anne, to: network.bo, what: 'take-over' })
  await (await story.signedIn(network.bo)).send(asked.page, { askAnswer: 'no', askReply: 'Jeg har fri' }, { action: asked.address })
  expect(await story.one(holders, inquiry.id)).toMatchObject({ owner_id: network.anne.hat, by_hat: network.anne.hat })
  const page = await (await story.signedIn(network.anne)).get(asked.page)
  expect(page.text).toContain('Bo sagde nej')
  expect(page.text).toContain('Jeg har fri')
})

test('row 22: nobody says yes for another', async () => {
  await using story = await aStory()
  const { network } = story
  const inquiry = await anInquiry(story.database.owner, network, { stage: 'claimed', owner: network.anne })
  const asked = await ask(story, inquiry, { from: network.anne, to: network.bo, what: 'take-over' })
  const [anne, cille, leader] = [
    await story.signedIn(network.anne),
    await story.signedIn(network.cille),
    await story.signedIn(network.leader),
  ]
  expect((await anne.post(asked.address, { askAnswer: 'yes' })).status).toBe(409)
  expect((await cille.post(asked.address, { askAnswer: 'yes' })).status).toBe(404)
  expect((await leader.post(asked.address, { askAnswer: 'yes' })).status).toBe(409)
  expect(await story.one(holders, inquiry.id)).toMatchObject({ owner_id: network.anne.hat, by_hat: network.anne.hat })
})

test('row 22: a third colleague does not take what another was asked for, nor is a second opinion a yes to have it', async () => {
  await using story = await aStory()
  const { network } = story
  const inquiry = await anInquiry(story.database.owner, network, { stage: 'claimed', owner: network.anne })
  const takes = (who: Hat, asked: { address: string }) =>
    as(story.database.db, { kind: 'staff', hat: who.hat }, (tx) =>
      sql`select counselling.take_over(${asked.address.split('/').at(-1)!}, 'Jeg tager den')`.execute(tx),
    )
  const toBo = await ask(story, inquiry, { from: network.anne, to: network.bo, what: 'take-over' })
  for (const other of [network.cille, network.anne, network.leader]) await expect(takes(other, toBo)).rejects.toThrow('no such question')
  const toCille = await ask(story, inquiry, { from: network.anne, to: network.cille, what: 'second-opinion' })
  await expect(takes(network.cille, toCille)).rejects.toThrow('no such question')
  expect(await story.one(holders, inquiry.id)).toMatchObject({ owner_id: network.anne.hat, by_hat: network.anne.hat })
  await takes(network.bo, toBo)
  expect(await story.one(holders, inquiry.id)).toMatchObject({ owner_id: network.bo.hat, by_hat: network.bo.hat })
})

test('a leader gives an inquiry to nobody who has not said yes, also not by opening it again', async () => {
  await using story = await aStory()
  const { network, database } = story
  const leader = { kind: 'staff', hat: network.leader.hat } as const
  const inquiry = await anInquiry(database.owner, network, { stage: 'claimed', owner: network.anne })
  const give = (to: Hat) =>
    as(database.db, leader, (tx) => sql`update counselling.inquiry set owner_id = ${to.hat} where id = ${inquiry.id}`.execute(tx))
  await expect(give(network.bo)).rejects.toMatchObject({ constraint: 'inquiry_owner_said_yes' })
  // Taking it oneself is no giving; the way to Bo is his own yes, and a yes from before does not count twice.
  await give(network.leader)
  const asked = await ask(story, inquiry, { from: network.leader, to: network.bo, what: 'take-over' })
  expect(await story.one(holders, inquiry.id)).toMatchObject({ owner_id: network.leader.hat })
  await (await story.signedIn(network.bo)).post(asked.address, { askAnswer: 'yes' })
  expect(await story.one(holders, inquiry.id)).toMatchObject({ owner_id: network.bo.hat })
  await database.advance(60_000)
  await give(network.leader)
  await expect(give(network.bo)).rejects.toMatchObject({ constraint: 'inquiry_owner_said_yes' })
})

test('row 21: two are asked, both say yes at once, and one of them has it', async () => {
  await using story = await aStory()
  const { network } = story
  const inquiry = await anInquiry(story.database.owner, network, { stage: 'claimed', owner: network.anne })
  const asks = [
    await ask(story, inquiry, { from: network.anne, to: network.bo, what: 'take-over' }),
    await ask(story, inquiry, { from: network.anne, to: network.cille, what: 'take-over' }),
  ]
  const browsers = [await story.signedIn(network.bo), await story.signedIn(network.cille)]
  const answers = await Promise.all(browsers.map((browser, n) => browser.post(asks[n]!.address, { askAnswer: 'yes' })))
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
  const winner = answers[0]!.status === 303 ? network.bo : network.cille
  expect(await story.one(holders, inquiry.id)).toMatchObject({ owner_id: winner.hat, by_hat: winner.hat })
  const { open } = await story.one('select count(*)::int as open from counselling.ask where open')
  expect(open).toBe(0)
})

test('a question that is not needed any more binds nobody: laid back in the queue, nobody is asked to take it over', async () => {
  await using story = await aStory()
  const { network } = story
  const inquiry = await anInquiry(story.database.owner, network, { stage: 'claimed', owner: network.anne })
  const asked = await ask(story, inquiry, { from: network.anne, to: network.bo, what: 'take-over' })
  const anne = await story.signedIn(network.anne)
  await anne.send(asked.page, {}, { action: `${asked.page}/release` })
  const bo = await story.signedIn(network.bo)
  expect((await bo.get('/desk')).text).not.toContain('spørger')
  expect((await bo.post(asked.address, { askAnswer: 'yes' })).status).toBe(409)
  expect(await story.one('select state from counselling.inquiry where id = $1', inquiry.id)).toEqual({ state: 'received' })
})

test('a second opinion opens the inquiry for the one who is asked, and moves nothing', async () => {
  await using story = await aStory()
  const { network } = story
  const inquiry = await anInquiry(story.database.owner, network, { stage: 'claimed', owner: network.anne, words: 'Hun sover ikke' })
  const cille = await story.signedIn(network.cille)
  expect((await cille.get(`/desk/inquiries/${inquiry.id}`)).text).not.toContain('Hun sover ikke')
  const asked = await ask(story, inquiry, { from: network.anne, to: network.cille, what: 'second-opinion', words: 'Søvnen?' })
  expect((await cille.get(asked.page)).text).toContain('Hun sover ikke')
  expect((await cille.post(`${asked.page}/answer`, { words: 'Jeg svarer lige selv' })).status).toBe(409)
  await cille.send(asked.page, { askAnswer: 'yes', askReply: 'Spørg til dagene' }, { action: asked.address })
  expect((await (await story.signedIn(network.anne)).get(asked.page)).text).toContain('Spørg til dagene')
  expect(await story.one(holders, inquiry.id)).toMatchObject({ owner_id: network.anne.hat })
  expect(await story.one('select purpose from core.access_line where hat_id = $1 limit 1', network.cille.hat)).toEqual({
    purpose: 'second-opinion',
  })
})

test('a volunteer, a guest or nobody at all cannot be asked, and asking twice says so', async () => {
  await using story = await aStory()
  const { network } = story
  const inquiry = await anInquiry(story.database.owner, network, { stage: 'claimed', owner: network.anne })
  const anne = await story.signedIn(network.anne)
  const address = `/desk/inquiries/${inquiry.id}`
  const wish = (to: string) => anne.send(address, { ask: 'take-over', askTo: to, askWords: 'Mine ord' }, { action: `${address}/ask` })
  for (const to of [network.volunteer.hat, network.guest.hat, network.anne.hat, crypto.randomUUID()]) {
    const refused = await wish(to)
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('Vælg en kollega, der er her.')
    expect(refused.text).toContain('Mine ord</textarea>')
  }
  expect((await wish('')).text).toContain('Vælg en kollega.')
  expect((await wish(network.bo.hat)).status).toBe(303)
  expect((await wish(network.bo.hat)).text).toContain('Du har allerede spurgt')
})

test('row 22: nobody but who carries an inquiry, or has ended it, lets its questions fall', async () => {
  await using story = await aStory()
  const { network } = story
  const inquiry = await anInquiry(story.database.owner, network, { stage: 'claimed', owner: network.anne })
  await ask(story, inquiry, { from: network.anne, to: network.bo, what: 'take-over' })
  const fallsBy = (who: Hat) =>
    as(story.database.db, { kind: 'staff', hat: who.hat }, (tx) => sql`select counselling.lapse_asks(${inquiry.id}, null)`.execute(tx))
  const open = () => story.one('select open from counselling.ask where inquiry_id = $1', inquiry.id)
  for (const one of [network.bo, network.cille]) await expect(fallsBy(one)).rejects.toThrow('no such inquiry')
  expect(await open()).toEqual({ open: true })
  await fallsBy(network.anne)
  expect(await open()).toEqual({ open: null })
})
