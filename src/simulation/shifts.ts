import { expectedOn } from './calendar.ts'
import { parameters as p } from './parameters.ts'
import { type Member, queueName } from './people.ts'
import { chanceFor, formIdFor, type Run, wished } from './run.ts'
import { da as said } from './said.da.ts'

type Seat = { hat: string; day: string; hour: number }

/** So many seats as the month will want, for the days of the next four weeks that have too few: also today's, where somebody fell ill. */
export async function planWeeks(run: Run): Promise<void> {
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
      if (wanted <= 0) continue
      const free = counsellorsBy(run, day, hour).filter((one) => !taken.includes(one.hat) && !away(one.person, day))
      for (const { hat } of free.slice(0, wanted)) seats.push({ hat, day, hour })
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

/** What is promised now reaches so many working days ahead at most: shifts after them are planned beside the day's work. */
const promisedAhead = 5

/** The leader of each house plans its shifts, and each leader after the other: two who plan at once wait for each other. */
async function planShifts(run: Run, seats: readonly Seat[]): Promise<void> {
  const soon = run.calendar.after(run.today.day, promisedAhead)
  const plan = (some: readonly Seat[], part: string) => {
    for (const [house, ours] of Map.groupBy(some, ({ hat }) => run.staff.byHat.get(hat)!.house))
      run.lanes.add('shifts', () => planHouse(run, { house, part, seats: ours }))
  }
  plan(
    seats.filter(({ day }) => day <= soon),
    'soon',
  )
  await run.lanes.done()
  plan(
    seats.filter(({ day }) => day > soon),
    'later',
  )
}

type Plan = { house: number; part: string; seats: readonly Seat[] }

/** Many shifts come in as a sheet, which is taken whole or not at all; a few, or those of a sheet that was refused, are typed one by one. */
async function planHouse(run: Run, { house, part, seats }: Plan): Promise<void> {
  const { who } = run.staff.houses[house]!.leader
  const formId = formIdFor(run, chanceFor(run, 'shifts', run.today.day, house, part))
  const typed = { kind: 'shifts', text: sheetOf(run, seats) }
  if (seats.length >= fewestInASheet && (await wished(run, { who, path: '/settings/csv/import', typed, formId }))) return
  for (const { hat, day, hour } of seats) {
    const one = { queue: run.staff.queue, person: hat, day, ...hoursOf(hour) }
    await wished(run, { who, path: '/settings/shifts', typed: one, formId: formIdFor(run, chanceFor(run, 'shift', hat, day, hour)) })
  }
}
const fewestInASheet = 3

function sheetOf(run: Run, seats: readonly Seat[]): string {
  const rows = seats.map(({ hat, day, hour }) => [queueName, day, hoursOf(hour).from, hoursOf(hour).to, run.staff.byHat.get(hat)!.name])
  return [said.shiftColumns, ...rows].map((cells) => cells.join(';')).join('\n')
}

function hoursOf(hour: number): { from: string; to: string } {
  return { from: `${hour}:00`, to: `${hour + p.shiftHours}:00` }
}
