import { setTimeout as wait } from 'node:timers/promises'
import { sow, tend } from './garden.ts'
import { aGardener, type Gardener } from './gardener.ts'
import { emptyTally, Hand, type Tally } from './hand.ts'
import { lookAround } from './known.ts'
import { type Broken, brokenLaws, keepHistory } from './oracle.ts'
import { type Random, randomFrom } from './random.ts'

export type Order = {
  /** The owner of a test world that holds nobody yet, or that this fuzzer has been in before. */
  ownerUrl: string
  steps: number
  connections: number
  seed: number
  /** Transactions between two looks of the oracle. */
  batch?: number
  /** Kills the whole server, which comes back by itself: every now and then, and once at least in a long run. */
  killServer?: () => Promise<void>
  onBatch?: (tally: Tally) => unknown
}
export type Outcome = Tally & { violations: Broken[]; days: number; serverKills: number }

/** Many clumsy hands at once in one world, until so many steps are taken or a law is broken. */
export async function fuzz({ ownerUrl, steps, connections, seed, batch = 300, killServer, onBatch }: Order): Promise<Outcome> {
  const gardener = await aGardener(ownerUrl)
  const tally = emptyTally()
  const hands = Array.from({ length: connections }, (_, n) => new Hand(ownerUrl, randomFrom(seed + n * 7919), tally))
  let violations: Broken[] = []
  let [days, serverKills] = [0, 0]
  try {
    await prepare(gardener)
    for (let round = 0; tally.steps < steps && violations.length === 0; round++) {
      // In the middle of a batch, so that some are at COMMIT.
      const strikes = killServer && round % batchesBetweenServers === batchesBetweenServers - 1 ? killServer : undefined
      const random = randomFrom(seed ^ (round * 104_729))
      await Promise.all([
        oneBatch(hands, gardener, { size: Math.min(batch, steps - tally.steps), random }),
        strikes && later(strikes, random),
      ])
      if (strikes) serverKills++
      violations = await brokenLaws(gardener)
      onBatch?.(tally)
      if (round % 2 === 1) days += await aDayPasses(gardener)
    }
    return { ...tally, violations, days, serverKills }
  } finally {
    await Promise.all(hands.map((hand) => hand.close()))
    await gardener.close()
  }
}

const batchesBetweenServers = 20

async function later(deed: () => Promise<void>, random: Random): Promise<void> {
  await wait(random.between(50, 400))
  await deed()
}

async function prepare(gardener: Gardener): Promise<void> {
  const { rows } = await gardener.query(
    `select (select kind from platform.database_mark) as kind, to_regclass('audit.fact') is not null as known, exists (select from core.hat) as people`,
  )
  const [{ kind, known, people }] = rows
  if (kind !== 'test') throw new Error('clumsy hands are let into a database of the test kind only')
  if (people && !known) throw new Error('this world has people already, and nobody has kept its history: take an empty one')
  if (known) return
  await keepHistory(gardener)
  await sow(gardener)
}

async function oneBatch(hands: Hand[], gardener: Gardener, { size, random }: { size: number; random: Random }): Promise<void> {
  await tend(gardener)
  const known = await lookAround(gardener)
  let left = size
  const killer = new AbortController()
  const killing = kill(hands, gardener, { random, until: killer.signal })
  await Promise.all(
    hands.map(async (hand) => {
      while (left-- > 0) await hand.work(known)
    }),
  )
  killer.abort()
  await killing
}

/** Every now and then a connection is gone, whatever it was doing; now and then the clock jumps ahead while all are at work. */
async function kill(hands: Hand[], gardener: Gardener, { random, until }: { random: Random; until: AbortSignal }): Promise<void> {
  while (!until.aborted) {
    await wait(random.between(20, 170), undefined, { signal: until }).catch(() => undefined)
    if (until.aborted) return
    await gardener.query('select pg_terminate_backend($1)', [random.pick(hands)!.pid])
    if (random.chance(0.02)) await ahead(gardener, '3 hours')
  }
}

async function aDayPasses(gardener: Gardener): Promise<number> {
  await ahead(gardener, '1 day')
  return 1
}

async function ahead(gardener: Gardener, by: string): Promise<void> {
  await gardener.query(
    `insert into platform.clock (offset_by) values ($1) on conflict (one) do update set offset_by = clock.offset_by + excluded.offset_by`,
    [by],
  )
}
