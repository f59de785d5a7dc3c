import { momentInDenmark } from '#platform/clock.ts'
import { bridgeTheDays } from './bridges.ts'
import { type Arrival, expectedOn, ticksOf } from './calendar.ts'
import { answerOnTheSpot, type Job, jobFor, readWaiting } from './desk.ts'
import { isWrittenDown, writesToUs } from './door.ts'
import { contact, keepCalls, readFamiliesDue } from './families.ts'
import { goOnLeaving, type Leaving, nameNewAnchors } from './leaving.ts'
import { parameters as p, tickMinutes } from './parameters.ts'
import { type Member, planShifts, type Seat } from './people.ts'
import { type DaysOff, readPresent, recordDaysOff } from './roster.ts'
import { chanceFor, doorFor, type Run } from './run.ts'
import { readTalksWaiting } from './talks.ts'
import { carryMail, keepPromises, night, runJobs, type Tasks } from './worker.ts'

export type Plans = {
  arrivals(from: Date, to: Date): Arrival[]
  daysOff: DaysOff[]
  leavings: Leaving[]
  jobs: Tasks
  minutesPerAnswer: Record<string, number>
}

/** One day from midnight to midnight: who comes, who is here, what is done, and the jobs that are due. */
export async function playDay(run: Run, day: string, plans: Plans): Promise<void> {
  const working = run.calendar.isWorking(day)
  run.today = { day, working, present: [], onShift: [], nextDue: run.today.nextDue }
  const ticks = ticksOf(day, working)
  const busy = new Map<string, number>()
  for (const [n, tick] of ticks.entries()) {
    const hour = hourOf(tick, day)
    const until = ticks[n + 1] ?? new Date(tick.getTime() + 3_600_000)
    const arrivals = plans.arrivals(tick, until)
    const deeds = run.agenda.until(until)
    if (isQuiet(run, { hour, tick }) && arrivals.length + deeds.length === 0) continue
    await run.clock.moveTo(tick)
    if (n === 0) await midnight(run, plans)
    if (hour === 3 || hour === 7) await runJobs(run, plans.jobs, hour === 3 ? night : ['roster', 'hurry'])
    if (hour === p.atWork.from && working) await morning(run, plans)
    if (hour === 9 && working) await planContacts(run)
    comeIn(run, arrivals)
    await carryMail(run, plans.jobs)
    for (const deed of deeds) await deed()
    const someoneIsHere = working && hour >= p.atWork.from && hour < p.shifts[1]! + p.shiftHours
    if (someoneIsHere) await atTheDesk(run, plans, { busy, tick })
    if (working && hour === p.shifts[1]! + p.shiftHours + 0.5) await bridgeTheDays(run)
    await run.lanes.done()
    if (someoneIsHere && arrivals.length > 0) await atTheDesk(run, plans, { busy, tick, dangerOnly: true })
    await run.lanes.done()
    await keepPromises(run, plans.jobs)
  }
}

/** Hours in which nothing can happen: nobody is at work, no job is due and no promise runs out. */
function isQuiet(run: Run, { hour, tick }: { hour: number; tick: Date }): boolean {
  const atWork = run.today.working && hour >= p.atWork.from && hour <= p.shifts[1]! + p.shiftHours + 0.5
  return !atWork && ![0, 3, 7].includes(hour) && run.today.nextDue > tick
}

function hourOf(tick: Date, day: string): number {
  return Math.round((tick.getTime() - momentInDenmark(day).getTime()) / 1_800_000) / 2
}

async function midnight(run: Run, plans: Plans): Promise<void> {
  await runJobs(run, plans.jobs, ['roster'])
  run.today.present = await readPresent(run)
}

/** Sick days are written down, holidays are asked for, whoever leaves hands something on, and the shifts of the coming weeks are planned. */
async function morning(run: Run, plans: Plans): Promise<void> {
  for (const off of plans.daysOff)
    if (off.recordedOn === run.today.day && run.staff.byHat.has(off.member.hat)) await recordDaysOff(run, off)
  run.today.present = await readPresent(run)
  for (const leaving of plans.leavings) await goOnLeaving(run, leaving)
  await nameNewAnchors(run)
  run.today.present = await readPresent(run)
  await planWeeks(run)
  const { rows } = await run.owner.query(
    'select s.hat_id as hat, s.starts_at as "from", s.ends_at as "to" from core.shift s where s.planned and s.day = platform.today() order by s.starts_at, s.id',
  )
  run.today.onShift = rows.filter(({ hat }) => run.today.present.some((one) => one.hat === hat))
}

