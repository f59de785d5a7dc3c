import type { ClientBase } from 'pg'
import { moveClock } from '#platform/postgres/mark.ts'

type Client = Pick<ClientBase, 'query'>

/** The world's clock as the simulation moves it: it stands in the database, and runs on from where it was set. */
export type Clock = {
  now(): Date
  /** The moment it was set to last. */
  tick(): Date
  moveTo(moment: Date): Promise<void>
}

export function clockOf(owner: Client): Clock {
  let base = 0
  let set = 0
  let tick = new Date(0)
  return {
    tick: () => tick,
    now: () => new Date(base + performance.now() - set),
    async moveTo(moment) {
      tick = moment
      const shown = await moveClock(owner as ClientBase, moment, base === 0)
      base = shown.getTime()
      set = performance.now()
    },
  }
}

/** How far the world's clock is from the true one, to be put back after days that are past have been played; null where it is the true one. */
export async function readOffset(owner: Client): Promise<string | null> {
  const { rows } = await owner.query('select offset_by::text as offset from platform.clock')
  return rows[0]?.offset ?? null
}

export async function putBack(owner: Client, offset: string | null): Promise<void> {
  if (offset === null) await owner.query('delete from platform.clock')
  else await owner.query('update platform.clock set offset_by = $1::interval', [offset])
}
