import { sql } from 'kysely'
import { type Period, rangeOf } from '#core/roster/roster.ts'
import type { Tx } from '#platform/db.ts'
import type { Level } from '#platform/level.ts'
import { readMinutesPerAnswer } from './minutes.ts'
import { promisesBroken } from './promise.ts'

export type Threatened = { id: string; level: Level; what: string; by: Date; receivedAt: Date; address: string }

/** Where thousands wait nobody reads all of them before shifts are planned: so many are drawn, the most urgent first. */
export const mostThreatenedShown = 60

type Without = { person?: string; period?: Period; shift?: string }

/**
 * Answers that are late already, the most urgent first, and those that are promised and that the shifts of those who are here cannot keep, also without one who is about to be away, or without one shift:
 * said at once, so that somebody takes them or they are moved with a yes.
 */
export async function readThreatened(tx: Tx, now: Date, without: Without = {}): Promise<Threatened[]> {
  const person = without.person ?? null
  const days = without.period ? rangeOf(without.period) : null
  const [shifts, owed, minutes] = await Promise.all([
    sql<{ from: Date; to: Date }>`
      select s.starts_at as "from", s.ends_at as "to" from core.shift s join core.hat h on h.id = s.hat_id
      where s.planned and s.ends_at > platform.now() and s.starts_at < platform.now() + interval '21 days'
        and not exists (select from core.roster r where r.person_id = h.person_id and r.away_now and r.over_at is null and r.period @> s.day)
        and not exists (select from core.cannot_come_in() o where o.hat_id = s.hat_id)
        and (h.person_id is distinct from ${person}::uuid or not ${days}::daterange @> s.day) and s.id is distinct from ${without.shift ?? null}::uuid`.execute(
      tx,
    ),
    sql<Threatened>`
      select u.id, u.level, p.what, u.due_by as by, u.received_at as "receivedAt", u.address from core.unanswered u join core.promise p on p.id = u.promise_id left join core.hat o on o.id = u.owner_id
      where not u.without_time and (u.due_by > platform.now() or o.id is null or o.person_id = coalesce(${person}::uuid, o.person_id))
      order by u.level, u.due_by`.execute(tx),
    readMinutesPerAnswer(tx),
  ])
  const late = owed.rows.filter(({ by }) => by <= now)
  return [...late, ...promisesBroken({ now, shifts: shifts.rows, owed: owed.rows, minutesPerAnswer: minutes })]
}
