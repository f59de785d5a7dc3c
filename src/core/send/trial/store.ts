import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'

/** Where mail reaches the one who is signed in: under the hat worn, else under another of the same person. */
export async function readOwnAddress(tx: Tx): Promise<string | null> {
  const { rows } = await sql<{ address: string }>`
    select m.address from core.sign_in_mail m join core.hat h on h.id = m.hat_id
    where h.person_id = (select me.person_id from core.hat me where me.id = core.hat()) order by m.hat_id = core.hat() desc, m.set_at desc limit 1`.execute(
    tx,
  )
  return rows[0]?.address ?? null
}
