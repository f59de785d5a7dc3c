import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import type { Lang } from '#platform/texts.ts'

/** The closed list: what is not named here says the house itself. */
export const networkTextNames = ['greeting', 'phone-hours', 'about-us'] as const
export type NetworkTextName = (typeof networkTextNames)[number]

/** What the network says in its own words now; what it has not said, or has taken back, is not there. */
export async function readNetworkTexts(tx: Tx, lang: Lang): Promise<Partial<Record<NetworkTextName, string>>> {
  const { rows } = await sql<{ name: NetworkTextName; da: string | null; en: string | null }>`
    select distinct on (name) name, da, en from core.network_text order by name, set_at desc, id desc`.execute(tx)
  return Object.fromEntries(rows.flatMap(({ name, da, en }) => (da ? [[name, lang === 'en' ? (en ?? da) : da]] : [])))
}

/** The name people know the network by; nothing before it has begun. */
export async function readNetworkName(tx: Tx): Promise<string | undefined> {
  const network = await tx.selectFrom('core.organisation').select('name').where('kept', '=', true).orderBy('id').executeTakeFirst()
  return network?.name
}
