import type pg from 'pg'
import { momentInDenmark } from '#platform/clock.ts'
import { clockOf } from './clock.ts'
import { countWhatGoes, forgetCounting, readGone } from './gone.ts'
import { plantStaff } from './people.ts'
import { type Addresses, type Beginning, begin, connected, play } from './play.ts'
import { type Post, postOf } from './post.ts'
import { unprovedOf } from './proved.ts'
import { differencesOf, type Figures, readFigures } from './report.ts'
import type { Run } from './run.ts'
import type { Tally } from './tally.ts'

type Breach = { day: string; what: string; subject: string }
type Client = Pick<pg.ClientBase, 'query'>
type Oracle = (client: Client) => Promise<{ law: string; thing: string }[]>

export type Order = Addresses &
  Beginning & {
    /** A look that trusts nothing of the house, asked at the end of every month besides the nightly one. */
    oracle?: Oracle
    /** A short one, asked every night: what has ended by the end of the month is not seen then. */
    nightly?: Oracle
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
export function simulate(order: Order): Promise<Outcome> {
  return connected(order, async ({ owner, db }) => {
    const clock = clockOf(owner)
    await refuseOthers(owner)
    await clock.moveTo(momentInDenmark(order.span.from))
    await countWhatGoes(owner)
    const staff = await plantStaff(owner, (order.inquiries * 365) / order.span.days)
    const run = begin(order, { owner, db, clock, staff })
    const post = postOf({ seed: order.seed, clock, tally: run.tally })
    const before = await transactions(owner)
    const from = performance.now()
    const breaches = await playAndLook(run, post, order)
    const seconds = (performance.now() - from) / 1000
    const gone = await readGone(owner)
    const figures = await readFigures(owner, gone)
    const differences = [...(await differencesOf(owner, { tally: run.tally, post, figures, gone })), ...(await unprovedOf(run, gone))]
    await forgetCounting(owner)
    return { breaches, differences, seconds, tally: run.tally, figures, transactions: (await transactions(owner)) - before }
  })
}

async function refuseOthers(owner: Client): Promise<void> {
  const { rows } = await owner.query('select (select kind from platform.database_mark) as kind, exists (select from core.hat) as people')
  if (rows[0].kind === 'real') throw new Error('a year is simulated in a demo or test world only')
  if (rows[0].people) throw new Error('this world has people already: take an empty one')
}

async function playAndLook(run: Run, postOffice: Post, order: Order): Promise<Breach[]> {
  const breaches: Breach[] = []
  let look: Look | undefined
  const goesOn = async (day: string, done: number) => {
    await order.meanwhile?.(run)
    const last = run.calendar.days[done]?.slice(0, 7) !== day.slice(0, 7)
    breaches.push(...((await look?.found) ?? []))
    look = await lookAtTheLaws(run, [order.nightly, last ? order.oracle : undefined])
    order.onDay?.(day, done)
    return breaches.length === 0 && !order.stopped?.()
  }
  await play(run, { postOffice, goesOn })
  return [...breaches, ...((await look?.found) ?? [])]
}

type Look = { found: Promise<Breach[]> }

/**
 * Laws 1, 2 and 9 in plain SQL over plain rows, as the nightly job asks them; and the looks of the oracle where there are any. Everything is
 * looked at as it stands at this midnight, while the next day goes on.
 */
async function lookAtTheLaws(run: Run, oracles: (Oracle | undefined)[]): Promise<Look> {
  const { day } = run.today
  const client = await run.owner.connect()
  await client.query('begin isolation level repeatable read read only; select platform.now()')
  const look = async () => {
    const { rows } = await client.query<Omit<Breach, 'day'>>({
      name: 'laws',
      text: 'select what, subject from core.law_breach where law in (1, 2, 9)',
    })
    const longer: Awaited<ReturnType<Oracle>> = []
    for (const oracle of oracles) longer.push(...((await oracle?.(client)) ?? []))
    await client.query('commit')
    return [...rows, ...longer.map(({ law, thing }) => ({ what: law, subject: thing }))].map((one) => ({ ...one, day }))
  }
  const found = look().finally(() => client.release())
  found.catch(() => undefined) // whoever waits for it hears of it
  return { found }
}

async function transactions(owner: Client): Promise<number> {
  await owner.query('select pg_stat_force_next_flush()')
  const { rows } = await owner.query('select xact_commit::int as n from pg_stat_database where datname = current_database()')
  return rows[0].n
}
