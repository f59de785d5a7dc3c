import { dayInDenmark, timeInDenmark } from '#platform/clock.ts'
import { bridgeTheDays } from './bridges.ts'
import { type Arrival, someMinutesAfter, ticksOf } from './calendar.ts'
import { answerOnTheSpot } from './desk.ts'
import { isWrittenDown, writesToUs } from './door.ts'
import { contact, keepCalls, markOwnSteps, readFamiliesDue } from './families.ts'
import { goOnLeaving, type Leaving, nameNewAnchors } from './leaving.ts'
import { parameters as p } from './parameters.ts'
import type { Member } from './people.ts'
import { type DaysOff, readPresent, recordDaysOff } from './roster.ts'
import { chanceFor, doorFor, type Moment, type Run } from './run.ts'
import { planWeeks } from './shifts.ts'
import { atTheDesk } from './taking.ts'
import { carryMail, clearing, keepPromises, never, nextDue, provenNight, runJobs, type Tasks } from './worker.ts'

const closing = p.shifts[1]! + p.shiftHours

export type Plans = {
  arrivals(from: Date, to: Date): Arrival[]
  daysOff: DaysOff[]
  leavings: Leaving[]
  jobs: Tasks
  minutesPerAnswer: Record<string, number>
  /** The moment the last day ends at; without one it ends at midnight. */
  until?: Date
}

/** One day from midnight to midnight, or to the moment it ends at: who comes, who is here, what is done, and the jobs that are due. */
export async function playDay(run: Run, day: string, plans: Plans): Promise<void> {
  const working = run.calendar.isWorking(day)
  run.today = { day, working, present: [], onShift: [], nextDue: run.today.nextDue }
  const end = plans.until ?? never
  const ticks = ticksOf(day, { halfHours: working && !run.toTheMinute })
    .map((tick, n) => (run.toTheMinute && n > 0 ? someMinutesAfter(run.seed, tick) : tick))
    .filter((tick) => tick < end)
  const busy = new Map<string, number>()
  for (const [n, tick] of ticks.entries()) {
    const hour = hourOf(tick)
    const until = ticks[n + 1] ?? new Date(Math.min(tick.getTime() + 3_600_000, end.getTime()))
    const moments = [...plans.arrivals(tick, until).map((one) => comingIn(run, one)), ...run.agenda.until(until)]
    if (isQuiet(run, { hour, tick }) && moments.length === 0) continue
    await run.clock.moveTo(tick)
    await atItsHour(run, plans, hour)
    run.lanes.add('mail', () => carryMail(run, plans.jobs))
    if (run.toTheMinute) await eachAtItsMinute(run, plans, { busy, tick, hour, until, moments })
    else {
      for (const { deed } of moments) await deed()
      await workAt(run, plans, { busy, tick, hour, cameIn: moments.length > 0 })
    }
  }
  // What was promised for the time since then is answered in it.
  if (plans.until && dayInDenmark(plans.until) === day) {
    await run.clock.moveTo(plans.until)
    await workAt(run, plans, { busy, tick: plans.until, hour: hoursOnTheWall(plans.until) })
  }
}

/** One thing after the other, each when it happens, and then a look at what has come in: before what is promised runs out. */
async function eachAtItsMinute(run: Run, plans: Plans, now: Now & { until: Date; moments: Moment[] }): Promise<void> {
  const look = async (at: Date) => {
    if (at > run.clock.tick()) await run.clock.moveTo(at)
    await workAt(run, plans, { ...now, tick: run.clock.tick() })
  }
  const lookInTime = async (before: Date) => {
    const due = run.today.nextDue
    if (due > run.clock.tick() && due <= before) await look(new Date(due.getTime() - 60_000))
  }
  await workAt(run, plans, now)
  for (const { at, deed } of now.moments.sort((a, b) => a.at.getTime() - b.at.getTime())) {
    await lookInTime(at)
    if (at > run.clock.tick()) await run.clock.moveTo(at)
    await deed()
    await run.lanes.done()
    run.today.nextDue = await nextDue(run)
  }
  if (now.moments.length > 0) {
    const soon = someMinutesAfter(run.seed, run.clock.tick())
    await lookInTime(soon)
    await look(new Date(Math.min(soon.getTime(), now.until.getTime() - 1_000)))
  }
  await lookInTime(now.until)
}

/** Jobs that are due at an hour; those that have to come one after the other stand together. */
const jobsAt: Record<number, readonly (readonly string[])[]> = { 3: [provenNight, clearing], 7: [['roster'], ['hurry']] }

/** What happens once a day, at its hour. */
async function atItsHour(run: Run, plans: Plans, hour: number): Promise<void> {
  const { working } = run.today
  if (hour === 0) await midnight(run, plans)
  for (const names of jobsAt[hour] ?? []) run.lanes.add(names.join(' '), () => runJobs(run, plans.jobs, names))
  if (hour === p.atWork.from && working) await morning(run, plans)
  // What they are planned for is done from the next look at the day on.
  if (hour === 9 && working) run.lanes.add('contacts', () => planContacts(run))
}

