import { afterEach, beforeEach, expect, test } from 'vitest'
import { aHeldFamily, aNetwork } from '#core/builders.ts'
import { newToken, startDemoSession, whoIs } from '#core/session/session.ts'
import { proveTheNight } from '#parts/safety-net/proof/jobs.ts'
import { readConfig } from '#platform/config.ts'
import { as, connect, type Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { afterRestore } from '../src/after-restore.ts'

/** A copy of a database under another name and with another login, which is what a restore makes of a backup. */
let copy: TestDatabase
let before: Db
let token: string
let order: Parameters<typeof afterRestore>[0]

beforeEach(async () => {
  copy = await freshDatabase()
  await copy.db.destroy() // nobody works on it yet
  await copy.setClock('2026-11-24T10:00:00+01:00')
  const network = await aNetwork(copy.owner)
  const family = await aHeldFamily(copy.owner, network)
  before = connect(copy.url, 2)
  token = newToken()
  const anne = network.anne.hat
  await as(before, { kind: 'visitor' }, (tx) => startDemoSession(tx, anne, token))
  await as(before, { kind: 'staff', hat: anne }, (tx) =>
    tx.selectNoFrom((on) => on.fn('core.open_family', [on.val(family.id), on.val('plan')]).as('opened')).execute(),
  )
  await proveTheNight(before)
  const invitation = `insert into core.invitation (id, hat_id, token_hash, ends_at) values ($1, $2, $3, platform.now() + interval '7 days')`
  await copy.owner.query(invitation, [newId(), anne, Buffer.alloc(32, 1)])
  const login = `${copy.name}_${newId().slice(-12)}`
  await copy.owner.query(`create role ${login} login password 'x'`)
  const url = Object.assign(new URL(copy.url), { username: login, password: 'x' }).toString()
  order = { config: readConfig({}), ownerUrl: copy.ownerUrl, url, login }
})
afterEach(() => copy[Symbol.asyncDispose]())

const number = async (query: string): Promise<number> => (await copy.owner.query(`select count(*)::int as n from ${query}`)).rows[0].n

test('a restored database gets roles of its own, nothing of the old one opens anything, and the proofs still hang together', async () => {
  expect(await number(`core.access_line where tx <> '0'`)).toBe(1)
  await before.destroy()
  expect(await afterRestore(order)).toEqual({
    wentOff: { lines: 1, sessions: 1, invitations: 1 },
    breaches: 0,
    proof: { lines: 1, last: expect.stringMatching(/^[0-9a-f]{64}$/), problems: [] },
  })
  expect(await number(`core.access_line where tx <> '0'`)).toBe(0)
  expect((await copy.owner.query('select platform.role_prefix() as prefix')).rows).toEqual([{ prefix: copy.name }])
  const db = connect(order.url, 1)
  expect(await whoIs(db, { token, active: true })).toEqual({ kind: 'visitor' })
  await db.destroy()
  expect((await afterRestore(order)).wentOff).toEqual({ lines: 0, sessions: 0, invitations: 0 })
})

const losses: [string, string][] = [
  ['constraint next_step_pkey on core.next_step', 'alter table core.next_step drop constraint next_step_pkey cascade'],
  ['trigger ', 'alter table core.next_step disable trigger user'],
  ['constraint circle_family_id_fkey on core.circle', 'alter table core.circle disable trigger all'],
  ['index counselling.conversation_by_code', 'drop index counselling.conversation_by_code'],
  ['rows counselling.note guarded', 'alter table counselling.note disable row level security'],
  ['columns of core.next_step', 'alter table core.next_step alter due_on drop not null'],
]

test.each(losses)('a restore that lost something is sent back, and the loss is named: %s', async (names, loss) => {
  await before.destroy()
  await copy.owner.query(loss)
  await expect(afterRestore(order)).rejects.toThrow(/^This restore is not whole/)
  await expect(afterRestore(order)).rejects.toThrow(names)
  expect(await number(`core.access_line where tx <> '0'`)).toBe(1)
})

test('a database that is in use is left alone', async () => {
  await expect(afterRestore(order)).rejects.toThrow('Somebody is already using this database')
  await before.destroy()
})

test('a proof that was changed in the backup is told', async () => {
  await before.destroy()
  await copy.owner.query(`update safety_net.proof_line set counts = '{"open": 0}'`)
  expect((await afterRestore(order)).proof.problems).toEqual(['line number 1 was changed: its hash does not fit'])
})
