import { expect, test } from 'vitest'
import { as } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase } from '#testing/database.ts'
import { aHousehold } from '#testing/household.ts'
import { givePromise, insertAgain, insertInquiry } from './store.ts'

const given = { what: 'answer', from: null, by: new Date('2030-01-01T10:00:00Z') }

async function aHouse() {
  const database = await freshDatabase()
  return { database, ...(await aHousehold(database.owner)), [Symbol.asyncDispose]: () => database[Symbol.asyncDispose]() }
}

test('an inquiry that is promised nothing does not arrive', async () => {
  await using house = await aHouse()
  const { database, ids } = house
  const unpromised = as(database.db, { kind: 'visitor' }, async (tx) =>
    insertInquiry(tx, {
      ...{ channel: 'web', ownerId: null, queueId: ids.queue, words: 'Er der nogen?', level: 'D', levelReason: 'Ikke noget' },
      ...{ personId: newId(), writerId: newId(), inquiryId: newId(), conversationId: newId(), promiseId: newId(), triageId: newId() },
      ...{ messageId: newId(), codeHash: 'aa'.repeat(32), codeKey: 1, keepUntil: '2030-01-01' },
    }),
  )
  await expect(unpromised).rejects.toMatchObject({ code: '23503', constraint: 'inquiry_promise' })
})

test('what a mother writes arrives, also when she is promised an answer by somebody else in the same breath', async () => {
  await using house = await aHouse()
  const { database, ids, actors } = house
  const [conversationId, writer] = [ids['mother.conversation']!, ids['mother.writer']!]
  await database.owner.query(`update core.promise set ended_at = platform.now(), ended_as = 'kept' where open and to_hat in ($1, $2)`, [
    ids.mother,
    writer,
  ])
  const owed = await as(database.db, actors.mother, async (tx) => {
    const promiseId = newId()
    const again = await insertAgain(tx, { conversationId, promiseId, messageId: newId(), words: 'Er I der?', keepUntil: '2030-01-01' })
    await database.owner.query(
      `insert into core.promise (id, to_hat, by_hat, family_id, what, channel, due_by) values ($1, $2, $3, $4, 'answer', 'page', '2030-01-02')`,
      [newId(), writer, ids.anne, ids.maja],
    )
    givePromise(tx, { conversationId, promiseId, given })
    return again
  })
  expect(owed).toBe(true)
  const { rows } = await database.owner.query('select body from counselling.message where conversation_id = $1', [conversationId])
  expect(rows.map(({ body }) => body)).toContain('Er I der?')
})
