import type { Owner } from '#core/builders.ts'
import { daysBetween, momentInDenmark } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { calendarOf } from '../simulation/calendar.ts'
import { parameters } from '../simulation/parameters.ts'

/** How many days ahead shifts are planned at a start. */
export const shiftDays = 28

type ShiftOrder = {
  queue: string
  /** For each seat, those who take turns on it. */
  seats: readonly (readonly string[])[]
  from: string
  days: number
}

/**
 * Shifts of four hours on working days: on each seat whoever's turn it is that day. Nobody has two at once, or one while away; what is over,
 * or was given away, is not planned again at the next start.
 */
export async function plantShifts(owner: Owner, { queue, seats, from, days }: ShiftOrder): Promise<void> {
  const calendar = calendarOf({ from, days })
  const shifts = calendar.days.filter(calendar.isWorking).flatMap((day) =>
    parameters.shifts.flatMap((hour, half) =>
      seats.map((hats) => {
        const starts = momentInDenmark(day, `${hour}:00`)
        const hat = hats[(daysBetween('2026-01-05', day) + half) % hats.length]!
        const ends = new Date(starts.getTime() + parameters.shiftHours * 3_600_000)
        return { id: newId(), hat_id: hat, queue_id: queue, starts_at: starts, ends_at: ends }
      }),
    ),
  )
  await owner.query(
    `insert into core.shift (id, hat_id, queue_id, starts_at, ends_at)
       select n.id, n.hat_id, n.queue_id, n.starts_at, n.ends_at from jsonb_populate_recordset(null::core.shift, $1) n join core.hat h on h.id = n.hat_id and h.anchors
       where not exists (select from core.shift s where s.hat_id = n.hat_id and (s.starts_at, s.ends_at) overlaps (n.starts_at, n.ends_at))
         and not exists (select from core.roster r where r.person_id = h.person_id and r.away_now and r.period @> (n.starts_at at time zone 'Europe/Copenhagen')::date)`,
    [JSON.stringify(shifts)],
  )
}
