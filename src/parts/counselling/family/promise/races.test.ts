import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, type Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { aDesk, type Desk } from '#testing/desk.ts'
import { meanwhile } from '#testing/meanwhile.ts'
import { hasConversation } from '../../builders.ts'
import { writeAgain } from '../../receive/actions.ts'
import { closeWithReason } from '../close/actions.ts'
import { promiseDone } from './actions.ts'

let desk: Desk
beforeAll(async () => {
  desk = await aDesk()
})
afterAll(() => desk.database[Symbol.asyncDispose]())

/** Anne has promised Maja an answer, and Maja waits for nothing else. */
async function anAnswerPromised() {
  const held = await desk.held()
  const { conversation, writer } = await hasConversation(desk.database.owner, desk.network, held)
  const promise = { adultId: held.family.adults[0]!.hat, promiseWhat: 'answer', promiseChannel: 'page' }
  await held.send(desk.anne, 'promises', { ...promise, promiseDay: '2026-11-24', promiseTime: '16:00' })
  const [{ id, now }] = (await desk.ask('select id, platform.now() as now from core.promise where family_id = $1', [held.family.id])) as [
    { id: string; now: Date },
  ]
  const order = { familyId: held.family.id, wishId: newId(), me: desk.network.anne.hat, now, today: '2026-11-23', purpose: 'counselling' }
  return { held, promise: id, conversation, writer, order }
}
type Promised = Awaited<ReturnType<typeof anAnswerPromised>>

const maja = ({ writer }: Promised) => ({ kind: 'writer', hat: writer.hat }) as const
const anne = () => ({ kind: 'staff', hat: desk.network.anne.hat }) as const
const writes = ({ conversation, order }: Promised, tx: Tx) =>
  writeAgain(tx, {
    conversationId: conversation,
    queueId: desk.network.queue.id,
    level: 'D',
    words: 'Er I der?',
    now: order.now,
    formId: newId(),
  })
const owed = async ({ held, conversation }: Promised) =>
  (
    await desk.ask(
      `select c.last_word_by as last, c.live, (select count(*)::int from core.promise p where p.open and p.what in ('answer', 'write-when') and p.to_hat in (c.writer_id, $2)) as promised
       from counselling.conversation c where c.id = $1`,
      [conversation, held.family.adults[0]!.hat],
    )
  )[0]
const goodbye = {
  ...{ closing: 'goals-reached' as const, words: 'Vi er enige om det', reached: 'De sover om natten', ifWorse: 'Ring til Anne' },
  afterCare: 'Om tre måneder',
}

test('a word that comes while somebody says the promised answer is given still waits for it', async () => {
  const given = await anAnswerPromised()
  const { status } = await meanwhile(desk.database, { who: maja(given), does: (tx) => writes(given, tx) }, () =>
    desk.anne.post(`${given.held.address}/promises/${given.promise}/keep`, { formId: newId() }),
  )
  expect([status, await owed(given)]).toEqual([409, { last: 'writer', live: true, promised: 1 }])
})

test('a word that comes just after the promised answer is said to be given is promised an answer of its own', async () => {
  const given = await anAnswerPromised()
  const again = await meanwhile(desk.database, { who: anne(), does: (tx) => promiseDone(tx, given.order, given.promise) }, () =>
    ask(desk.database.db, maja(given), (tx) => writes(given, tx)),
  )
  expect([again.promise?.what, await owed(given)]).toEqual(['answer', { last: 'writer', live: true, promised: 1 }])
})

test('a word that comes while somebody says they want no answer any more still waits for it', async () => {
  const given = await anAnswerPromised()
  const { status } = await meanwhile(desk.database, { who: maja(given), does: (tx) => writes(given, tx) }, () =>
    desk.anne.post(`${given.held.address}/promises/${given.promise}/unwanted`, { formId: newId(), theirYes: 'yes' }),
  )
  expect([status, await owed(given)]).toEqual([409, { last: 'writer', live: true, promised: 1 }])
})

test.each([goodbye.closing, 'opened-by-mistake'])(
  'no family is closed (%s) in the moment somebody from it writes: the word is shown first',
  async (closing) => {
    const given = await anAnswerPromised()
    await given.held.send(desk.anne, `promises/${given.promise}/keep`)
    const closed = await meanwhile(desk.database, { who: maja(given), does: (tx) => writes(given, tx) }, () =>
      desk.anne.post(`${given.held.address}/close`, { formId: newId(), ...goodbye, closing }),
    )
    expect([closed.status, await owed(given)]).toEqual([409, { last: 'writer', live: true, promised: 1 }])
  },
)

test('a word that comes just after the family is closed is received again, with a promise', async () => {
  const given = await anAnswerPromised()
  await given.held.send(desk.anne, `promises/${given.promise}/keep`)
  await meanwhile(desk.database, { who: anne(), does: (tx) => closeWithReason(tx, given.order, goodbye) }, () =>
    ask(desk.database.db, maja(given), (tx) => writes(given, tx)),
  )
  expect(await owed(given)).toEqual({ last: 'writer', live: true, promised: 1 })
})
