import pg from 'pg'
import { readMinutesPerAnswer } from '#core/promise/minutes.ts'
import { ask, connect } from '#platform/db.ts'
import { jobsOf } from '../jobs.ts'
import { routesOf } from '../routes.ts'
import { type Arrival, arrivalsOf, calendarOf, type Span } from './calendar.ts'
import { clockOf } from './clock.ts'
import { playDay } from './day.ts'
import { countWhatGoes, forgetCounting, readGone } from './gone.ts'
import { handsOf } from './hands.ts'
import { whoLeaves } from './leaving.ts'
import { everyoneIn, plantStaff } from './people.ts'
import { postOf } from './post.ts'
import { unprovedOf } from './proved.ts'
import { differencesOf, type Figures, readFigures } from './report.ts'
import { daysOffOf } from './roster.ts'
import { newAgenda, newLanes, type Run } from './run.ts'
import { newTally, type Tally } from './tally.ts'

type Breach = { day: string; what: string; subject: string }
type Client = Pick<pg.ClientBase, 'query'>

export type Order = {
  /** The owner's address and the login's, of a demo or test world that holds nobody yet. */
  ownerUrl: string
  url: string
  span: Span
  inquiries: number
  seed: number
  connections?: number
  /** The key return codes are made from. */
  key: Buffer
  /** A look that trusts nothing of the house, asked at the end of every month besides the nightly one. */
  oracle?: (client: Client) => Promise<{ law: string; thing: string }[]>
  onDay?: (day: string, done: number) => unknown
  /** Asked after each day: whether to end here, with the table of what was. */
  stopped?: () => boolean
  /** What happens to the world besides: connections that are cut, a guard that is taken away. */
  meanwhile?: (run: Run) => Promise<void>
}
export type Outcome = {
  figures: Figures
  tally: Tally
  breaches: Breach[]
  /** What was answered as done and does not stand in the world; or stands there more often than it was done. */
  differences: string[]
  transactions: number
  seconds: number
}

/** Plays every day from the first to the last, and looks at every midnight whether somebody stands alone or is forgotten. */
export async function simulate(order: Order): Promise<Outcome> {
  const owner = new pg.Pool({ connectionString: order.ownerUrl, max: 4, application_name: 'hele-vejen simulation' })
  owner.on('error', () => undefined)
  const db = connect(order.url, order.connections ?? 10)
  try {
    const run = await begin(order, owner, db)
    const before = await transactions(owner)
    const from = performance.now()
    const breaches = await playAll(run, order)
    const seconds = (performance.now() - from) / 1000
    const gone = await readGone(owner)
    const figures = await readFigures(owner, gone)
    const differences = [...(await differencesOf(owner, { ...run, figures, gone })), ...(await unprovedOf(run, gone))]
    await forgetCounting(owner)
    return { breaches, differences, seconds, tally: run.tally, figures, transactions: (await transactions(owner)) - before }
  } finally {
    await db.destroy()
    await owner.end()
  }
}

async function begin({ span, inquiries, seed, connections, key }: Order, owner: pg.Pool, db: Run['db']): Promise<Run> {
  const { rows } = await owner.query('select (select kind from platform.database_mark) as kind, exists (select from core.hat) as people')
  if (rows[0].kind === 'real') throw new Error('a year is simulated in a demo or test world only')
  if (rows[0].people) throw new Error('this world has people already: take an empty one')
  const [calendar, tally, clock] = [calendarOf(span), newTally(), clockOf(owner)]
  await clock.moveTo(new Date(`${span.from}T00:00:00+01:00`))
  const secret = { number: 1, key }
  const parts = routesOf({
    world: 'test',
    secret: key,
    db,
    mail: true,
    door: { address: 'http://localhost', key, mail: true },
    now: async () => clock.now(),
  })
  await countWhatGoes(owner)
  const staff = await plantStaff(owner, (inquiries * 365) / span.days)
  const today = { day: span.from, working: false, present: staff.houses.flatMap(everyoneIn), onShift: [], nextDue: new Date(0) }
  return {
    ...{ seed, inquiries, owner, db, clock, tally, staff, calendar, secret, today, hands: handsOf({ db, parts, clock, tally }) },
    post: postOf({ seed, clock, tally }),
    ...{ agenda: newAgenda(), lanes: newLanes(connections ?? 10), people: new Map(), personOf: new Map() },
  }
}

async function playAll(run: Run, order: Order): Promise<Breach[]> {
  const arrivals = Map.groupBy(arrivalsOf({ ...order, calendar: run.calendar }), ({ at }) => at.toISOString().slice(0, 13))
  const plans = {
    arrivals: (from: Date, to: Date) => between(arrivals, from, to),
    daysOff: run.staff.houses.flatMap(everyoneIn).flatMap((member) => daysOffOf(run, member, member.n)),
    leavings: whoLeaves(run),
    jobs: jobsOf({ db: run.db, postOffice: run.post, door: { address: 'http://localhost', key: run.secret.key } }).tasks,
    minutesPerAnswer: await ask(run.db, { kind: 'visitor' }, readMinutesPerAnswer),
  }
  const breaches: Breach[] = []
  for (const [n, day] of run.calendar.days.entries()) {
    await playDay(run, day, plans)
    await order.meanwhile?.(run)
    const last = run.calendar.days[n + 1]?.slice(0, 7) !== day.slice(0, 7)
    breaches.push(...(await lookAtTheLaws(run, last ? order.oracle : undefined)))
    order.onDay?.(day, n + 1)
    if (breaches.length > 0 || order.stopped?.()) break
  }
  return breaches
}

function between(arrivals: Map<string, Arrival[]>, from: Date, to: Date): Arrival[] {
  const hour = (moment: Date) => moment.toISOString().slice(0, 13)
  const hours = new Set([hour(from), hour(new Date(to.getTime() - 1))])
  return [...hours].flatMap((one) => arrivals.get(one) ?? []).filter(({ at }) => at >= from && at < to)
}

/** Laws 1, 2 and 9 in plain SQL over plain rows, as the nightly job asks them; and the oracle's longer look where there is one. */
async function lookAtTheLaws(run: Run, oracle: Order['oracle']): Promise<Breach[]> {
  const { day } = run.today
  const { rows } = await run.owner.query<Breach>('select what, subject from core.law_breach where law in (1, 2, 9)')
  const longer = oracle ? await oracle(run.owner) : []
  return [...rows.map((one) => ({ ...one, day })), ...longer.map(({ law, thing }) => ({ day, what: law, subject: thing }))]
}

async function transactions(owner: Client): Promise<number> {
  await owner.query('select pg_stat_force_next_flush()')
  const { rows } = await owner.query('select xact_commit::int as n from pg_stat_database where datname = current_database()')
  return rows[0].n
}
