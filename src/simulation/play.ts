import pg from 'pg'
import { readMinutesPerAnswer } from '#core/promise/minutes.ts'
import type { PostOffice } from '#core/send/mail.ts'
import { ask, connect, connectionOptions, type Db } from '#platform/db.ts'
import { jobsOf } from '../jobs.ts'
import { routesOf } from '../routes.ts'
import { type Arrival, arrivalsOf, calendarOf, type Span } from './calendar.ts'
import type { Clock } from './clock.ts'
import { type Plans, playDay } from './day.ts'
import { handsOf } from './hands.ts'
import { newLanes } from './lanes.ts'
import { whoLeaves } from './leaving.ts'
import { type Mishaps, parameters } from './parameters.ts'
import { everyoneIn, type Staff } from './people.ts'
import { daysOffOf } from './roster.ts'
import { newAgenda, type Run } from './run.ts'
import { newTally } from './tally.ts'

/** The owner's address and the login's, of a demo or test world. */
export type Addresses = { ownerUrl: string; url: string; connections?: number; mayBeLost?: boolean }
type Connections = { owner: pg.Pool; db: Db }

export async function connected<T>(
  { ownerUrl, url, connections = 10, mayBeLost }: Addresses,
  work: (open: Connections) => Promise<T>,
): Promise<T> {
  const options = connectionOptions({ mayBeLost })
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 4, application_name: 'hele-vejen simulation', options })
  owner.on('error', () => undefined)
  const db = connect(url, connections, { mayBeLost })
  try {
    return await work({ owner, db })
  } finally {
    await db.destroy()
    await owner.end()
  }
}

export type Beginning = {
  span: Span
  inquiries: number
  seed: number
  connections?: number
  /** The key return codes are made from. */
  key: Buffer
  mishaps?: Mishaps
  /** Everything at its own minute: slower, and as it looks in a real house. */
  toTheMinute?: boolean
}

/** The houses with everybody in them, at the clock's moment. */
export function begin(order: Beginning, world: Connections & { clock: Clock; staff: Staff }): Run {
  const { span, inquiries, seed, connections = 10, key, mishaps = parameters.mishaps, toTheMinute = false } = order
  const { owner, db, clock, staff } = world
  const [calendar, tally] = [calendarOf(span), newTally()]
  const parts = routesOf({
    world: 'test',
    secret: key,
    db,
    mail: true,
    door: { address: 'http://localhost', key, mail: true },
    now: async () => clock.now(),
  })
  const today = { day: span.from, working: false, present: staff.houses.flatMap(everyoneIn), onShift: [], nextDue: new Date(0) }
  return {
    ...{ seed, inquiries, mishaps, toTheMinute, owner, db, clock, tally, staff, calendar, today },
    ...{ secret: { number: 1, key }, hands: handsOf({ db, parts, clock, tally }) },
    ...{ agenda: newAgenda(), lanes: newLanes(connections), people: new Map(), personOf: new Map() },
  }
}

export type Playing = {
  /** Who carries mail; in a demo world it is only written down. */
  postOffice?: PostOffice
  /** The moment of the last day at which it ends. */
  until?: Date
  /** After each day: whether to go on. */
  goesOn?: (day: string, done: number) => Promise<boolean>
}

/** Plays every day from the first to the last. */
export async function play(run: Run, { postOffice, until, goesOn }: Playing): Promise<void> {
  const arrivals = Map.groupBy(arrivalsOf(run), ({ at }) => at.toISOString().slice(0, 13))
  const plans: Plans = {
    arrivals: (from, to) => between(arrivals, from, to),
    daysOff: run.staff.houses.flatMap(everyoneIn).flatMap((member) => daysOffOf(run, member, member.n)),
    leavings: whoLeaves(run),
    jobs: jobsOf({ db: run.db, postOffice, door: { address: 'http://localhost', key: run.secret.key } }).tasks,
    minutesPerAnswer: await ask(run.db, { kind: 'visitor' }, readMinutesPerAnswer),
    until,
  }
  for (const [n, day] of run.calendar.days.entries()) {
    await playDay(run, day, plans)
    if (goesOn && !(await goesOn(day, n + 1))) return
  }
}

function between(arrivals: Map<string, Arrival[]>, from: Date, to: Date): Arrival[] {
  const hour = (moment: Date) => moment.toISOString().slice(0, 13)
  const hours = new Set([hour(from), hour(new Date(to.getTime() - 1))])
  return [...hours].flatMap((one) => arrivals.get(one) ?? []).filter(({ at }) => at >= from && at < to)
}
