import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'

type FoundKey = { publicKey: Buffer; count: number; endedAt: Date | null; endedBy: string | null }
export type HatChoice = { hat: string; role: string; name: string; organisation: string }

export async function findKey(tx: Tx, credential: Buffer): Promise<FoundKey | undefined> {
  const { rows } = await sql<FoundKey>`
    select public_key as "publicKey", sign_count as count, ended_at as "endedAt", ended_by as "endedBy" from core.passkey_of(${credential})`.execute(
    tx,
  )
  return rows[0]
}

/** False when this challenge has been answered before. */
export async function recordUse(tx: Tx, used: { id: Buffer; challenge: Buffer; ticket: Buffer; count: number }): Promise<boolean> {
  const { rows } = await sql<{
    fresh: boolean
  }>`select core.use_passkey(${used.id}, ${used.challenge}, ${used.ticket}, ${used.count}) as fresh`.execute(tx)
  return rows[0]!.fresh
}

export async function hatsOf(tx: Tx, ticket: Buffer): Promise<HatChoice[]> {
  const { rows } = await sql<HatChoice>`select hat_id as hat, role, name, organisation from core.hats_of_ticket(${ticket})`.execute(tx)
  return rows
}

/** Puts a hat on with the ticket; answers its role. */
export async function wearHat(tx: Tx, order: { ticket: Buffer; hat: string; token: Buffer }): Promise<string> {
  const { rows } = await sql<{
    role: string
  }>`select core.wear_hat(${order.ticket}, ${order.hat}, ${newId()}, ${order.token}) as role`.execute(tx)
  return rows[0]!.role
}
