import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { ask } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { aDesk } from '#testing/desk.ts'
import type { Page } from '#testing/site.ts'
import { anInquiry } from '../../builders.ts'
import { writeAgain } from '../../receive/actions.ts'

test('words that come in the same breath as our word to a family are shown first, and ours wait', async () => {
  const desk = await aDesk()
  await using database = desk.database
  const { anne, network } = desk
  const { family, address } = await desk.held()
  const inquiry = await anInquiry(database.owner, network, { stage: 'claimed', owner: network.anne })
  await desk.ask('update core.hat set person_id = $1 where id = $2', [family.adults[0]!.person, inquiry.writer.hat])
  await desk.ask(
    `with ended as (update counselling.inquiry set state = 'ended', ended_at = platform.now(), ended_as = 'family-opened', ended_by = $2, ended_by_person = $3, family_id = $4 where id = $1)
     update counselling.conversation set family_id = $4 where inquiry_id = $1`,
    [inquiry.id, network.anne.hat, network.anne.person, family.id],
  )
  const talk = `${address}/conversations/${inquiry.conversation}`
  await anne.get(talk)
  const [{ queue, now }] = (await desk.ask('select queue_id as queue, platform.now() as now from counselling.inquiry where id = $1', [
    inquiry.id,
  ])) as [{ queue: string; now: Date }]
  const waits = `select pid from pg_stat_activity where datname = $1 and wait_event_type = 'Lock'`
  let ours: Promise<Page> | undefined
  await ask(database.db, { kind: 'writer', hat: inquiry.writer.hat }, async (tx) => {
    const again = {
      conversationId: inquiry.conversation,
      queueId: queue,
      level: 'D',
      words: 'Vent. Noget er sket.',
      now,
      formId: newId(),
    } as const
    await writeAgain(tx, again)
    let settled = false
    ours = anne.post(talk, { formId: newId(), words: 'Kære du.' }).finally(() => {
      settled = true
    })
    while (!settled && (await desk.ask(waits, [database.name])).length === 0) await wait(20)
  })
  const said = await desk.ask('select from_us, body from counselling.message where conversation_id = $1 order by at desc limit 1', [
    inquiry.conversation,
  ])
  expect([(await ours!).status, (await ours!).text.includes('Kære du.')]).toEqual([409, true])
  expect(said).toEqual([{ from_us: false, body: 'Vent. Noget er sket.' }])
})
