import { addDays } from '#platform/clock.ts'
import type { Chance } from './chance.ts'
import { parameters as p } from './parameters.ts'
import { everyoneIn, type Member } from './people.ts'
import { chanceFor, formIdFor, type Run, wished } from './run.ts'

/** Days somebody will not be here: known before, or that very morning. Without a last day, for good. */
export type DaysOff = { member: Member; from: string; until: string | null; recordedOn: string; why: 'holiday' | 'sick' | 'leaving' }

/** Holidays and sick days of one person from a day on, as they will turn out. */
export function daysOffOf(run: Pick<Run, 'seed' | 'calendar'>, member: Member, n: number): DaysOff[] {
  if (member.stays) return []
  const chance = chanceFor(run, 'days off', n)
  const { days } = run.calendar
  const share = days.length / 365
  const off: DaysOff[] = []
  const add = (at: number, length: number, why: 'holiday' | 'sick') => {
    const from = days[at]
    // Nobody plans to go away twice from the same day.
    if (!from || !run.calendar.isWorking(from) || off.some((one) => one.from === from)) return
    const recordedOn = why === 'sick' ? from : days[Math.max(0, at - 21)]!
    off.push({ member, from, until: addDays(from, length - 1), recordedOn, why })
  }
  const weeks = Math.round(p.holidays.weeks * share)
  const july = days.findIndex((day) => day.slice(5, 7) === '07')
  if (july >= 0) add(firstMonday(run, july + 7 * (n % 5) - 7), 7 * p.holidays.inJuly, 'holiday')
  for (let week = july >= 0 ? p.holidays.inJuly : 0; week < weeks; week++)
    add(firstMonday(run, chance.between(0, days.length - 1)), 7, 'holiday')
  for (let spell = 0; spell < p.sickSpells * share; spell++) add(chance.between(0, days.length - 1), sickLength(chance), 'sick')
  return off
}

function sickLength(chance: Chance): number {
  return chance.is(p.longSick) ? chance.between(p.longSickDays[0], p.longSickDays[1]) : chance.between(p.sickDays[0], p.sickDays[1])
}

function firstMonday({ calendar }: Pick<Run, 'calendar'>, from: number): number {
  for (let at = Math.max(0, from); at < calendar.days.length; at++)
    if (new Date(`${calendar.days[at]}T00:00:00Z`).getUTCDay() === 1) return at
  return calendar.days.length
}

/** Writes an absence with somebody who has said yes; whoever is asked first cannot always, then the next. */
export async function recordDaysOff(run: Run, off: DaysOff): Promise<boolean> {
  const { member } = off
  const chance = chanceFor(run, 'stand-in', member.n, off.from)
  const leader = run.today.present.find((one) => one.leads && one.person !== member.person && one.house === member.house)
  const others = shuffled(
    everyoneIn(run.staff.houses[member.house]!).filter(({ person }) => person !== member.person),
    chance,
  )
  const writers =
    off.why === 'holiday' ? [member, ...(leader ? [leader] : [])] : [leader ?? run.today.present.find(({ leads }) => leads) ?? member]
  const free = await thoseFree(run, others, off)
  for (const writer of writers)
    for (const standIn of [...free, ...(writer.leads && writer !== member ? [writer] : [])].slice(0, 4)) {
      const typed = { person: member.person, from: off.from, until: off.until ?? '', standIn: standIn.hat }
      if (await wished(run, { who: writer.who, path: '/desk/absence/new', typed, formId: formIdFor(run, chance) })) return true
    }
  return false
}

/** Nobody is asked to stand in who will be away in those days. */
async function thoseFree(run: Run, members: readonly Member[], { from, until }: DaysOff): Promise<Member[]> {
  const { rows } = await run.owner.query(
    "select distinct person_id as person from core.roster where kind = 'away' and over_at is null and period && daterange($1::date, $2::date, '[]')",
    [from, until],
  )
  const away = new Set(rows.map(({ person }) => person))
  return members.filter(({ person }) => !away.has(person))
}

function shuffled<T>(list: readonly T[], chance: Chance): T[] {
  return list
    .map((one) => ({ one, at: chance.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one)
}

/** Who is here this morning: everybody who works here and is not away. */
export async function readPresent(run: Run): Promise<Member[]> {
  const { rows } = await run.owner.query(
    `select h.id from core.hat h where h.anchors and not exists (select from core.roster r where r.person_id = h.person_id and r.away_now and r.period @> platform.today()) order by h.created_at, h.display_name, h.id`,
  )
  const here = new Set(rows.map(({ id }) => id))
  return run.staff.houses.flatMap(everyoneIn).filter(({ hat }) => here.has(hat))
}
