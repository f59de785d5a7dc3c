import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'

export type Beginning = {
  /** A queue that somebody answers for: without one nobody can write to us. */
  queue: boolean
  /** A shift that is on or to come: without one no time can be promised. */
  shift: boolean
  /** There are colleagues, and none of them has said yes in advance to step in for me. */
  lacksYes: boolean
  /** How many carry something and cannot come in, as far as I lead or reach. */
  shut: number
  /** How many of the families I reach have a deputy who cannot come in. */
  deputies: number
}

/** What must stand before a desk has anything on it, and before somebody at it may fall ill. */
export async function readBeginning(tx: Tx): Promise<Beginning> {
  const { rows } = await sql<Beginning>`
    select exists (select from core.queue where live) as queue,
      exists (select from core.shift s where s.planned and s.ends_at > platform.now() and not exists (select from core.cannot_come_in() o where o.hat_id = s.hat_id)) as shift,
      exists (select from core.hat h where h.kind = 'membership' and h.anchors and h.suspended_at is null and h.person_id <> core.my_person())
        and not exists (select from core.stand_in s join core.hat h on h.id = s.by_hat and h.suspended_at is null and h.last_day is null
          where s.for_hat = core.hat() and s.live) as "lacksYes",
      (select count(*)::int from core.held_by_shut()) as shut,
      (select count(*)::int from core.deputy_shut) as deputies`.execute(tx)
  return rows[0]!
}
