import { sql } from 'kysely'
import type { NetworkTextName } from '#core/network-text/store.ts'
import type { Tx } from '#platform/db.ts'

export type Own = { name: NetworkTextName; da: string | null; en: string | null }
export type Written = Own & { setAt: Date; by: string | null }

export async function readWritten(tx: Tx): Promise<Written[]> {
  const { rows } = await sql<Written>`
    select distinct on (t.name) t.name, t.da, t.en, t.set_at as "setAt", h.display_name as by
    from core.network_text t join core.hat h on h.id = t.set_by order by t.name, t.set_at desc, t.id desc`.execute(tx)
  return rows
}

export async function insertText(tx: Tx, text: Own & { id: string; by: string }): Promise<void> {
  await tx.insertInto('core.network_text').values({ id: text.id, name: text.name, da: text.da, en: text.en, set_by: text.by }).execute()
}
