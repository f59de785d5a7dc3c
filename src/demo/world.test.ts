import { expect, test } from 'vitest'
import { levelReasons } from '#parts/counselling/receive/receive.ts'
import { turnTheRoster } from '#parts/safety-net/absence/jobs.ts'
import { readConfig } from '#platform/config.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { aSite, testSecret } from '#testing/site.ts'
import { keyFor } from '../app.ts'
import { bringUp, loginOf } from '../world.ts'
import type { DemoWorld } from './setting.ts'
import { fillDemoWorld } from './world.ts'

async function aDemoWorld(clock: string, weeks?: number) {
  const database = await freshDatabase()
  await database.setClock(clock)
  const fill = () => fillDemoWorld({ ...database, key: keyFor(testSecret, 'return-code'), weeks })
  const world = await fill()
  const site = await aSite(database)
  const as = (key: string) => site.signedIn(hatOf(world, key))
  const count = async (sql: string): Promise<number> => (await database.owner.query(`select count(*)::int as n from ${sql}`)).rows[0].n
  return { database, world, fill, as, count }
}

function hatOf(world: DemoWorld, key: string): string {
  return world.signIns.find((one) => one.key === key)!.hat
}

async function minutesSince(database: TestDatabase, clock: string): Promise<number> {
  const { rows } = await database.owner.query('select extract(epoch from platform.now() - $1)::float / 60 as minutes', [clock])
  return rows[0].minutes
}

test('a new demo world shows four houses that have worked for four weeks, and nobody stands alone', { timeout: 180_000 }, async () => {
  const clock = '2026-11-24T14:20:00+01:00'
  const { database, world, fill, as, count } = await aDemoWorld(clock)
  await using _ = database
  const net = (await (await as('director')).get('/net')).text
  const held = Number(/Alle (\d+) familier har et menneske og et næste skridt/.exec(net)?.[1])
  expect(net).toContain('Alt er holdt.')
  expect(net).not.toContain('wants-look')
  expect(held).toBeGreaterThanOrEqual(10)
  expect(held).toBeLessThanOrEqual(25)

  const { rows: nights } = await database.owner.query(
    `with night as (select day, (day + time '03:00') at time zone 'Europe/Copenhagen' as at, (counts ->> 'open')::int as open from safety_net.proof_line order by n desc limit 1)
     select night.day::text, night.open, count(*) filter (where f.opened_at < night.at and coalesce(f.closed_at, 'infinity') > night.at)::int as were,
       count(*) filter (where f.live and f.opened_at > night.at)::int as opened, count(*) filter (where f.opened_at < night.at and f.closed_at > night.at)::int as closed,
       count(*) filter (where f.opened_at < night.at and f.short_name in ('Solsikken', 'Havblik'))::int as story
     from night, core.family f group by 1, 2`,
  )
  const [{ open, opened, closed }] = nights
  expect(nights).toEqual([{ day: '2026-11-24', open, were: open, opened, closed, story: 2 }])
  expect(held).toBe(open + opened - closed)
  expect(await count(`core.family where short_name in ('Solsikken', 'Havblik') or opened_at > platform.now()`)).toBe(2)
  expect(net).toContain('Hvad der er åbnet eller lukket siden, står i den næste.')

  const { rows: houses } = await database.owner.query(
    `select o.name, count(distinct f.id)::int as held from core.organisation o left join core.hat h on h.organisation_id = o.id left join core.family f on f.anchor_id = h.id
     where o.kind = 'house' group by 1`,
  )
  expect(houses.filter(({ held }) => held > 0)).toHaveLength(4)
  expect(await count('counselling.inquiry where ended_at is not null')).toBeGreaterThan(40)
  expect(await count(`core.promise where ended_as = 'kept'`)).toBeGreaterThan(80)
  expect(await count(`core.promise where ended_as = 'moved'`)).toBeGreaterThan(0)
  expect(await count(`core.promise where ended_as = 'broken'`)).toBeLessThan(5)
  expect(await count(`core.roster where kind = 'covering'`)).toBeGreaterThan(3)
  expect(await count('safety_net.proof_line')).toBe(29)
  // What those weeks asked the worker for was done in them.
  expect(await count('graphile_worker.jobs')).toBeLessThan(20)

  const minutes = await minutesSince(database, clock)
  expect(minutes).toBeGreaterThan(0)
  expect(minutes).toBeLessThan(3)

  const before = [await count('core.family'), await count('core.shift')]
  expect(await fill()).toEqual(world)
  expect([await count('core.family'), await count('core.shift')]).toEqual(before)
  await database.setClock('2026-11-24T20:00:00+01:00')
  await turnTheRoster(database.db)
  expect(await count('core.shift where day = platform.today() and over_at is not null')).toBeGreaterThan(0)
  expect(await fill()).toEqual(world)
  expect([await count('core.family'), await count('core.shift')]).toEqual(before)
})

