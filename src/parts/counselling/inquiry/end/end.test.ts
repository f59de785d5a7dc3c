import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Hat } from '#core/builders.ts'
import { as } from '#platform/db.ts'
import type { Level } from '#platform/level.ts'
import { aStory, type Story } from '#testing/story.ts'
import { anInquiry, type Inquiry } from '../../builders.ts'

const whole = `select i.state, i.ended_as, i.ended_by, i.second_by, c.state as talk, p.ended_as as promise, n.end_words as words
  from counselling.inquiry i join counselling.conversation c on c.id = i.conversation_id join core.promise p on p.id = i.promise_id
  join counselling.intake n on n.inquiry_id = i.id where i.id = $1`

async function claimed(story: Story, { level = 'D', stage = 'claimed' }: { level?: Level; stage?: 'claimed' | 'answered' } = {}) {
  const inquiry = await anInquiry(story.database.owner, story.network, { stage, level, owner: story.network.anne })
  const address = `/desk/inquiries/${inquiry.id}`
  const anne = await story.signedIn(story.network.anne)
  const end = (fields: Record<string, string>) => anne.send(address, fields, { action: `${address}/end` })
  return { inquiry, address, anne, end }
}

async function sayYes(story: Story, inquiry: Inquiry, { to, what }: { to: Hat; what: string }) {
  const address = `/desk/inquiries/${inquiry.id}`
  await (await story.signedIn(story.network.anne)).send(address, { ask: what, askTo: to.hat }, { action: `${address}/ask` })
  const { id } = await story.one<{ id: string }>('select id from counselling.ask where inquiry_id = $1 and open', inquiry.id)
  await (await story.signedIn(to)).send(address, { askAnswer: 'yes' }, { action: `${address}/asks/${id}` })
}

const tryThrice = async (browser: Awaited<ReturnType<typeof claimed>>['anne'], address: string) => {
  for (const attemptWords of ['Ingen svarede', 'Telefonsvarer', 'Ingen svarede'])
    await browser.send(address, { attemptBy: 'phone', attemptWords }, { action: `${address}/attempt` })
}

test('answered, and it was enough', async () => {
  await using story = await aStory()
  const { inquiry, end } = await claimed(story, { stage: 'answered' })
  expect((await end({ endAs: 'answered-once' })).location).toBe('/desk')
  expect(await story.one(whole, inquiry.id)).toMatchObject({
    state: 'ended',
    ended_as: 'answered-once',
    ended_by: story.network.anne.hat,
    talk: 'ended',
  })
})

test('what is not answered cannot end as answered', async () => {
  await using story = await aStory()
  const { inquiry, end } = await claimed(story)
  const refused = await end({ endAs: 'answered-once', endWords: 'Mine ord' })
  expect(refused.status).toBe(409)
  expect(refused.text).toContain('Den er ikke besvaret endnu.')
  expect(refused.text).toContain('Mine ord</textarea>')
  expect(await story.one(whole, inquiry.id)).toMatchObject({ state: 'claimed', talk: 'waiting' })
})

test('they do not want more: the reason is kept, and what was promised is not needed any more', async () => {
  await using story = await aStory()
  const { inquiry, end, anne, address } = await claimed(story)
  expect((await end({ endAs: 'withdrawn' })).text).toContain('Skriv kort hvorfor.')
  await end({ endAs: 'withdrawn', endWords: 'Skrev, at det er løst.' })
  expect(await story.one(whole, inquiry.id)).toMatchObject({
    ended_as: 'withdrawn',
    promise: 'not-needed',
    words: 'Skrev, at det er løst.',
  })
  expect((await anne.get(address)).text).toContain('Døren er åben')
})

test('what is not needed any more says who ended it and why', async () => {
  await using story = await aStory()
  const { inquiry, end, anne, address } = await claimed(story)
  await end({ endAs: 'withdrawn', endWords: 'Skrev, at det er løst.' })
  expect((await anne.get(address)).text).toContain('Sagt af Anne: henvendelsen er afsluttet.')
  const said = 'select ended_as, ended_by, not_needed_because from core.promise where id = $1'
  expect(await story.one(said, inquiry.promise)).toEqual({
    ...{ ended_as: 'not-needed', ended_by: story.network.anne.hat, not_needed_because: 'inquiry-ended' },
  })
})

