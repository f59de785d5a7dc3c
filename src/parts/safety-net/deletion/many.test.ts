import { expect, test } from 'vitest'
import { aNetwork } from '#core/builders.ts'
import { anInquiry } from '#parts/counselling/builders.ts'
import { freshDatabase } from '#testing/database.ts'
import { deleteWhatIsDue } from './jobs.ts'

const day = 86_400_000

/** More conversations than are deleted at once, all of them over, and one that ended after them. */
async function aLongNight() {
  const database = await freshDatabase()
  await database.setClock('2026-11-23T09:00:00+01:00')
  const network = await aNetwork(database.owner)
  const write = () => anInquiry(database.owner, network, { stage: 'answered' })
  for (let n = 0; n < 101; n++) await write()
  await database.advance(day)
  const last = await write()
  await database.owner.query(
    `with i as (update counselling.inquiry set state = 'ended', ended_at = platform.now(), ended_as = 'answered-once', ended_by = $1, ended_by_person = $2)
     update counselling.conversation set state = 'ended', ended_at = platform.now(), ended_as = 'agreed'`,
    [network.anne.hat, network.anne.person],
  )
  await database.advance(91 * day)
  return { database, last, [Symbol.asyncDispose]: () => database[Symbol.asyncDispose]() }
}

test('a long night is deleted a hundred at a time, so that one that is broken off has done what it has counted', {
  timeout: 60_000,
}, async () => {
  await using night = await aLongNight()
  await deleteWhatIsDue(night.database.db)
  const { rows } = await night.database.owner.query('select count from core.deletion order by count desc')
  expect(rows.map(({ count }) => count)).toEqual([100, 2])
})

test('however many cannot be deleted, what became due after them goes all the same, and the net is told how many are left', {
  timeout: 60_000,
}, async () => {
  await using night = await aLongNight()
  const { database, last } = night
  await database.owner.query(
    `create table core.stray (writer_id uuid references core.hat); insert into core.stray select writer_id from counselling.inquiry where id <> '${last.id}'`,
  )
  await expect(deleteWhatIsDue(database.db)).rejects.toThrow(/stray/)
  const { rows } = await database.owner.query(
    'select (select failed from core.deletion_run) as failed, (select sum(count)::int from core.deletion) as gone, (select count(*)::int from counselling.inquiry) as left',
  )
  expect(rows).toEqual([{ failed: 101, gone: 1, left: 101 }])
})
