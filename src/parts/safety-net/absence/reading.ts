import { readThreatened, type Threatened } from '#core/promise/threatened.ts'
import { awayPeriod, isToday, openDays, type Period } from '#core/roster/roster.ts'
import { type Readiness, readReadiness } from '#core/roster/stand-in.ts'
import { type Absence, type Colleague, readAbsences, readAway, readColleagues, readStandIns } from '#core/roster/store.ts'
import type { Tx } from '#platform/db.ts'
import { isRefusal } from '#platform/refusal.ts'
import { type Held, type Near, type OwedToday, readHeldBy, readLoads, readNear, readOwedToday } from './holdings.ts'
import type { Me } from './me.ts'
import {
  type AskedOfMe,
  type Line,
  type LostShift,
  readAskedOfMe,
  readDaysBeforeNewAnchor,
  readLines,
  readShiftInto,
  readShiftsIn,
  readWritable,
} from './store.ts'

export type Overview = {
  absences: Absence[]
  asked: AskedOfMe[]
  colleagues: Colleague[]
  /** Whose absence the reader may write down. */
  writable: Colleague[]
  readiness: Readiness[]
  limitDays: number
}

export async function readOverview(tx: Tx): Promise<Overview> {
  const [absences, asked, colleagues, persons, readiness, limitDays] = await Promise.all([
    readAbsences(tx),
    readAskedOfMe(tx),
    readColleagues(tx),
    readWritable(tx),
    readReadiness(tx),
    readDaysBeforeNewAnchor(tx),
  ])
  return { absences, asked, colleagues, writable: colleagues.filter(({ person }) => persons.includes(person)), readiness, limitDays }
}

export type Candidate = Colleague & { ready: boolean; families: number | null; away: Period[] }

/** Everything the one screen shows before an absence is written. */
export type Plan = {
  absent: Colleague
  period: Period
  held: Held[]
  /** The shifts of these days, which count no more. */
  shifts: LostShift[]
  owed: OwedToday[]
  candidates: Candidate[]
  near: Near
  threatened: Threatened[]
  /** What is written in these days already, and whether that is all of them. */
  written: Absence[]
  wholly: boolean
  /** Where the days do not begin at midnight: when the shift of the evening before is over. */
  worksUntil: Date | undefined
}

export async function readPlan(tx: Tx, wish: { person: string; period: Period; now: Date }, me: Me): Promise<Plan | undefined> {
  const period = awayPeriod(wish.period, me.today)
  const days = isRefusal(period) ? asFarAsKnown(wish.period, me.today) : period
  const colleagues = await readColleagues(tx)
  const absent = colleagues.find(({ person }) => person === wish.person)
  if (!absent || (!me.leads && absent.hat !== me.hat)) return undefined
  const [held, shifts, owed, all, near, threatened, absences, worksUntil] = await Promise.all([
    readHeldBy(tx, absent.person),
    readShiftsIn(tx, absent.person, days),
    readOwedToday(tx, absent.person),
    readCandidates(tx, absent, { days, me }),
    readNear(tx, absent.person),
    readThreatened(tx, wish.now, { person: absent.person, period: days }),
    readAbsences(tx),
    days.from > me.today ? readShiftInto(tx, absent.person, days.from) : undefined,
  ])
  const written = absences.filter(({ person, ...one }) => person === absent.person && overlap(one, days))
  const open = openDays(days, written)
  const candidates = all.filter((one) => isHereOn(one, open[0]?.from ?? days.from))
  const shown = isRefusal(period) ? wish.period : period
  const wholly = open.length === 0
  return { absent, period: shown, held: heldIn(held, days), shifts, owed, candidates, near, threatened, written, wholly, worksUntil }
}

/** Days that cannot be are seen from their first on, or from today where that cannot be either. */
function asFarAsKnown({ from }: Period, today: string): Period {
  const open = awayPeriod({ from, until: null }, today)
  return isRefusal(open) ? { from: today, until: null } : open
}

