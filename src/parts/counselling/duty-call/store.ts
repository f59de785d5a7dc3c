import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'

export type DutyCall = { address: string; conversations: string[] }

/**
 * Minutes: within which an answer is promised to whoever is met, past the told time before it counts as missed, between two calls for the
 * same one, and at the soonest when more was written, or when somebody new writes after that phone was called.
 */
export type Pauses = { soon: number; grace: number; again: number; soonest: number }

/** Takes everybody who must be called for now, by the address it goes to. Two workers never take the same one. */
export async function takeDutyCalls(tx: Tx, { soon, grace, again, soonest }: Pauses): Promise<DutyCall[]> {
  const { rows } = await sql<DutyCall>`select address, conversations
    from counselling.take_duty_calls(make_interval(mins => ${soon}), make_interval(mins => ${grace}), make_interval(mins => ${again}), make_interval(mins => ${soonest}))`.execute(
    tx,
  )
  return rows
}

export async function giveDutyCallsBack(tx: Tx, conversations: string[]): Promise<void> {
  await sql`select counselling.give_duty_calls_back(${conversations})`.execute(tx)
}
