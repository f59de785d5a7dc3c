import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'

/** How the person who is signed in may be reached. Without a card there is the page only. */
export type MyCard = {
  channel: 'page' | 'mail' | 'phone'
  address: string | null
  on: boolean
  mailFrom: string | null
  mailTo: string | null
}

/** The own card stands behind the own access line, as everything about people does. */
export async function readMyCard(tx: Tx): Promise<MyCard | undefined> {
  const { rows } = await sql<MyCard>`
    select channel, address, turned_on_at is not null as on, left(mail_from::text, 5) as "mailFrom", left(mail_to::text, 5) as "mailTo"
    from core.contact_card where hat_id = core.hat()`.execute(tx)
  return rows[0]
}

export function isMailOn(card: MyCard | undefined): boolean {
  return Boolean(card?.on && card.channel === 'mail')
}

/** Turned on by the person only. Turning it off takes the address away: what we do not have cannot be used. */
export async function turnMailOn(tx: Tx, mail: { address: string; from: string | null; to: string | null }): Promise<void> {
  await sql`
    insert into core.contact_card (hat_id, channel, address, turned_on_at, mail_from, mail_to)
    values (core.hat(), 'mail', ${mail.address}, platform.now(), ${mail.from}, ${mail.to})
    on conflict (hat_id) do update set channel = 'mail', address = excluded.address, turned_on_at = excluded.turned_on_at,
      mail_from = excluded.mail_from, mail_to = excluded.mail_to, updated_at = platform.now()`.execute(tx)
}

export async function turnEverythingOff(tx: Tx): Promise<void> {
  await sql`
    update core.contact_card set channel = 'page', address = null, turned_on_at = null, mail_from = null, mail_to = null, updated_at = platform.now()
    where hat_id = core.hat()`.execute(tx)
}
