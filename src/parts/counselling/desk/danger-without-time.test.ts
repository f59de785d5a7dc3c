import { expect, test } from 'vitest'
import { aDesk } from '#testing/desk.ts'
import { breakWhatIsLate } from '../../safety-net/promise/jobs.ts'
import { anInquiry } from '../builders.ts'
import { renewPromises } from '../receive/renew.ts'

test('whoever has taken somebody in danger and did not answer in time is not asked to write a time, but to answer', async () => {
  const desk = await aDesk()
  await using database = desk.database
  await anInquiry(database.owner, desk.network, { level: 'A', stage: 'claimed', promisedHours: 2 / 60 })
  await desk.ask('update core.shift set cancelled_at = platform.now(), cancelled_by = $1', [desk.network.leader.hat])
  await database.advance(3 * 60_000)
  await breakWhatIsLate(database.db)
  await renewPromises(database.db)
  expect(await desk.ask('select what, ended_as as ended from core.promise order by made_at')).toEqual([
    { what: 'answer', ended: 'broken' },
    { what: 'write-when', ended: null },
  ])
  const { text } = await desk.anne.get('/desk')
  expect(text).toContain('Svar på siden')
  expect(text).not.toContain('Skriv en tid')
})

test('where nobody could be promised to come, the list says that they are to be answered now', async () => {
  const desk = await aDesk()
  await using _ = desk.database
  await desk.ask('update core.shift set cancelled_at = platform.now(), cancelled_by = $1', [desk.network.leader.hat])
  await desk.site.visitor().send('/skriv', { words: 'Han står udenfor', danger: 'yes', held: 'yes', at: 'words', go: 'send' })
  expect(await desk.ask('select i.level, p.what from counselling.inquiry i join core.promise p on p.id = i.promise_id')).toEqual([
    { level: 'A', what: 'write-when' },
  ])
  expect((await desk.anne.get('/desk')).text).toMatch(/Køen[\s\S]*is-late">Svar nu\. Ingen tid er lovet/)
  const [inquiry] = await desk.ask('select id from counselling.inquiry')
  const address = `/desk/inquiries/${inquiry.id}`
  await desk.anne.send(address, {}, { action: `${address}/claim` })
  const { text } = await desk.anne.get('/desk')
  expect(text).toMatch(/Mine henvendelser[\s\S]*is-late">Svar nu\. Ingen tid er lovet/)
  expect(text).not.toMatch(/Skriv en tid|Tid loves/)
  await desk.anne.send(address, { words: 'Vi ringer 112 sammen' }, { action: `${address}/answer` })
  expect((await desk.anne.get('/desk')).text).toMatch(/Mine henvendelser[\s\S]*Besvaret i dag/)
})