test.each([
  ['late on a weekday', '2026-11-24T22:40:00+01:00'],
  ['on a Sunday', '2026-11-22T11:05:00+01:00'],
  ['on Christmas Day', '2026-12-25T11:05:00+01:00'],
])(
  'whoever starts it %s finds everything held, why each level was set, and a day on which somebody is there again',
  { timeout: 120_000 },
  async (_, clock) => {
    const { database, as, count } = await aDemoWorld(clock, 2)
    await using __ = database
    const net = (await (await as('leader')).get('/net')).text
    expect(net).toContain('Alt er holdt.')
    expect(net).not.toContain('wants-look')
    expect(await count('core.family where live and next_due < platform.today()')).toBe(0)
    const { rows } = await database.owner.query('select distinct day::text as day from core.shift where planned and day > platform.today()')
    expect(rows.length).toBeGreaterThan(14)
    expect(rows.map(({ day }) => day)).not.toContain('2027-01-01')

    const { rows: reasons } = await database.owner.query('select distinct level, reason, by_hat is null as rule from counselling.triage')
    const byRule = reasons.filter(({ rule }) => rule)
    expect(byRule.length).toBeGreaterThan(0)
    expect(byRule.filter(({ level, reason }) => level === 'B' || !Object.values(levelReasons).includes(reason))).toEqual([])
  },
)

test('a start that was cut off while it filled the world leaves nothing half: the next one begins anew, at the clock of before, and another beside it waits', {
  timeout: 120_000,
}, async () => {
  const clock = '2026-11-24T14:20:00+01:00'
  await using database = await freshDatabase()
  await database.setClock(clock)
  const order = { ...database, key: keyFor(testSecret, 'return-code'), weeks: 1 }
  let days = 0
  await expect(fillDemoWorld({ ...order, goesOn: () => ++days < 3 })).rejects.toThrow('Stopped while the demo world was being filled')
  expect(await minutesSince(database, clock)).toBeLessThan(-3 * 1440)

  const said: string[] = []
  const up = { ownerUrl: database.ownerUrl, login: loginOf(database.url), fallback: 'real' } as const
  expect(await bringUp(readConfig({}), { ...up, say: (line) => said.push(line) })).toBe('demo')
  expect(said).toEqual([expect.stringContaining('was cut off while it was being filled: it is begun anew')])
  expect(await minutesSince(database, clock)).toBeGreaterThan(0)

  const [world, beside] = await Promise.all([fillDemoWorld(order), fillDemoWorld(order)])
  expect(beside).toEqual(world)
  const { rows } = await database.owner.query('select count(*)::int as houses from core.organisation where kind = $1', ['house'])
  expect([world.signIns.length, rows[0].houses]).toEqual([12, 4])
  expect(await minutesSince(database, clock)).toBeLessThan(3)
  expect(await bringUp(readConfig({}), { ...up, say: (line) => said.push(line) })).toBe('demo')
  expect(said).toHaveLength(1)
})
