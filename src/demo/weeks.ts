import type pg from 'pg'
import { worldTime } from '#core/builders.ts'
import { addDays, dayInDenmark, momentInDenmark } from '#platform/clock.ts'
import type { Db } from '#platform/db.ts'
import { clockOf } from '../simulation/clock.ts'
import { begin, play } from '../simulation/play.ts'
import { type Network, openHouses } from './houses.ts'
import { plantShifts, shiftDays } from './shifts.ts'

/** How much of a past a demo world is given: enough to see how a network works, little enough to wait for. */
export const pastWeeks = 4
const inquiriesAWeek = 20
/** Whoever looks for the first time finds nothing left undone. Few families are seen, so more of them have asked for another day. */
const mishaps = { noShow: 0.2, movedUnasked: 0, tooBusy: 0, stepForgotten: 0, callForgotten: 0, firstCallForgotten: 0 }
const seed = 22
/** Few things happen at once, and each connection has to learn every statement anew. */
export const connections = 2

export type Past = {
  key: Buffer
  weeks: number
  goesOn: () => boolean
  /** Done in the first moment of the last day: what is there before the last night is proved. */
  atLastMidnight: (network: Network) => Promise<void>
}
type World = { owner: pg.Pool; db: Db }

/**
 * The weeks before the first start: the four houses at work, through the actions the pages use, up to this very moment. The world's clock
 * goes back for it; whoever asks puts it back where it stood.
 */
export async function playPast({ owner, db }: World, { key, weeks, goesOn, atLastMidnight }: Past): Promise<Network> {
  const { now } = await worldTime(owner)
  const span = { from: addDays(dayInDenmark(now), -7 * weeks), days: 7 * weeks + 1 }
  const clock = clockOf(owner)
  await clock.moveTo(momentInDenmark(span.from))
  const network = await openHouses(owner)
  const { staff } = network
  await plantShifts(owner, { queue: staff.queue, seats: twoSeats(network), from: span.from, days: span.days + shiftDays })
  const order = { span, inquiries: inquiriesAWeek * weeks, seed, connections, key, mishaps, toTheMinute: true }
  await play(begin(order, { owner, db, clock, staff }), {
    until: now,
    goesOn: async (_day, done) => {
      if (!goesOn()) throw new Error('Stopped while the demo world was being filled. The next start begins it anew.')
      if (done !== span.days - 1) return true
      await clock.moveTo(momentInDenmark(addDays(span.from, done)))
      await atLastMidnight(network)
      return true
    },
  })
  // What was asked for in those weeks was done in them: the worker begins with what comes now, and the log with it.
  await owner.query('select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))')
  return network
}

/** Everybody in turn on one of them; where somebody falls ill, the leaders find another in the morning. */
function twoSeats({ staff }: Network): string[][] {
  const hats = staff.houses.flatMap(({ counsellors }) => counsellors).map(({ hat }) => hat)
  return [0, 1].map((seat) => hats.filter((_, n) => n % 2 === seat))
}