/** Of the shifts only those of the days: the others still count. */
function heldIn(held: Held[], days: Period): Held[] {
  return held.filter(({ kind, due }) => kind !== 'shift' || due === null || isToday(days, due))
}

function overlap(one: Period, other: Period): boolean {
  return (other.until === null || one.from <= other.until) && (one.until === null || one.until >= other.from)
}

function isHereOn({ away }: Candidate, day: string): boolean {
  return !away.some((days) => isToday(days, day))
}

/** Colleagues, and when they are away in those days: first those who have said yes, among them those who hold the fewest families, last oneself. */
export async function readCandidates(tx: Tx, absent: Colleague, { days, me }: { days: Period; me: Me }): Promise<Candidate[]> {
  const [colleagues, away, ready, loads] = await Promise.all([
    readColleagues(tx),
    readAway(tx, days),
    readStandIns(tx, absent.person),
    readLoads(tx),
  ])
  return colleagues
    .filter(({ person, shut }) => person !== absent.person && !shut)
    .map((one) => ({ ...one, away: away.filter(({ person }) => person === one.person) }))
    .map((one) => ({ ...one, ready: ready.includes(one.hat), families: me.leads ? (loads.get(one.hat) ?? 0) : null }))
    .sort((a, b) => rank(a, me) - rank(b, me) || (a.families ?? 0) - (b.families ?? 0) || a.name.localeCompare(b.name, 'da'))
}

function rank({ hat, ready }: Candidate, me: Me): number {
  if (hat === me.hat) return 2
  return ready ? 0 : 1
}

/** Who may have everything that is not taken by name. */
export function mayStandIn({ candidates }: Pick<Plan, 'candidates'>, me: Me): Candidate[] {
  return candidates.filter(({ ready, hat }) => ready || (me.leads && hat === me.hat))
}

/** Who is offered for one family: those near it, who has said yes, and whoever writes; and who was chosen before, so that a form comes back whole. */
export function mayTake({ candidates, near }: Plan, { family, deputy }: Held, chosen: readonly (string | undefined)[]): Candidate[] {
  const around = near.around.get(family ?? '')
  const isNear = ({ person }: Candidate) => near.house.has(person) || around?.has(person)
  return candidates.filter((one) => one.ready || one.hat === deputy || chosen.includes(one.hat) || isNear(one))
}

export type Detail = {
  absence: Absence
  held: Held[]
  shifts: LostShift[]
  owed: OwedToday[]
  lines: Line[]
  candidates: Candidate[]
  limitDays: number
  threatened: Threatened[]
  /** The one who looks is the one who is away. */
  mine: boolean
  /** Everything written for the same person, one after the other: who stands in when. */
  days: Absence[]
}

export async function readDetail(tx: Tx, { absence, now }: { absence: Absence; now: Date }, me: Me): Promise<Detail> {
  const colleagues = await readColleagues(tx)
  const absent = colleagues.find(({ person }) => person === absence.person) ?? {
    person: absence.person,
    hat: '',
    name: absence.name,
    role: '',
    shut: null,
  }
  const [held, shifts, owed, lines, all, limitDays, threatened, absences] = await Promise.all([
    readHeldBy(tx, absence.person),
    readShiftsIn(tx, absence.person, absence),
    readOwedToday(tx, absence.person),
    readLines(tx, absence.id),
    readCandidates(tx, absent, { days: absence, me }),
    readDaysBeforeNewAnchor(tx),
    readThreatened(tx, now),
    readAbsences(tx),
  ])
  const mine = colleagues.some(({ hat, person }) => hat === me.hat && person === absence.person)
  const [candidates, days] = [all.filter(({ away }) => away.length === 0), absences.filter(({ person }) => person === absence.person)]
  return { absence, held: heldIn(held, absence), shifts, owed, lines, candidates, limitDays, threatened, mine, days }
}
