import { afterAll, expect, test } from 'vitest'
import { aNetwork } from '#core/builders.ts'
import { tell } from '#core/event.ts'
import { as } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase } from '#testing/database.ts'
import { anInquiry } from '../builders.ts'
import { makeHub, type Watcher } from './hub.ts'

/** Tabs are closed at any moment, also while their news is on its way. */
const database = await freshDatabase()
afterAll(() => database[Symbol.asyncDispose]())
const network = await aNetwork(database.owner)
const inquiry = await anInquiry(database.owner, network)

const happened = (kind: string) =>
  as(database.db, { kind: 'staff', hat: network.anne.hat }, (tx) => tell(tx, { kind, subject: inquiry.id }))

function aTab(hat: string, hears: (kind: string) => void): Watcher {
  return { hat, session: newId(), tell: ({ kind }) => hears(kind), end: () => {} }
}

test('a tab that is closed while news is on its way keeps it from no other tab of the same person', async () => {
  const hub = makeHub({ db: database.db })
  const told: string[] = []
  const leave: (() => void)[] = []
  const gone = () => {
    throw new Error('a closed tab was told')
  }
  await new Promise<void>((resolve) => {
    // The first tab to hear closes the second one.
    leave.push(hub.watch(aTab(network.anne.hat, () => leave[1]?.())))
    leave.push(hub.watch(aTab(network.anne.hat, gone)))
    leave.push(
      hub.watch(
        aTab(network.anne.hat, (kind) => {
          told.push(kind)
          resolve()
        }),
      ),
    )
    void happened('inquiry-changed')
  })
  for (const one of leave) one()
  expect(told).toContain('inquiry-changed')
})

test('what fails for one person is heard by the others, and so is what comes next', async () => {
  const hub = makeHub({ db: database.db })
  const told = new Set<string>()
  const heard = (kind: string) => expect.poll(() => told.has(kind), { timeout: 5_000 }).toBe(true)
  const broken = () => {
    throw new Error('nobody can be told here')
  }
  const leave = [hub.watch(aTab(network.anne.hat, broken)), hub.watch(aTab(network.bo.hat, (kind) => void told.add(kind)))]
  const kinds = Array.from({ length: 30 }, (_, n) => `event-${n}`)
  for (const some of [kinds.slice(0, 10), kinds.slice(10, 20), kinds.slice(20)]) {
    await Promise.all(some.map(happened))
    for (const kind of some) await heard(kind)
  }
  for (const one of leave) one()
})
