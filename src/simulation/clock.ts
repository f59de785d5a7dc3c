import type { ClientBase } from 'pg'
import { moveClock } from '#platform/postgres/mark.ts'

/** The world's clock as the simulation moves it: it stands in the database, and runs on from where it was set. */
export type Clock = {
  now(): Date
  /** The moment it was set to last. */
  tick(): Date
  moveTo(moment: Date): Promise<void>
}

export function clockOf(owner: Pick<ClientBase, 'query'>): Clock {
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
