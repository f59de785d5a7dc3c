import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aHeldFamily, aNetwork, type HeldFamily, type Network } from '#core/builders.ts'
import { as, type Tx } from '#platform/db.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'

let database: TestDatabase
let network: Network
let family: HeldFamily
beforeAll(async () => {
  database = await freshDatabase()
  await database.setClock('2026-11-23T10:00:00+01:00')
  network = await aNetwork(database.owner)
  family = await aHeldFamily(database.owner, network)
})
afterAll(() => database[Symbol.asyncDispose]())

/** What a page that had forgotten every rule would send, as a counsellor who holds the family. */
const tries: [string, (tx: Tx) => Promise<unknown>, string][] = [
  ['without an anchor', (tx) => set(tx, sql`anchor_id = null, anchor_person = null`), 'family_has_anchor'],
  ['without a deputy', (tx) => set(tx, sql`deputy_id = null, deputy_person = null`), 'family_has_deputy'],
  ['with one person as both', (tx) => set(tx, sql`deputy_id = anchor_id, deputy_person = anchor_person`), 'family_deputy_is_another'],
  ['without a next step', (tx) => set(tx, sql`next_step_id = null`), 'family_has_next'],
  ['with a date too far away', (tx) => set(tx, sql`next_due = '2027-06-01'`), 'family_next_in_time'],
  [
    'held by a volunteer',
    (tx) => set(tx, sql`anchor_id = ${network.volunteer.hat}, anchor_person = ${network.volunteer.person}`),
    'family_anchor',
  ],
  [
    'held by somebody who has not accepted',
    (tx) => set(tx, sql`anchor_id = ${network.cille.hat}, anchor_person = ${network.cille.person}`),
    'family_anchor_in_circle',
  ],
  [
    'with its last step done',
    (tx) =>
      sql`update core.next_step set ended_at = platform.now(), ended_as = 'done', ended_by = core.hat() where id = ${family.step}`.execute(
        tx,
      ),
    'family_next_step',
  ],
  ['closed without a reason', (tx) => set(tx, sql`closed_at = platform.now()`), 'family_close_has_reason'],
]

function set(tx: Tx, change: ReturnType<typeof sql>): Promise<unknown> {
  return sql`update core.family set ${change} where id = ${family.id}`.execute(tx)
}

test.each(tries)('row 77: the database refuses a family %s, whatever the page forgets', async (_, attempt, constraint) => {
  const asAnne = as(database.db, { kind: 'staff', hat: network.anne.hat }, attempt)
  await expect(asAnne).rejects.toMatchObject({ constraint })
})
