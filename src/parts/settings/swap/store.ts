import { sql } from 'kysely'
import type { Meanwhile } from '#core/roster/meanwhile.ts'
import { meanwhile } from '#core/roster/store.ts'
import type { Tx } from '#platform/db.ts'

export type MyShift = {
  id: string
  begun: boolean
  from: Date
  to: Date
  day: string
  queue: string
  /** A family is held by it over days without a shift. */
  carries: boolean
  asks: { id: string; name: string }[]
  /** Where the shift lies in days I am away: who has my work then, and who else answers the queue meanwhile. */
  away: { standIn: string; meanwhile: Meanwhile } | null
}
export type AskedOfMe = { id: string; name: string; from: Date; to: Date; day: string; queue: string }

/** A shift is mine until it ends; only one that has not begun can change hands. */
export async function readMyShifts(tx: Tx): Promise<MyShift[]> {
  const { rows } = await sql<MyShift>`
    select s.id, s.starts_at <= platform.now() as begun, s.starts_at as "from", s.ends_at as "to", s.day, q.name as queue,
      exists (select from core.family f where f.bridge_shift_id = s.id) as carries,
      coalesce((select jsonb_agg(jsonb_build_object('id', w.id, 'name', h.display_name) order by w.asked_at, w.id)
        from core.shift_swap w join core.hat h on h.id = w.to_hat where w.shift_id = s.id and w.answered_at is null and s.starts_at > platform.now()), '[]') as asks,
      (select jsonb_build_object('standIn', h.display_name, 'meanwhile', ${meanwhile})
        from core.roster r join core.roster c on c.id = r.default_cover_id join core.hat h on h.id = c.hat_id
        where r.person_id = me.person_id and r.away_now and r.period @> s.day) as away
    from core.shift s join core.queue q on q.id = s.queue_id join core.hat me on me.id = s.hat_id
    where s.hat_id = core.hat() and s.planned and s.ends_at > platform.now() order by s.starts_at, s.id limit 60`.execute(tx)
  return rows
}

export async function readAskedOfMe(tx: Tx): Promise<AskedOfMe[]> {
  const { rows } = await sql<AskedOfMe>`
    select w.id, h.display_name as name, s.starts_at as "from", s.ends_at as "to", s.day, q.name as queue
    from core.shift_swap w join core.shift s on s.id = w.shift_id and s.planned and s.starts_at > platform.now() and s.hat_id = w.from_hat
      join core.queue q on q.id = s.queue_id join core.hat h on h.id = w.from_hat
    where w.to_hat = core.hat() and w.answered_at is null order by s.starts_at, w.id`.execute(tx)
  return rows
}

export async function isAsked(tx: Tx, shift: string, to: string): Promise<boolean> {
  const { rows } = await sql`select from core.shift_swap where shift_id = ${shift} and to_hat = ${to} and answered_at is null`.execute(tx)
  return rows.length > 0
}

export async function insertAsk(tx: Tx, ask: { id: string; shift: string; to: string }): Promise<void> {
  await sql`insert into core.shift_swap (id, shift_id, from_hat, to_hat) values (${ask.id}, ${ask.shift}, core.hat(), ${ask.to})`.execute(
    tx,
  )
}

/** The yes: the asked one's own, and the shift changes hands with it or not at all. */
export async function takeShift(tx: Tx, ask: string, newShift: string): Promise<void> {
  await sql`select core.take_shift(${ask}, ${newShift})`.execute(tx)
}

export async function closeAsk(tx: Tx, ask: string, answer: 'no' | 'withdrawn'): Promise<boolean> {
  const done = await sql`update core.shift_swap set answered_at = platform.now(), answer = ${answer}
    where id = ${ask} and answered_at is null and core.hat() = case ${answer}::text when 'no' then to_hat else from_hat end`.execute(tx)
  return done.numAffectedRows === 1n
}