test('a conversation goes on as long as its inquiry is open', async () => {
  await using story = await aStory()
  const { inquiry } = await claimed(story)
  const silence = as(story.database.db, { kind: 'staff', hat: story.network.anne.hat }, async (tx) => {
    await sql`select counselling.open_inquiry(${inquiry.id}, 'answer')`.execute(tx)
    await sql`update counselling.conversation set state = 'ended', ended_at = platform.now(), ended_as = 'agreed' where id = ${inquiry.conversation}`.execute(
      tx,
    )
  })
  await expect(silence).rejects.toMatchObject({ constraint: 'inquiry_conversation_goes_on' })
  expect(await story.one(whole, inquiry.id)).toMatchObject({ state: 'claimed', talk: 'waiting' })
})

test('an end after the promised time does not hide that it was broken', async () => {
  await using story = await aStory()
  const { inquiry, address } = await claimed(story)
  await story.database.advance(20 * 3_600_000)
  const anne = await story.signedIn(story.network.anne)
  await anne.send(address, { endAs: 'withdrawn', endWords: 'Løst' }, { action: `${address}/end` })
  expect(await story.one(whole, inquiry.id)).toMatchObject({ ended_as: 'withdrawn', promise: 'broken' })
})

test('not reached takes three attempts since they last wrote', async () => {
  await using story = await aStory()
  const { inquiry, end, anne, address } = await claimed(story)
  expect((await end({ endAs: 'not-reached' })).text).toContain('Der skal tre forsøg til')
  await tryThrice(anne, address)
  expect((await anne.get(address)).text).toContain('Forsøg på kontakt (3 af 3)')
  expect((await end({ endAs: 'not-reached' })).status).toBe(303)
  expect(await story.one(whole, inquiry.id)).toMatchObject({ ended_as: 'not-reached', talk: 'ended', second_by: null })
})

test.each(['A', 'B'] as const)('at %s not reached takes a second person too', async (level) => {
  await using story = await aStory()
  const { inquiry, end, anne, address } = await claimed(story, { level })
  await tryThrice(anne, address)
  expect((await end({ endAs: 'not-reached' })).text).toContain('En kollega skal først have sagt ja til at være den anden person.')
  await sayYes(story, inquiry, { to: story.network.bo, what: 'second-person' })
  expect((await end({ endAs: 'not-reached' })).status).toBe(303)
  expect(await story.one(whole, inquiry.id)).toMatchObject({ ended_as: 'not-reached', second_by: story.network.bo.hat })
})

test('not for us takes a second person and a reason; a second opinion is not a second person', async () => {
  await using story = await aStory()
  const { inquiry, end } = await claimed(story)
  await sayYes(story, inquiry, { to: story.network.cille, what: 'second-opinion' })
  expect((await end({ endAs: 'not-for-us', endWords: 'Et naboskel' })).status).toBe(409)
  await sayYes(story, inquiry, { to: story.network.bo, what: 'second-person' })
  expect((await end({ endAs: 'not-for-us' })).text).toContain('Skriv kort hvorfor.')
  expect((await end({ endAs: 'not-for-us', endWords: 'Et naboskel' })).status).toBe(303)
  expect(await story.one(whole, inquiry.id)).toMatchObject({ ended_as: 'not-for-us', second_by: story.network.bo.hat })
})

test('a yes from before it was opened again does not count', async () => {
  await using story = await aStory()
  const { inquiry, end, anne, address } = await claimed(story)
  await sayYes(story, inquiry, { to: story.network.bo, what: 'second-person' })
  await end({ endAs: 'not-for-us', endWords: 'Et naboskel' })
  await story.database.advance(60_000)
  expect((await anne.send(address, {}, { action: `${address}/reopen` })).status).toBe(303)
  expect((await end({ endAs: 'not-for-us', endWords: 'Stadig' })).status).toBe(409)
})

