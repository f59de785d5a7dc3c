import { readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { aHeldFamily, aNetwork, plant } from '#core/builders.ts'
import { as } from '#platform/db.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { aPostServer } from '#testing/post-server.ts'
import { filesIn } from '../../../tests/files.ts'
import { carryMail, mailAddress, notBefore } from './jobs.ts'
import { type PostOffice, PostOfficeAway, smtpPostOffice } from './mail.ts'
import type { Notice } from './notice.ts'
import { send } from './send.ts'
import { notToldYet } from './store.ts'
import { noticeWords } from './texts.ts'

/** A family whose only adult may have turned mail on, and one notice for that adult. */
async function aPersonToTell(database: TestDatabase, card?: Record<string, unknown>) {
  await database.setClock('2026-11-23T09:00:00+01:00')
  const network = await aNetwork(database.owner)
  const family = await aHeldFamily(database.owner, network)
  const adult = family.adults[0]!.hat
  if (card) await plant(database.owner, { 'core.contact_card': [{ hat_id: adult, ...card }] })
  const tell = (notice: Notice) => as(database.db, { kind: 'staff', hat: network.anne.hat }, (tx) => send(tx, adult, notice))
  await tell({ kind: 'stand-in', values: { name: 'Bo', away: 'Anne', until: null } })
  const untold = () => as(database.db, { kind: 'staff', hat: network.anne.hat }, (tx) => notToldYet(tx, [adult]))
  return { network, family, adult, tell, untold }
}

/** A body as the reader's program shows it. */
function readable(body: string): string {
  const bytes = (codes: string) => Buffer.from(codes.replaceAll('=', ''), 'hex').toString()
  return body
    .replace(/=\r?\n/g, '')
    .replace(/(=[0-9A-F]{2})+/g, bytes)
    .trim()
}

const mailOn = { channel: 'mail', address: 'maja@example.org', turned_on_at: '2026-11-20T10:00:00Z' }

test('a notice to somebody who has turned nothing on waits on the page, and is not told yet', async () => {
  await using database = await freshDatabase()
  await using post = await aPostServer()
  const { untold, adult } = await aPersonToTell(database, { channel: 'mail', address: 'maja@example.org' })
  await carryMail(database.db, smtpPostOffice(post.url))
  expect(post.received).toEqual([])
  expect(await untold()).toMatchObject([{ toHat: adult, kind: 'stand-in', mailed: false }])
})

test('a notice wakes the sender only where the person has turned mail on, and nobody has to open a card to see that', async () => {
  const wakes = async (card: Record<string, unknown>) => {
    await using database = await freshDatabase()
    const { adult, tell } = await aPersonToTell(database, { channel: 'mail', address: 'maja@example.org' })
    await database.owner.query('update core.contact_card set turned_on_at = $2 where hat_id = $1', [adult, card.turned_on_at ?? null])
    await database.owner.query('delete from graphile_worker._private_jobs')
    await tell({ kind: 'next-step' })
    const woken = await database.owner.query(`select from graphile_worker.jobs where task_identifier = 'mail'`)
    const opened = await database.owner.query(`select from core.access_line where job = 'mail'`)
    return { woken: woken.rowCount, opened: opened.rowCount }
  }
  expect([await wakes({}), await wakes(mailOn)]).toEqual([
    { woken: 0, opened: 0 },
    { woken: 1, opened: 0 },
  ])
})

test('a mail has a neutral sender, subject and words, and nothing of what it is about', async () => {
  await using database = await freshDatabase()
  await using post = await aPostServer()
  const { untold } = await aPersonToTell(database, mailOn)
  await carryMail(database.db, smtpPostOffice(post.url))
  expect(post.received).toHaveLength(1)
  const [headers = '', body = ''] = post.received[0]!.split('\r\n\r\n')
  expect(
    headers
      .split('\r\n')
      .map((line) => line.split(':')[0])
      .sort(),
  ).toEqual([
    ...['Auto-Submitted', 'Content-Transfer-Encoding', 'Content-Type', 'Date', 'From', 'MIME-Version', 'Message-ID', 'Subject', 'To'],
  ])
  expect(headers).toMatch(/^From: besked@example\.org$/m)
  expect(headers).toMatch(/^Subject: Der er nyt til dig$/m)
  expect(readable(body)).toBe('Der er noget nyt til dig. Åbn siden, hvor du plejer at læse det.')
  expect(post.received[0]).not.toMatch(/Bo|Anne|Solsikken|Hele Vejen|havnen/)
  expect(await untold()).toMatchObject([{ mailed: true }])
})

test('of many who are told, those who want no mail are set aside at once, and mail turned on later is for what comes later', async () => {
  await using database = await freshDatabase()
  const { network, tell, adult } = await aPersonToTell(database)
  const other = await aHeldFamily(database.owner, network)
  await plant(database.owner, { 'core.contact_card': [{ hat_id: other.adults[0]!.hat, ...mailOn }] })
  await tell({ kind: 'next-step' })
  await as(database.db, { kind: 'staff', hat: network.anne.hat }, (tx) => send(tx, other.adults[0]!.hat, { kind: 'next-step' }))
  const carriedTo: string[] = []
  const office: PostOffice = {
    isOpen: async () => true,
    async carry(to) {
      carriedTo.push(to)
      return 'carried'
    },
  }
  await carryMail(database.db, office)
  await plant(database.owner, { 'core.contact_card': [{ hat_id: adult, ...mailOn, address: 'later@example.org' }] })
  await carryMail(database.db, office)
  const { rows } = await database.owner.query('select state, count(*)::int as n from core.mail group by 1 order by 1')
  expect([carriedTo, rows]).toEqual([
    ['maja@example.org'],
    [
      { state: 'carried', n: 1 },
      { state: 'not-wanted', n: 2 },
    ],
  ])
})

test('a mail leaves at most once, also when the worker is killed in the middle or two look at once', async () => {
  await using database = await freshDatabase()
  await aPersonToTell(database, mailOn)
  let carried = 0
  const killed: PostOffice = {
    isOpen: async () => true,
    async carry() {
      carried += 1
      throw new Error('killed after the mail had left')
    },
  }
  await Promise.all([carryMail(database.db, killed), carryMail(database.db, killed)])
  await database.advance(3_600_000)
  await carryMail(database.db, killed)
  expect(carried).toBe(1)
  const { rows } = await database.owner.query('select m.state, n.sent_at from core.mail m join core.notice n on n.id = m.notice_id')
  expect(rows).toEqual([{ state: 'carrying', sent_at: null }])
})

test('a post office that cannot be reached is tried again; one that refuses is not', async () => {
  await using database = await freshDatabase()
  await using post = await aPostServer()
  const { tell } = await aPersonToTell(database, mailOn)
  await expect(carryMail(database.db, smtpPostOffice('smtp://127.0.0.1:9'))).rejects.toThrow(PostOfficeAway)
  await carryMail(database.db, smtpPostOffice(post.url))
  expect(post.received).toHaveLength(0)
  await database.advance(16 * 60_000)
  await carryMail(database.db, smtpPostOffice(post.url))
  expect(post.received).toHaveLength(1)
  await tell({ kind: 'answer' })
  post.refuseWith(550)
  await carryMail(database.db, smtpPostOffice(post.url))
  await database.advance(3_600_000)
  post.refuseWith(0)
  await carryMail(database.db, smtpPostOffice(post.url))
  expect(post.received).toHaveLength(1)
  const { rows } = await database.owner.query('select state, tries from core.mail order by notice_id')
  expect(rows).toEqual([
    { state: 'carried', tries: 2 },
    { state: 'refused', tries: 1 },
  ])
})

test('a mail the receiver puts off is tried again later, and holds up nobody else’s', async () => {
  await using database = await freshDatabase()
  await using post = await aPostServer()
  const { tell } = await aPersonToTell(database, mailOn)
  await tell({ kind: 'answer' })
  post.refuseWith(450)
  await carryMail(database.db, smtpPostOffice(post.url))
  post.refuseWith(0)
  await database.advance(16 * 60_000)
  await carryMail(database.db, smtpPostOffice(post.url))
  expect(post.received).toHaveLength(2)
})

test('while nobody carries mail one mail is tried each time, and the log says so without any address', async () => {
  await using database = await freshDatabase()
  const { tell } = await aPersonToTell(database, mailOn)
  await tell({ kind: 'answer' })
  const log = vi.spyOn(console, 'log').mockReturnValue()
  await expect(carryMail(database.db, smtpPostOffice('smtp://127.0.0.1:9'))).rejects.toThrow(PostOfficeAway)
  const lines = log.mock.calls.map(([line]) => String(line))
  log.mockRestore()
  expect(lines).toEqual([expect.stringMatching(/ mail outcome=not-reached command=CONN error=Error code=ESOCKET/)])
  expect((await database.owner.query('select state from core.mail')).rows).toEqual([{ state: 'later' }])
})

test('mail comes only between the hours the person has chosen', async () => {
  await using database = await freshDatabase()
  await using post = await aPostServer()
  await aPersonToTell(database, { ...mailOn, mail_from: '10:00', mail_to: '11:00' })
  await carryMail(database.db, smtpPostOffice(post.url))
  expect(post.received).toHaveLength(0)
  await database.setClock('2026-11-23T10:00:30+01:00')
  await carryMail(database.db, smtpPostOffice(post.url))
  expect(post.received).toHaveLength(1)
})

test('a demo world sends no mail: it is only written down as sent', async () => {
  await using database = await freshDatabase()
  await using post = await aPostServer()
  const { untold } = await aPersonToTell(database, mailOn)
  await database.owner.query(`update platform.database_mark set kind = 'demo'`)
  await carryMail(database.db, smtpPostOffice(post.url))
  expect(post.received).toEqual([])
  expect(await untold()).toMatchObject([{ mailed: true }])
})

test('what was seen on the page is not mailed afterwards', async () => {
  await using database = await freshDatabase()
  await using post = await aPostServer()
  await aPersonToTell(database, mailOn)
  await database.owner.query('update core.notice set seen_at = platform.now()')
  await carryMail(database.db, smtpPostOffice(post.url))
  expect(post.received).toEqual([])
})

test('the sender writes a line when it looks at a card, and no other job may look', async () => {
  await using database = await freshDatabase()
  const { adult } = await aPersonToTell(database, mailOn)
  await carryMail(database.db, { carry: async () => 'carried', isOpen: async () => true })
  // Once when it is asked who wants mail at all, and once more in the moment before it leaves.
  const line = { job: 'mail', writer_id: adult, purpose: 'technical' }
  const { rows } = await database.owner.query('select job, writer_id, purpose from core.access_line')
  expect(rows).toEqual([line, line])
  const other = as(database.db, { kind: 'job', name: 'clear-forms' }, (tx) => tx.selectFrom('core.contact_card').selectAll().execute())
  expect(await other).toEqual([])
})

test('before the hour, within it and after it', () => {
  const hours = { mailFrom: '09:00', mailTo: '11:00' }
  const at = (iso: string) => notBefore(hours, new Date(iso))?.toISOString() ?? 'now'
  expect([at('2026-11-23T06:30:00Z'), at('2026-11-23T08:00:00Z'), at('2026-11-23T10:00:00Z')]).toEqual([
    '2026-11-23T08:00:00.000Z',
    'now',
    '2026-11-24T08:00:00.000Z',
  ])
  expect(mailAddress({ channel: 'phone', address: '12345678', on: true, mailFrom: null, mailTo: null })).toBeNull()
})

test('every notice has words in both languages and none carries more than first names of ours, days and what is promised', () => {
  const notices: Notice[] = [
    ...(['answer', 'next-step', 'note', 'sign-in', 'promise-broken', 'promise-nearer'] as const).map((kind) => ({ kind })),
    ...(['answer', 'call', 'meet'] as const).map((what) => ({ kind: 'promise-given' as const, values: { what } })),
    { kind: 'promise-moved', values: { day: '2026-11-25' } },
    { kind: 'new-anchor', values: { name: 'Bo' } },
    { kind: 'stand-in', values: { name: 'Bo', away: 'Anne', until: '2026-11-27' } },
    { kind: 'stand-in', values: { name: 'Bo', away: 'Anne', until: null } },
  ]
  for (const notice of notices)
    for (const lang of ['da', 'en'] as const) expect(noticeWords(notice, lang, '2026-11-23')).toMatch(/^[^{}]{10,140}$/)
  expect(noticeWords({ kind: 'promise-given', values: { what: 'meet' } }, 'da', '2026-11-23')).toBe('Vi har lovet dig et møde.')
  expect(noticeWords(notices.at(-1)!, 'da', '2026-11-23')).toBe('Anne er væk lige nu. Bo tager over imens.')
})

test('only the one sender can send: no other file imports the mail library', () => {
  const users = ['src', 'tools']
    .flatMap((folder) => filesIn(folder, /\.tsx?$/))
    .filter((file) => /['"]nodemailer/.test(readFileSync(file, 'utf8')))
  expect(users.filter((file) => !file.endsWith('.test.ts'))).toEqual(['src/core/send/mail.ts'])
})
