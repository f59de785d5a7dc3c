import { expect, test } from 'vitest'
import { ask, type Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { meanwhile } from '#testing/meanwhile.ts'
import { aStory } from '#testing/story.ts'
import { anAnsweredInquiry } from '../../builders.ts'
import { endWithReason } from './actions.ts'

const theirs = 'Vent. Noget er sket i nat.'

/** Anne has an answered inquiry open. */
async function atAnAnswered() {
  const story = await aStory()
  const { network, database, one } = story
  const { id, who, writes } = await anAnsweredInquiry(database.owner, network)
  const anne = await story.signedIn(network.anne)
  const address = `/desk/inquiries/${id}`
  await anne.get(address)
  const { now } = await one<{ now: Date }>('select platform.now() as now')
  return {
    ...{ database, anne, address, writer: who, writes: writes(theirs) },
    order: { id, wishId: newId(), now, today: '2026-11-24', hat: network.anne.hat },
    end: (endAs: string) => anne.post(`${address}/end`, { formId: newId(), endAs, endWords: 'Det er løst.' }),
    left: () =>
      one(
        'select i.state, p.ended_as as promise from counselling.inquiry i join core.promise p on p.id = i.promise_id where i.id = $1',
        id,
      ),
    [Symbol.asyncDispose]: () => story[Symbol.asyncDispose](),
  }
}

test.each(['answered-once', 'withdrawn'])(
  'no inquiry ends as %s past words nobody has read: they are shown, with what was typed',
  async (endAs) => {
    await using asked = await atAnAnswered()
    await ask(asked.database.db, asked.writer, asked.writes)
    const refused = await asked.end(endAs)
    expect([refused.status, refused.text.includes(theirs), refused.text.includes('Det er løst.</textarea>')]).toEqual([409, true, true])
    expect(refused.text).toContain('De har skrevet igen.')
    expect(await asked.left()).toEqual({ state: 'claimed', promise: null })
    expect((await asked.end(endAs)).status).toBe(303)
  },
)

test('what came on the screen while the form stood open is shown first too, and once: the form knows the last words it was opened at', async () => {
  await using asked = await atAnAnswered()
  const { anne, address, database, writer, writes } = asked
  const lastWord = async () => /name="lastWord" value="([^"]*)"/.exec((await anne.get(address)).text)![1]!
  const opened = await lastWord()
  await ask(database.db, writer, writes)
  expect((await anne.get(`${address}/fragments/thread`)).text).toContain(theirs)
  const end = (last: string) => anne.post(`${address}/end`, { formId: newId(), endAs: 'answered-once', lastWord: last })
  expect([(await end(opened)).status, await asked.left()]).toEqual([409, { state: 'claimed', promise: null }])
  expect((await end(await lastWord())).status).toBe(303)
})

test('words that come in the same breath as the end are shown first, and are still promised an answer', async () => {
  await using asked = await atAnAnswered()
  const ended = await meanwhile(asked.database, { who: asked.writer, does: asked.writes }, () => asked.end('answered-once'))
  expect([ended.status, await asked.left()]).toEqual([409, { state: 'claimed', promise: null }])
})

test('words that come just after the end are received again, with a promise', async () => {
  await using asked = await atAnAnswered()
  const { database, order, writer, writes } = asked
  const ends = (tx: Tx) => endWithReason(tx, order, { as: 'answered-once', words: '', duplicateOf: null, receiver: null })
  await meanwhile(database, { who: { kind: 'staff', hat: order.hat }, does: ends }, () => ask(database.db, writer, writes))
  expect(await asked.left()).toEqual({ state: 'received', promise: null })
})
