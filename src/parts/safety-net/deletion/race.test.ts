import { expect, test } from 'vitest'
import { aNetwork } from '#core/builders.ts'
import { anInquiry } from '#parts/counselling/builders.ts'
import { writeAgain } from '#parts/counselling/index.ts'
import { ask } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase } from '#testing/database.ts'
import { deleteWhatIsDue } from './jobs.ts'

const day = 86_400_000

/** A conversation that has ended and whose day has come. */
async function onItsDay() {
  const database = await freshDatabase()
  await database.setClock('2026-11-23T09:00:00+01:00')
  const network = await aNetwork(database.owner)
  const inquiry = await anInquiry(database.owner, network, { stage: 'answered' })
  await database.owner.query(
    `with i as (update counselling.inquiry set state = 'ended', ended_at = platform.now(), ended_as = 'answered-once', ended_by = $2, ended_by_person = $3 where id = $1)
     update counselling.conversation set state = 'ended', ended_at = platform.now(), ended_as = 'agreed' where inquiry_id = $1`,
    [inquiry.id, network.anne.hat, network.anne.person],
  )
  await database.advance(90 * day)
  const again = (whileWriting?: () => Promise<void>) =>
    ask(database.db, { kind: 'writer', hat: inquiry.writer.hat }, async (tx) => {
      const { rows } = await database.owner.query<{ now: Date }>('select platform.now() as now')
      await writeAgain(tx, {
        ...{ conversationId: inquiry.conversation, queueId: network.queue.id, level: 'D', words: 'Jeg skriver i samme øjeblik' },
        ...{ now: rows[0]!.now, formId: newId() },
      })
      await whileWriting?.()
    })
  const left = async () =>
    (await database.owner.query(`select i.state, (select count(*)::int from counselling.message) as messages from counselling.inquiry i`))
      .rows
  return { database, inquiry, again, left, [Symbol.asyncDispose]: () => database[Symbol.asyncDispose]() }
}

test('whoever writes in the very moment of the deletion is heard: the conversation goes on, whole', async () => {
  await using world = await onItsDay()
  await world.again(() => deleteWhatIsDue(world.database.db))
  await deleteWhatIsDue(world.database.db)
  expect(await world.left()).toEqual([{ state: 'received', messages: 3 }])
})

test('whoever writes after it is told that there is nothing any more, and nothing half is left', async () => {
  await using world = await onItsDay()
  await deleteWhatIsDue(world.database.db)
  await expect(world.again()).rejects.toThrow(/no such conversation/)
  expect(await world.left()).toEqual([])
})

test('however many nights run at once, each conversation is counted once', async () => {
  await using world = await onItsDay()
  await Promise.all(Array.from({ length: 5 }, () => deleteWhatIsDue(world.database.db)))
  const { rows } = await world.database.owner.query(
    'select (select sum(count)::int from core.deletion) as counted, (select count(*)::int from counselling.past_inquiry) as remembered',
  )
  expect(rows).toEqual([{ counted: 1, remembered: 1 }])
})
