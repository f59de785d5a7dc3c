import { expect, test } from 'vitest'
import { aHeldFamily, aNetwork, plant } from '#core/builders.ts'
import { as } from '#platform/db.ts'
import { freshDatabase } from '#testing/database.ts'
import { aPostServer } from '#testing/post-server.ts'
import { carryMail } from './jobs.ts'
import { smtpPostOffice } from './mail.ts'
import { send } from './send.ts'

test('a mail that was put off fifty times is given up, and stands in nobody’s way', async () => {
  await using database = await freshDatabase()
  await using post = await aPostServer()
  await database.setClock('2026-11-23T09:00:00+01:00')
  const network = await aNetwork(database.owner)
  const family = await aHeldFamily(database.owner, network, { adults: 2 })
  const card = (hat: string, address: string) => ({ hat_id: hat, channel: 'mail', address, turned_on_at: '2026-11-20T10:00:00Z' })
  const [maja, jonas] = family.adults.map(({ hat }) => hat) as [string, string]
  await plant(database.owner, { 'core.contact_card': [card(maja, 'maja@example.org'), card(jonas, 'jonas@example.org')] })
  const tell = (to: string) => as(database.db, { kind: 'staff', hat: network.anne.hat }, (tx) => send(tx, to, { kind: 'answer' }))
  const carry = async () => {
    await carryMail(database.db, smtpPostOffice(post.url))
    await database.advance(16 * 60_000)
  }
  await tell(maja)
  post.refuseWith(450)
  for (let tries = 0; tries < 50; tries++) await carry()
  expect((await database.owner.query('select state, tries from core.mail')).rows).toEqual([{ state: 'refused', tries: 50 }])
  // As a mail of before this rule was left: it waits for a try that never comes.
  await database.owner.query("update core.mail set state = 'later', next_try_at = platform.now()")
  post.refuseWith(0)
  await tell(jonas)
  const opened = async () => (await database.owner.query("select from core.access_line where job = 'mail'")).rowCount
  const before = (await opened()) ?? 0
  await carry()
  await carry()
  expect(post.received.at(-1)).toContain('jonas@example.org')
  expect((await opened())! - before).toBeLessThan(4)
})
