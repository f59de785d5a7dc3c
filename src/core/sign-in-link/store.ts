import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'

/** Leaves the address for the sender. Nothing is looked up here: known and unknown take the same way and the same time. */
export async function askForLink(tx: Tx, address: string): Promise<void> {
  await sql`select core.ask_for_link(${newId()}, ${address})`.execute(tx)
}

export async function takeRequest(tx: Tx): Promise<string | null> {
  const { rows } = await sql<{ address: string | null }>`select core.take_link_request() as address`.execute(tx)
  return rows[0]!.address
}

export type Reached = { hat: string; mailFrom: string | null; mailTo: string | null }

/** Whose address it is, behind the sender's own line: the hats of one person, or none. */
export async function hatsOfAddress(tx: Tx, address: string): Promise<Reached[]> {
  const { rows } = await sql<Reached>`
    select hat_id as hat, mail_from as "mailFrom", mail_to as "mailTo" from core.hats_of_address(${address})`.execute(tx)
  return rows
}

export async function insertLink(tx: Tx, token: Buffer, hats: readonly string[]): Promise<void> {
  await sql`select core.make_link(${token}, ${hats}::uuid[])`.execute(tx)
}

/** What a link may open, while it may. A family's page has neither role nor organisation. */
export type LinkHat = { hat: string; role: string | null; organisation: string | null }

export async function hatsOfLink(tx: Tx, token: Buffer): Promise<LinkHat[]> {
  const { rows } = await sql<LinkHat>`select hat_id as hat, role, organisation from core.link_of(${token})`.execute(tx)
  return rows
}

/** Whether it was sent to whoever is signed in here, spent or not. */
export async function isMine(tx: Tx, token: Buffer): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`select core.link_is_mine(${token}) as mine`.execute(tx)
  return rows[0]!.mine
}

type Spend = { link: Buffer; hat: string; token: Buffer; long: boolean }

export async function spendLink(tx: Tx, { link, hat, token, long }: Spend): Promise<'family' | 'staff'> {
  const { rows } = await sql<{
    kind: 'family' | 'staff'
  }>`select core.spend_link(${link}, ${hat}, ${newId()}, ${token}, ${long}) as kind`.execute(tx)
  return rows[0]!.kind
}
