import { expect, test } from 'vitest'
import { aNetwork } from '#core/builders.ts'
import { anInquiry } from '#parts/counselling/builders.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase } from '#testing/database.ts'
import { crash } from './crash.ts'
import { faultsOf, newLedger } from './ledger.ts'

test('programs and PostgreSQL are killed while people write and answer: nothing acknowledged is lost, nothing is there twice', {
  timeout: 180_000,
}, async () => {
  const { kills, done, faults, broken } = await crash({ seconds: 1, writers: 2, processes: 1, among: ['PostgreSQL', 'everything'] })
  expect([faults, broken]).toEqual([[], []])
  expect(Math.min(...Object.values(kills))).toBeGreaterThan(0)
  expect(Math.min(done.inquiry!, done.word!, done.note!)).toBeGreaterThan(0)
})

test('a word that is gone, one nobody was told of, the same words twice and a claim that did not hold are found', async () => {
  await using database = await freshDatabase()
  const { owner } = database
  const network = await aNetwork(owner)
  const inquiry = await anInquiry(owner, network)
  await owner.query(`insert into core.event (kind, subject_id) values ('inquiry-received', $1)`, [inquiry.id])
  const { id, body } = (await owner.query('select id, body from counselling.message')).rows[0]
  const ledger = newLedger()
  ledger.done({ kind: 'inquiry', formId: id, words: body })
  expect(await faultsOf(owner, ledger)).toEqual([])

  const [lost, copy, untold] = [newId(), newId(), newId()]
  ledger.done({ kind: 'word', formId: lost, words: 'Det sidste ord' })
  ledger.done({ kind: 'claim', formId: newId(), words: network.anne.hat, of: inquiry.id })
  await owner.query(
    `insert into counselling.message (id, conversation_id, writer_id, by_hat, from_us, body)
     select new.id, conversation_id, writer_id, by_hat, from_us, coalesce(new.body, m.body)
     from counselling.message m, (values ($1::uuid, null), ($2, 'Et ord, ingen fik svar på')) new (id, body)`,
    [copy, untold],
  )
  await owner.query('insert into core.event (kind, subject_id) select kind, subject_id from core.event')
  expect(await faultsOf(owner, ledger)).toEqual([
    `lost: word from them ${lost}`,
    `there, but nobody was told: word from them ${untold}`,
    `doubled: word from them "${body}"`,
    `claimed by ${network.anne.hat}, held by nobody: inquiry ${inquiry.id}`,
    `claimed 0 times: inquiry ${inquiry.id}`,
    `not once: event of inquiry ${inquiry.id}`,
  ])
})
