import { expect, test } from 'vitest'
import { freshDatabase } from '#testing/database.ts'
import { keepHistoryOfEverybody } from '#testing/laws/everybody.ts'
import { brokenLaws, owedAmiss } from '#testing/laws/oracle.ts'
import { arrivalsOf, calendarOf } from './calendar.ts'
import { chanceOf } from './chance.ts'
import { exitCodeOf, tableOf } from './table.ts'
import { type Order, simulate } from './year.ts'

const weeks = { span: { from: '2025-03-03', days: 21 }, inquiries: 150, seed: 1, key: Buffer.alloc(32, 7) }
const machine = { toolSeconds: 1, serverSeconds: null, cores: 2, load: 0, seed: 1, connections: 10, cuts: 0 }

/** Conversations are kept for some days only, so that weeks are enough to see them go. */
async function played(order: Partial<Order> = {}) {
  const database = await freshDatabase()
  await database.owner.query("update core.retention set days = 5 where kind = 'conversation'")
  await keepHistoryOfEverybody(database.owner)
  const outcome = await simulate({
    ...weeks,
    ownerUrl: database.ownerUrl,
    url: database.url,
    oracle: brokenLaws,
    nightly: owedAmiss,
    ...order,
  })
  return { database, outcome }
}

test('some weeks of a network end with a table that adds up, and nobody was forgotten', { timeout: 180_000 }, async () => {
  const { database, outcome } = await played()
  await using world = database
  const { figures, tally } = outcome
  const count = async (sql: string) => (await world.owner.query(`select count(*)::int as n from ${sql}`)).rows[0].n
  const sum = (counts: Record<string, number>) => Object.values(counts).reduce((total, n) => total + n, 0)

  expect(outcome.breaches).toEqual([])
  expect(outcome.differences).toEqual([])
  expect(exitCodeOf(outcome)).toBe(0)
  expect(tally.of('done: /skriv') + tally.of('done: /desk/inquiries/new')).toBe(weeks.inquiries)
  expect(figures.deleted).toBeGreaterThan(10)
  expect(sum(figures.inquiries)).toBe((await count('counselling.inquiry')) + figures.deleted)
  expect(sum(figures.endedAs) + figures.live).toBe(sum(figures.inquiries))
  expect(sum(figures.promises)).toBeGreaterThan(await count('core.promise'))
  expect(figures.mails.carried).toBeGreaterThan(0)
  expect(figures.families.opened + figures.families.openedAgain - figures.families.closed).toBe(figures.families.open)
  expect(figures.families.opened).toBeGreaterThan(3)
  expect(figures.promises.kept).toBeGreaterThan(weeks.inquiries / 2)
  expect(await count('safety_net.proof_line')).toBe(weeks.span.days)
  expect(tableOf(outcome, machine)).toMatch(/inquiries +150\n[\s\S]*violations +0\n/)
})

test('a guard that is gone and a law that is broken end the run, and it says so', { timeout: 120_000 }, async () => {
  const { database, outcome } = await played({
    inquiries: 12,
    span: { from: '2025-03-03', days: 5 },
    meanwhile: async ({ owner }) => {
      await owner.query('alter table counselling.inquiry drop constraint if exists inquiry_owner, disable trigger user')
      await owner.query(
        `update counselling.inquiry set state = 'claimed', owner_id = writer_id, claimed_at = platform.now() where id in (select id from counselling.inquiry where ended_at is null limit 1)`,
      )
    },
  })
  await using _ = database
  expect(outcome.breaches[0]).toMatchObject({ what: 'not-held', subject: expect.stringMatching(/^inquiry /) })
  expect(exitCodeOf(outcome)).toBe(1)
  expect(tableOf(outcome, machine)).toMatch(/BROKEN on 2025-03-0\d: not-held: inquiry /)
})

test('whoever promises somebody a call and has nothing of theirs ends the run that night', { timeout: 120_000 }, async () => {
  const { database, outcome } = await played({
    inquiries: 12,
    span: { from: '2025-03-03', days: 5 },
    meanwhile: async ({ owner }) =>
      void (await owner.query(
        `insert into core.promise (id, to_hat, by_hat, what, channel, due_by)
         select gen_random_uuid(), i.writer_id, h.id, 'call', 'phone', platform.now() + interval '2 days' from counselling.inquiry i, core.hat h
         where i.ended_at is null and h.role = 'counsellor' and h.id is distinct from i.owner_id limit 1`,
      )),
  })
  await using _ = database
  expect(outcome.breaches[0]).toMatchObject({ what: 'whoever has promised a writer something has what they wrote' })
})

test('a deletion nobody has written down does not agree with what is gone, nor with the proof of the night', {
  timeout: 120_000,
}, async () => {
  const { database, outcome } = await played({
    inquiries: 40,
    span: { from: '2025-03-03', days: 12 },
    meanwhile: async ({ owner }) => void (await owner.query('delete from core.deletion')),
  })
  await using _ = database
  expect(outcome.differences).toEqual([expect.stringMatching(/^deletions: \d+ gone, 0 written down$/)])
  expect(exitCodeOf(outcome)).toBe(1)
})

test('the same seed makes the same plan, another seed another', () => {
  const calendar = calendarOf({ from: '2025-01-01', days: 365 })
  const plan = (seed: number) => arrivalsOf({ seed, inquiries: 500, calendar }).map(({ at, channel }) => `${at.toISOString()} ${channel}`)
  expect(plan(1)).toEqual(plan(1))
  expect(plan(1)).not.toEqual(plan(2))
  expect(chanceOf(1, 'a', 1).next()).not.toBe(chanceOf(1, 'a', 2).next())
})

test('whoever calls or comes by does so on a working day; people write at night and on Sundays too', () => {
  const calendar = calendarOf({ from: '2025-01-01', days: 365 })
  const all = arrivalsOf({ seed: 3, inquiries: 2000, calendar })
  const onClosedDay = (channel: string) =>
    all.filter((one) => one.channel === channel && !calendar.isWorking(one.at.toISOString().slice(0, 10)))
  expect(onClosedDay('phone')).toEqual([])
  expect(onClosedDay('web').length).toBeGreaterThan(100)
})
