import { expect, test } from 'vitest'
import { aNetwork } from '#core/builders.ts'
import { smtpPostOffice } from '#core/send/mail.ts'
import { ask } from '#platform/db.ts'
import { freshDatabase } from '#testing/database.ts'
import { aPostServer } from '#testing/post-server.ts'
import { proveTheNight } from './jobs.ts'
import { mailLastHash } from './mail.ts'
import { readLastLine } from './store.ts'

test('once a week the last hash leaves the house, to leaders alone; a demo world mails nobody', async () => {
  await using database = await freshDatabase()
  await using post = await aPostServer()
  await database.setClock('2026-11-23T06:43:00+01:00')
  const { leader, anne } = await aNetwork(database.owner)
  const mail = 'insert into core.sign_in_mail (hat_id, address) values ($1, $2)'
  await database.owner.query(mail, [leader.hat, 'birgit@example.org'])
  await database.owner.query(mail, [anne.hat, 'anne@example.org'])
  await mailLastHash(database.db, smtpPostOffice(post.url))
  expect(post.received).toEqual([])

  await proveTheNight(database.db)
  await mailLastHash(database.db, smtpPostOffice(post.url))
  await mailLastHash(database.db)
  const line = await ask(database.db, { kind: 'job', name: 'proof' }, readLastLine)
  expect(post.received).toHaveLength(1)
  const [letter = ''] = post.received.map((text) => text.replaceAll('=\r\n', ''))
  expect(letter).toContain('To: birgit@example.org')
  expect(letter).toContain(line!.hash)

  await database.owner.query(`update platform.database_mark set kind = 'demo'`)
  await mailLastHash(database.db, smtpPostOffice(post.url))
  expect(post.received).toHaveLength(1)
})
