import type pg from 'pg'
import type { Channel } from '#core/channel.ts'
import type { CodeSecret } from '#core/return-code/return-code.ts'
import type { Db } from '#platform/db.ts'
import type { Typed } from '#platform/http/form.ts'
import type { Who } from '#platform/http/visit.ts'
import { isRefusal } from '#platform/refusal.ts'
import type { Calendar } from './calendar.ts'
import { type Chance, chanceOf, idFrom } from './chance.ts'
import type { Clock } from './clock.ts'
import type { Hands } from './hands.ts'
import type { Deed, Lanes } from './lanes.ts'
import type { Mishaps } from './parameters.ts'
import type { Member, Staff } from './people.ts'
import type { Tally } from './tally.ts'

/** Somebody who has turned to us, as they know themselves. */
export type Person = {
  n: number
  channel: Channel
  who: string
  /** The code that was read aloud or shown. */
  code: string
  /** How often they have written after the first time. */
  words: number
  /** The own page, once they have made it. */
  page?: { who: Who }
}

/** One run of the simulation: the world, and everything the people in it remember. */
export type Run = {
  seed: number
  inquiries: number
  mishaps: Mishaps
  /** Whether everything happens at its own minute, one after the other, and not at the half hour and at once. */
  toTheMinute: boolean
  owner: pg.Pool
  db: Db
  hands: Hands
  clock: Clock
  tally: Tally
  staff: Staff
  calendar: Calendar
  secret: CodeSecret
  agenda: Agenda
  lanes: Lanes
  today: Today
  /** By the hash of the code they were first given. */
  people: Map<string, Person>
  /** By the inquiry that became of it. */
  personOf: Map<string, Person>
}

/** What everybody knows in the morning. */
type Today = {
  day: string
  working: boolean
  /** Who is here, leaders too. */
  present: Member[]
  onShift: { hat: string; from: Date; to: Date }[]
  /** When the next promise runs out. */
  nextDue: Date
}

/** What somebody will do later: a word, a call, an absence. */
export type Agenda = { at(moment: Date, deed: Deed): void; until(moment: Date): Moment[] }
export type Moment = { at: Date; deed: Deed }

export function newAgenda(): Agenda {
  const later: { at: number; n: number; deed: Deed }[] = []
  let n = 0
  return {
    at(moment, deed) {
      later.push({ at: moment.getTime(), n: n++, deed })
    },
    until(moment) {
      const due = later.filter(({ at }) => at < moment.getTime())
      if (due.length === 0) return []
      later.splice(0, later.length, ...later.filter(({ at }) => at >= moment.getTime()))
      return due.sort((a, b) => a.at - b.at || a.n - b.n).map(({ at, deed }) => ({ at: new Date(at), deed }))
    },
  }
}

/**
 * Those who write come in by few doors: each word is promised an answer, one after the other, and whoever waits for that keeps nobody
 * from working.
 */
export function doorFor({ n }: { n: number }): string {
  return `door ${n % doors}`
}
const doors = 3

/** Chance of the seed, for one thing and one moment of it. */
export function chanceFor(run: Pick<Run, 'seed'>, ...names: (string | number)[]): Chance {
  return chanceOf(run.seed, ...names)
}

export function formIdFor(run: Run, chance: Chance): string {
  return idFrom(chance, run.clock.tick())
}

type Wish = { who: Who; path: string; params?: Record<string, string>; typed?: Typed; formId: string }

/** Sends a form; true when it was carried out. */
export async function wished(run: Run, { who, path, ...sent }: Wish): Promise<boolean> {
  return !isRefusal(await run.hands.post(who, path, sent))
}
