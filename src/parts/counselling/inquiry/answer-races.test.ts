import { expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { meanwhile } from '#testing/meanwhile.ts'
import { aStory } from '#testing/story.ts'
import { anInquiry } from '../builders.ts'
import { writeAgain } from '../receive/actions.ts'

const theirs = 'Vent. Noget er sket i nat.'

/** An inquiry somebody of us has; whoever wrote it writes again, and has not finished when we do our part. */
async function inOneBreath(fields: Record<string, string>, path: (address: string, promiseId: string) => string) {
  await using story = await aStory()
  const { network, database, one } = story
  const inquiry = await anInquiry(database.owner, network, { stage: 'claimed', owner: network.anne })
  const anne = await story.signedIn(network.anne)
  const address = `/desk/inquiries/${inquiry.id}`
  const call = { promiseWhat: 'call', promiseDay: '2026-11-25', promiseTime: '14:30', promiseYes: 'yes' }
  await anne.send(address, call, { action: `${address}/promise` })
  const { id: promiseId } = await one<{ id: string }>('select id from core.promise where to_hat = $1 and open', inquiry.writer.hat)
  const { queue, now } = await one<{ queue: string; now: Date }>(
    'select queue_id as queue, platform.now() as now from counselling.inquiry where id = $1',
    inquiry.id,
  )
  const again = { conversationId: inquiry.conversation, queueId: queue, level: 'D', words: theirs, now, formId: newId() } as const
  const { status } = await meanwhile(
    database,
    { who: { kind: 'writer', hat: inquiry.writer.hat }, does: (tx) => writeAgain(tx, again) },
    () => anne.post(path(address, promiseId), { formId: newId(), ...fields }),
  )
  const left = await one<{ state: string; last: string; promised: string | null }>(
    `select i.state, c.last_word_by as last, (select p.what from core.promise p where p.id = i.promise_id and p.open) as promised
     from counselling.inquiry i join counselling.conversation c on c.id = i.conversation_id where i.id = $1`,
    inquiry.id,
  )
  return { status, ...left }
}

test('words that come in the same breath as our answer are shown first, and the answer waits', async () => {
  const sent = await inOneBreath({ words: 'Kære du.' }, (address) => `${address}/answer`)
  expect(sent).toEqual({ status: 409, state: 'claimed', last: 'writer', promised: 'call' })
})

test('a call that is written down while they write is made, and what they wrote is promised an answer of its own', async () => {
  const made = await inOneBreath({}, (address, promiseId) => `${address}/promises/${promiseId}`)
  expect(made).toEqual({ status: 303, state: 'claimed', last: 'writer', promised: 'answer' })
})
