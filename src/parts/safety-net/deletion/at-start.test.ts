import { expect, test, vi } from 'vitest'
import { aNetwork } from '#core/builders.ts'
import { anInquiry } from '#parts/counselling/builders.ts'
import { startWorker } from '#platform/worker.ts'
import { freshDatabase } from '#testing/database.ts'
import { safetyNetJobs } from '../index.ts'

const day = 86_400_000
const soon = { timeout: 8_000, interval: 50 }

/** A network whose programs have been off since before a conversation's day came. */
async function afterDaysOff() {
  const database = await freshDatabase()
  await database.setClock('2026-11-23T09:00:00+01:00')
  const network = await aNetwork(database.owner)
  const inquiry = await anInquiry(database.owner, network, { stage: 'answered' })
  await database.owner.query(
    `with i as (update counselling.inquiry set state = 'ended', ended_at = platform.now(), ended_as = 'answered-once', ended_by = $2, ended_by_person = $3 where id = $1)
     update counselling.conversation set state = 'ended', ended_at = platform.now(), ended_as = 'agreed' where inquiry_id = $1`,
    [inquiry.id, network.anne.hat, network.anne.person],
  )
  await database.advance(95 * day)
  const rolePrefix = await database.db.rolePrefix()
  const count = async (what: string) => (await database.owner.query<{ n: number }>(`select count(*)::int as n from ${what}`)).rows[0]!.n
  const start = (jobs = safetyNetJobs({ db: database.db })) => startWorker({ url: database.url, rolePrefix, jobs })
  return { start, count, [Symbol.asyncDispose]: () => database[Symbol.asyncDispose]() }
}

test('when the system has been off for days, what should be gone goes as soon as it is on again, not within the hour', async () => {
  await using world = await afterDaysOff()
  const worker = await world.start()
  await vi.waitFor(
    async () => expect([await world.count('core.deletion_run'), await world.count('counselling.inquiry')]).toEqual([1, 0]),
    soon,
  )
  await worker.stop()
})

test('when several programs start at once, each conversation is counted once, and nothing is left waiting', async () => {
  await using world = await afterDaysOff()
  const workers = await Promise.all([world.start(), world.start(), world.start()])
  await vi.waitFor(async () => expect(await world.count('core.deletion_run')).toBe(1), soon)
  await vi.waitFor(async () => expect(await world.count(`graphile_worker.jobs where task_identifier = 'deletion'`)).toBe(0), soon)
  expect([await world.count('core.deletion'), await world.count('counselling.past_inquiry')]).toEqual([1, 1])
  for (const worker of workers) await worker.stop()
})

test('while one look waits, further starts add no other', async () => {
  await using world = await afterDaysOff()
  for (let i = 0; i < 3; i++) {
    const worker = await world.start({ tasks: {}, atStart: ['deletion'] })
    await worker.stop()
  }
  expect(await world.count(`graphile_worker.jobs where task_identifier = 'deletion'`)).toBe(1)
})