test('handed over only to somebody who has said yes to go on with them', async () => {
  await using story = await aStory()
  const { inquiry, end } = await claimed(story, { stage: 'answered' })
  const { bo, cille } = story.network
  expect((await end({ endAs: 'handed-over', endReceiver: bo.hat })).text).toContain('En kollega skal først have sagt ja til at gå videre')
  await sayYes(story, inquiry, { to: bo, what: 'hand-over' })
  expect((await end({ endAs: 'handed-over', endReceiver: cille.hat })).status).toBe(409)
  expect((await end({ endAs: 'handed-over', endReceiver: bo.hat })).status).toBe(303)
  expect(await story.one('select handed_to from counselling.inquiry where id = $1', inquiry.id)).toEqual({ handed_to: bo.hat })
})

test('the same as another: the other is named, lives, and is not itself', async () => {
  await using story = await aStory()
  const { inquiry, end } = await claimed(story)
  const other = await anInquiry(story.database.owner, story.network)
  const colleagues = await anInquiry(story.database.owner, story.network, { stage: 'claimed', owner: story.network.bo })
  for (const endDuplicate of ['', inquiry.id, colleagues.id, crypto.randomUUID()])
    expect((await end({ endAs: 'duplicate-of', endDuplicate })).text).toContain('Vælg den, den er den samme som.')
  expect((await end({ endAs: 'duplicate-of', endDuplicate: other.id })).status).toBe(303)
  expect(await story.one('select duplicate_of from counselling.inquiry where id = $1', inquiry.id)).toEqual({ duplicate_of: other.id })
})

test('opened again in one click, with its history, by whoever may see it', async () => {
  await using story = await aStory()
  const { inquiry, end, address } = await claimed(story, { stage: 'answered' })
  await end({ endAs: 'answered-once' })
  const leader = await story.signedIn(story.network.leader)
  expect((await leader.send(address, {}, { action: `${address}/reopen` })).status).toBe(303)
  expect(await story.one('select state, owner_id, ended_at from counselling.inquiry where id = $1', inquiry.id)).toEqual({
    state: 'claimed',
    owner_id: story.network.leader.hat,
    ended_at: null,
  })
  expect((await leader.get(address)).text).toContain('Tak, fordi du skriver.')
})

test('who waits when it is opened again is promised an answer again, and nobody else is said to wait', async () => {
  await using story = await aStory()
  const { network, one } = story
  const waits = async () => one('select count(*)::int as n, (select what from core.promise where open) as promised from core.unanswered')
  const [asking, content] = [await claimed(story), await claimed(story, { stage: 'answered' })]
  await asking.end({ endAs: 'withdrawn', endWords: 'Skrev, at det er løst.' })
  await content.end({ endAs: 'answered-once' })
  expect(await waits()).toEqual({ n: 0, promised: null })
  for (const { anne, address } of [asking, content])
    expect((await anne.send(address, {}, { action: `${address}/reopen` })).status).toBe(303)
  expect(await waits()).toEqual({ n: 1, promised: 'answer' })
  expect(await one('select by_hat from core.promise where open')).toEqual({ by_hat: network.anne.hat })
})

test('a counsellor who is not in the conversation cannot open an inquiry that has ended', async () => {
  await using story = await aStory()
  const { end, address, anne } = await claimed(story, { stage: 'answered' })
  await end({ endAs: 'answered-once' })
  const cille = await story.signedIn(story.network.cille)
  for (const path of ['', '/fragments/thread', '/fragments/state', '/fragments/asks', '/fragments/lookers'])
    expect((await cille.get(address + path)).status).toBe(404)
  for (const wish of ['reopen', 'triage', 'draft', 'release'])
    expect((await cille.post(`${address}/${wish}`, { level: 'D', levelReason: 'x', words: 'x' })).status).toBe(404)
  expect((await anne.get(address)).status).toBe(200)
  const { lines } = await story.one('select count(*)::int as lines from core.access_line where hat_id = $1', story.network.cille.hat)
  expect(lines).toBe(0)
})
