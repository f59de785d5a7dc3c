import { expect, test } from 'vitest'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { meanwhile } from '#testing/meanwhile.ts'
import { aStory, type Story } from '#testing/story.ts'
import { anInquiry } from '../../builders.ts'
import { promiseTime } from '../agreed.ts'
import { endWithReason } from './actions.ts'

const waits = 'Der er lovet et opkald. Hold det, eller aftal en ny tid med dem, først.'

/** Anne has answered somebody and agreed to call them tomorrow at eleven. */
async function aCallAgreed() {
  const story = await aStory()
  const { network, database, one } = story
  const inquiry = await anInquiry(database.owner, network, { stage: 'answered', owner: network.anne })
  const anne = await story.signedIn(network.anne)
  const address = `/desk/inquiries/${inquiry.id}`
  const agree = (more: Record<string, string> = {}) =>
    anne.send(
      address,
      { ...{ promiseWhat: 'call', promiseDay: '2026-11-25', promiseTime: '11:00' }, ...more },
      { action: `${address}/promise` },
    )
  await agree()
  const { call } = await one<{ call: string }>('select id as call from core.promise where to_hat = $1 and open', inquiry.writer.hat)
  return {
    ...{ story, inquiry, anne, address, agree, call },
    end: (endAs: string) => anne.send(address, { endAs, endWords: 'Det er løst.' }, { action: `${address}/end` }),
    left: () =>
      one(
        `select i.state, (select ended_as from core.promise where id = $2) as call from counselling.inquiry i where i.id = $1`,
        inquiry.id,
        call,
      ),
    [Symbol.asyncDispose]: () => story[Symbol.asyncDispose](),
  }
}

test.each(['answered-once', 'not-for-us', 'handed-over'])(
  'whoever is promised a call is not ended as %s: the call waits, and it is said',
  async (endAs) => {
    await using agreed = await aCallAgreed()
    const refused = await agreed.end(endAs)
    expect([refused.status, refused.text.includes(waits), refused.text.includes('Det er løst.</textarea>')]).toEqual([409, true, true])
    expect(await agreed.left()).toEqual({ state: 'answered', call: null })
  },
)

test('it is said at the ends it stands in the way of, before anybody presses', async () => {
  await using agreed = await aCallAgreed()
  const { text } = await agreed.anne.get(agreed.address)
  expect(text.split(waits)).toHaveLength(4)
  expect(text.match(/<live-region id="wishes"[^>]*kinds="([^"]*)"/)?.[1]).toContain('promise-changed')
})

test('a call that was made is in the way of nothing', async () => {
  await using agreed = await aCallAgreed()
  expect((await agreed.anne.send(agreed.address, {}, { action: `${agreed.address}/promises/${agreed.call}` })).status).toBe(303)
  expect((await agreed.end('answered-once')).status).toBe(303)
  expect(await agreed.left()).toEqual({ state: 'ended', call: 'kept' })
})

test('a call nobody made in time is not forgotten by an end', async () => {
  await using agreed = await aCallAgreed()
  await agreed.story.database.advance(26 * 3_600_000)
  const anne = await agreed.story.signedIn(agreed.story.network.anne)
  const refused = await anne.send(agreed.address, { endAs: 'answered-once' }, { action: `${agreed.address}/end` })
  expect([refused.status, await agreed.left()]).toEqual([409, { state: 'answered', call: null }])
})

test('whoever wants no more is not kept for the sake of a call', async () => {
  await using agreed = await aCallAgreed()
  expect((await agreed.end('withdrawn')).status).toBe(303)
  expect(await agreed.left()).toEqual({ state: 'ended', call: 'not-needed' })
})

test('a meeting they are promised is called a meeting', async () => {
  await using agreed = await aCallAgreed()
  await agreed.agree({ promiseWhat: 'meet', promiseYes: 'yes' })
  expect((await agreed.end('answered-once')).text).toContain('Der er lovet et møde. Hold det, eller aftal en ny tid med dem, først.')
})

/** Two of us with the same inquiry at the same moment: one agrees on a call, the other ends it. */
async function twoAtOnce(story: Story) {
  const { network, database } = story
  const inquiry = await anInquiry(database.owner, network, { stage: 'answered', owner: network.anne })
  const anne = await story.signedIn(network.anne)
  const address = `/desk/inquiries/${inquiry.id}`
  await anne.get(address)
  const { now } = await story.one<{ now: Date }>('select platform.now() as now')
  const order = { id: inquiry.id, wishId: newId(), now, today: '2026-11-24', hat: network.anne.hat }
  const time = { what: 'call', channel: 'phone', by: new Date('2026-11-25T11:00:00+01:00'), theirYes: true } as const
  const deed = (does: (tx: Tx) => Promise<unknown>) => ({ who: { kind: 'staff', hat: network.anne.hat } as const, does })
  return {
    agreeing: deed((tx) => promiseTime(tx, order, time)),
    ending: deed((tx) => endWithReason(tx, order, { as: 'answered-once', words: '', duplicateOf: null, receiver: null })),
    agree: () => anne.post(`${address}/promise`, { formId: newId(), promiseWhat: 'call', promiseDay: '2026-11-25', promiseTime: '11:00' }),
    end: () => anne.post(`${address}/end`, { formId: newId(), endAs: 'answered-once' }),
    left: () =>
      story.one(
        'select state, (select count(*)::int from core.promise where open) as promised from counselling.inquiry where id = $1',
        inquiry.id,
      ),
  }
}

test('a call that is agreed in the moment of an end is not wiped out', async () => {
  await using story = await aStory()
  const { agreeing, end, left } = await twoAtOnce(story)
  const ended = await meanwhile(story.database, agreeing, end)
  expect([ended.status, await left()]).toEqual([409, { state: 'answered', promised: 1 }])
})

test('and none is promised about what has just ended', async () => {
  await using story = await aStory()
  const { ending, agree, left } = await twoAtOnce(story)
  const agreed = await meanwhile(story.database, ending, agree)
  expect([agreed.status, await left()]).toEqual([409, { state: 'ended', promised: 0 }])
})