type Now = { busy: Map<string, number>; tick: Date; hour: number; cameIn?: boolean }

/** Everybody does what there is to do now, and what has come in meanwhile; then what is past its time is broken in the open. */
async function workAt(run: Run, plans: Plans, { busy, tick, hour, cameIn }: Now): Promise<void> {
  const someoneIsHere = run.today.working && hour >= p.atWork.from && hour < closing
  const taken = new Set<string>()
  const desk = async (only?: 'unanswered') => someoneIsHere && atTheDesk(run, plans.minutesPerAnswer, { busy, tick, taken, only })
  await Promise.all([desk(), cameIn && run.lanes.soFar()])
  if (run.today.working && hour === closing + 1) await bridgeTheDays(run)
  if (cameIn) await desk('unanswered') // what has come in meanwhile is
  await run.lanes.done()
  await keepPromises(run, plans.jobs)
}

/** Hours in which nothing can happen: nobody is at work, no job is due and no promise runs out. */
function isQuiet(run: Run, { hour, tick }: { hour: number; tick: Date }): boolean {
  const atWork = run.today.working && hour >= p.atWork.from && hour <= closing + 1
  return !atWork && ![0, 3, 7].includes(hour) && run.today.nextDue > tick
}

function hourOf(tick: Date): number {
  return Math.round(hoursOnTheWall(tick) * 2) / 2
}

/** As a Danish clock shows it: on two days of the year it is not what has passed since midnight. */
function hoursOnTheWall(moment: Date): number {
  const [hours, minutes] = timeInDenmark(moment).split(':').map(Number)
  return hours! + minutes! / 60
}

async function midnight(run: Run, plans: Plans): Promise<void> {
  await runJobs(run, plans.jobs, ['roster'])
  run.today.present = await readPresent(run)
}

/**
 * Sick days are written down, holidays are asked for, whoever leaves hands something on, and the shifts of the coming weeks are planned. A
 * house does one thing after the other, and the houses do it at once: nobody stands in for somebody of another one.
 */
async function morning(run: Run, plans: Plans): Promise<void> {
  const atHome = (off: DaysOff) => off.recordedOn === run.today.day && run.staff.byHat.has(off.member.hat)
  for (const off of plans.daysOff.filter(atHome)) run.lanes.add(`house ${off.member.house}`, () => recordDaysOff(run, off))
  await run.lanes.done()
  run.today.present = await readPresent(run)
  await goOnLeaving(run, plans.leavings)
  await nameNewAnchors(run)
  run.today.present = await readPresent(run)
  await planWeeks(run)
  const { rows } = await run.owner.query(
    'select s.hat_id as hat, s.starts_at as "from", s.ends_at as "to" from core.shift s where s.planned and s.day = platform.today() order by s.starts_at, s.id',
  )
  const here = rows.filter(({ hat }) => run.today.present.some((one) => one.hat === hat))
  // Ids are chance without a seed; who is asked first is chance of the seed.
  const first = ({ hat }: { hat: string }) => chanceFor(run, 'asked first', run.today.day, run.staff.byHat.get(hat)!.n).next()
  run.today.onShift = here.sort((a, b) => first(a) - first(b))
}

/** Each family whose day it is gets an hour of it. */
async function planContacts(run: Run): Promise<void> {
  await keepCalls(run)
  await markOwnSteps(run)
  for (const family of await readFamiliesDue(run, run.today.day)) {
    const by = run.staff.byHat.get(family.carrier)
    if (!by) continue
    const minutes = chanceFor(run, 'hour', family.id, run.today.day).between(0, 7 * 60)
    const at = new Date(run.clock.tick().getTime() + minutes * 60_000)
    run.agenda.at(at, async () => run.lanes.add(family.id, () => contact(run, family, by)))
  }
}

/** Those who write find the door at any hour; a call or a visit finds whoever is on the shift. */
function comingIn(run: Run, arrival: Arrival): Moment {
  const deed = async () => {
    const there = run.today.onShift.filter(({ from, to }) => from <= arrival.at && arrival.at < to)
    const by = there.length > 0 ? run.staff.byHat.get(chanceFor(run, 'receiver', arrival.n).pick(there).hat) : undefined
    if (arrival.channel === 'web' || !by) run.lanes.add(doorFor(arrival), () => writesToUs(run, { ...arrival, channel: 'web' }))
    else run.lanes.add(`arrival ${arrival.n}`, () => comesByHand(run, arrival, by))
  }
  return { at: arrival.at, deed }
}

async function comesByHand(run: Run, arrival: Arrival, by: Member): Promise<void> {
  const written = await isWrittenDown(run, arrival, by)
  if (written && arrival.channel !== 'mail') await answerOnTheSpot(run, { id: written.inquiryId, person: written.person, by })
}
