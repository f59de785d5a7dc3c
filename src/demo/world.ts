import type pg from 'pg'
import { type HeldFamily, worldTime } from '#core/builders.ts'
import type { Db } from '#platform/db.ts'
import { putBack, readOffset } from '../simulation/clock.ts'
import { connected } from '../simulation/play.ts'
import { joinHouses, type Network } from './houses.ts'
import { type DemoWorld, fillingLock, fillingSetting, readDemoWorld } from './setting.ts'
import { plantShifts, shiftDays } from './shifts.ts'
import { openFamilies, tellStory } from './story.ts'
import { connections, pastWeeks, playPast } from './weeks.ts'

export type Filling = {
  ownerUrl: string
  url: string
  /** The key return codes are made from. */
  key: Buffer
  weeks?: number
  /** Told once, where it takes some seconds. */
  say?: (line: string) => void
  /** Asked after each day of the past: whether to go on. */
  goesOn?: () => boolean
}

/** Fills an empty demo world, once; on later starts only plans the shifts of the weeks that have come nearer. */
export function fillDemoWorld(order: Filling): Promise<DemoWorld> {
  // Until the story is in nothing has to survive: a world that is half filled is begun anew.
  return connected({ ...order, connections, mayBeLost: true }, async ({ owner, db }) => {
    const world = (await readDemoWorld(owner)) ?? (await alone(owner, () => fill(order, { owner, db })))
    const { today } = await worldTime(owner)
    await plantShifts(owner, { queue: world.queue, seats: world.seats, from: today, days: shiftDays })
    return world
  })
}

/** One start after the other: whoever had to wait finds the world whole. */
async function alone(owner: pg.Pool, work: () => Promise<DemoWorld>): Promise<DemoWorld> {
  const client = await owner.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [fillingLock])
    return (await readDemoWorld(owner)) ?? (await work())
  } finally {
    client.release(true) // the lock ends with its connection
  }
}

async function fill({ key, weeks = pastWeeks, say, goesOn = () => true }: Filling, world: { owner: pg.Pool; db: Db }): Promise<DemoWorld> {
  const { owner } = world
  const { rows } = await owner.query('select exists (select from core.hat) as peopled')
  if (rows[0].peopled) return tellStory(owner, await joinHouses(owner), { key })
  say?.(`This demo world is new. The last ${weeks} weeks of its four houses are played first; that takes some seconds.`)
  const offset = await readOffset(owner)
  await owner.query('insert into core.setting (key, value) values ($1, $2)', [fillingSetting, JSON.stringify({ offset })])
  let families: HeldFamily[] | undefined
  const atLastMidnight = async (network: Network) => {
    families = await openFamilies(owner, network)
  }
  const network = await playPast(world, { key, weeks, goesOn, atLastMidnight })
  await putBack(owner, offset)
  return tellStory(owner, network, { key, families })
}
