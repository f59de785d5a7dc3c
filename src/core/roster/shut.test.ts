import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aMember, aNetwork, type Hat, plant } from '#core/builders.ts'
import { ask } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'

const bytes = (count: number) => `\\x${randomBytes(count).toString('hex')}`
type Life = {
  invited?: boolean
  key?: 'open' | 'ended'
  mail?: boolean
  paused?: boolean
  left?: boolean
  role?: 'counsellor' | 'volunteer'
}

async function someone({ owner }: TestDatabase, place: string, life: Life): Promise<Hat> {
  const one = await aMember(owner, { place, role: life.role ?? 'counsellor' })
  const invitation = newId()
  const week = new Date(Date.now() + 7 * 86_400_000)
  if (life.invited) await plant(owner, { 'core.invitation': [{ id: invitation, hat_id: one.hat, token_hash: bytes(32), ends_at: week }] })
  const key = {
    credential_id: bytes(16),
    public_key: bytes(64),
    sign_count: 0,
    person_id: one.person,
    invitation_id: invitation,
  }
  if (life.key) await plant(owner, { 'core.passkey': [{ ...key, ended_at: life.key === 'ended' ? new Date() : null }] })
  if (life.mail) await plant(owner, { 'core.sign_in_mail': [{ hat_id: one.hat, address: 'frode@example.org' }] })
  if (life.paused) await owner.query('update core.hat set suspended_at = platform.now() where id = $1', [one.hat])
  if (life.left) await owner.query('update core.hat set ended_at = platform.now() where id = $1', [one.hat])
  return one
}

test.each<[string, Life, string[]]>([
  ['was written down before there were invitations', {}, []],
  ['is invited and has not been in', { invited: true }, ['never-in']],
  ['has made a key', { invited: true, key: 'open' }, []],
  ['has lost the key, which is closed', { invited: true, key: 'ended' }, ['key-closed']],
  ['is on pause', { invited: true, key: 'open', paused: true }, ['paused']],
  ['is on pause and was never in', { invited: true, paused: true }, ['paused']],
  ['was invited and has left', { invited: true, left: true }, []],
  ['was on pause and has left', { paused: true, left: true }, []],
  ['is a volunteer, who comes in by a link in the mail', { invited: true, mail: true, role: 'volunteer' }, []],
  ['is a volunteer whose mail nobody knows', { invited: true, role: 'volunteer' }, ['never-in']],
  ['is a counsellor, who needs a key beside the mail', { invited: true, mail: true }, ['never-in']],
])('whether somebody can come in who %s', async (_, life, why) => {
  await using database = await freshDatabase()
  const network = await aNetwork(database.owner)
  const { hat } = await someone(database, network.house, life)
  const found = await ask(database.db, { kind: 'staff', hat: network.leader.hat }, async (tx) => {
    return (await sql<{ hat: string; why: string }>`select hat_id as hat, why from core.cannot_come_in()`.execute(tx)).rows
  })
  expect(found).toEqual(why.map((one) => ({ hat, why: one })))
})
