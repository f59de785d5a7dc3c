import { expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { aDesk } from '#testing/desk.ts'
import { meanwhile } from '#testing/meanwhile.ts'
import { hasConversation } from '../../builders.ts'
import { writeAgain } from '../../receive/actions.ts'

test('words that come in the same breath as our word to a family are shown first, and ours wait', async () => {
  const desk = await aDesk()
  await using database = desk.database
  const { anne, network } = desk
  const held = await desk.held()
  const inquiry = await hasConversation(database.owner, network, held)
  const talk = `${held.address}/conversations/${inquiry.conversation}`
  await anne.get(talk)
  const [{ queue, now }] = (await desk.ask('select queue_id as queue, platform.now() as now from counselling.inquiry where id = $1', [
    inquiry.id,
  ])) as [{ queue: string; now: Date }]
  const again = {
    conversationId: inquiry.conversation,
    queueId: queue,
    level: 'D',
    words: 'Vent. Noget er sket.',
    now,
    formId: newId(),
  } as const
  const ours = await meanwhile(database, { who: { kind: 'writer', hat: inquiry.writer.hat }, does: (tx) => writeAgain(tx, again) }, () =>
    anne.post(talk, { formId: newId(), words: 'Kære du.' }),
  )
  const said = await desk.ask('select from_us, body from counselling.message where conversation_id = $1 order by at desc limit 1', [
    inquiry.conversation,
  ])
  expect([ours.status, ours.text.includes('Kære du.')]).toEqual([409, true])
  expect(said).toEqual([{ from_us: false, body: 'Vent. Noget er sket.' }])
})