/** So many seats as the month will want, for the days of the next four weeks that have too few: also today's, where somebody fell ill. */
async function planWeeks(run: Run): Promise<void> {
  const { rows } = await run.owner.query(
    `select s.day, extract(hour from s.starts_at at time zone 'Europe/Copenhagen')::int as hour, array_agg(s.hat_id) as hats from core.shift s join core.hat h on h.id = s.hat_id
     where s.planned and s.day >= platform.today() and not exists (select from core.roster r where r.person_id = h.person_id and r.away_now and r.period @> s.day) group by 1, 2`,
  )
  const planned = new Map(rows.map(({ day, hour, hats }) => [`${day} ${hour}`, hats as string[]]))
  const days = [run.today.day, ...Array.from({ length: 20 }, (_, n) => run.calendar.after(run.today.day, n + 1))].filter((day) =>
    run.calendar.isWorking(day),
  )
  const seats: Seat[] = []
  const away = await readAway(run)
  for (const day of days)
    for (const hour of p.shifts) {
      const taken = planned.get(`${day} ${hour}`) ?? []
      const wanted = seatsOn(run, day) - taken.length
      const free = counsellorsBy(run, day, hour).filter((one) => !taken.includes(one.hat) && !away(one.person, day))
      for (const { hat } of free.slice(0, Math.max(0, wanted))) seats.push({ hat, day, hour })
    }
  await planShifts(run, seats)
}

async function readAway(run: Run): Promise<(person: string, day: string) => boolean> {
  const { rows } = await run.owner.query(
    `select person_id as person, lower(period)::text as "from", coalesce(upper(period)::text, '9999') as until from core.roster where away_now and (upper(period) is null or upper(period) > platform.today())`,
  )
  return (person, day) => rows.some((one) => one.person === person && one.from <= day && day < one.until)
}

function counsellorsBy(run: Run, day: string, hour: number): Member[] {
  return run.staff.houses
    .flatMap(({ counsellors }) => counsellors)
    .map((one) => ({ one, at: chanceFor(run, 'seat', day, hour, one.n).next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one)
}

function seatsOn(run: Run, day: string): number {
  const perAnswer = 26
  const minutes = expectedOn(day, run) * perAnswer * p.seatRoom
  return Math.max(2, Math.ceil(minutes / (60 * p.shiftHours * p.shifts.length)))
}

/** Each family whose day it is gets an hour of it. */
async function planContacts(run: Run): Promise<void> {
  await keepCalls(run)
  for (const family of await readFamiliesDue(run, run.today.day)) {
    const by = run.staff.byHat.get(family.carrier)
    if (!by) continue
    const minutes = chanceFor(run, 'hour', family.id, run.today.day).between(0, 7 * 60)
    const at = new Date(run.clock.tick().getTime() + minutes * 60_000)
    run.agenda.at(at, async () => run.lanes.add(by.hat, () => contact(run, family, by)))
  }
}

/** Those who write find the door at any hour; a call or a visit finds whoever is on the shift. */
function comeIn(run: Run, arrivals: readonly Arrival[]): void {
  for (const arrival of arrivals) {
    const there = run.today.onShift.filter(({ from, to }) => from <= arrival.at && arrival.at < to)
    const by = there.length > 0 ? run.staff.byHat.get(chanceFor(run, 'receiver', arrival.n).pick(there).hat) : undefined
    if (arrival.channel === 'web' || !by) run.lanes.add(doorFor(arrival), () => writesToUs(run, { ...arrival, channel: 'web' }))
    else run.lanes.add(by.hat, () => comesByHand(run, arrival, by))
  }
}

async function comesByHand(run: Run, arrival: Arrival, by: Member): Promise<void> {
  const written = await isWrittenDown(run, arrival, by)
  if (written && arrival.channel !== 'mail') await answerOnTheSpot(run, { id: written.inquiryId, person: written.person, by })
}

/** Danger is seen at once, everything else at the next look. */
type Desk = { busy: Map<string, number>; tick: Date; dangerOnly?: boolean }

/** Everybody at work takes what is theirs, and whoever is on a shift then what waits in the queue, as far as the half hour goes. */
async function atTheDesk(run: Run, plans: Plans, { busy, tick, dangerOnly = false }: Desk): Promise<void> {
  const until = tick.getTime() / 60_000 + tickMinutes.open
  const waiting = await readWaiting(run, { dangerOnly })
  const talks = dangerOnly ? [] : await readTalksWaiting(run)
  const onShift = run.today.onShift.filter(({ from, to }) => from <= tick && tick < to).map(({ hat }) => hat)
  const free = (hat: string) => (busy.get(hat) ?? until - tickMinutes.open) < until
  const take = (hat: string, job: Job) => {
    const by = run.staff.byHat.get(hat)!
    busy.set(hat, Math.max(busy.get(hat) ?? 0, until - tickMinutes.open) + job.minutes)
    run.lanes.add(hat, () => job.carry(by))
  }
  for (const one of waiting) {
    const job = jobFor(run, one, plans.minutesPerAnswer)
    if (!job) continue
    const hat = one.carrier ? one.carrier : leastBusy(onShift.filter(free), busy)
    // Danger breaks into all other work.
    const at = one.level === 'A' && !one.carrier ? leastBusy(onShift, busy) : hat
    if (at && run.staff.byHat.has(at) && (free(at) || one.level === 'A')) take(at, job)
  }
  for (const talk of talks) if (run.staff.byHat.has(talk.carrier) && free(talk.carrier)) take(talk.carrier, talk)
}

function leastBusy(hats: readonly string[], busy: Map<string, number>): string | undefined {
  return hats.reduce<string | undefined>(
    (best, hat) => (best === undefined || (busy.get(hat) ?? 0) < (busy.get(best) ?? 0) ? hat : best),
    undefined,
  )
}
