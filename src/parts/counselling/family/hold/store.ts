import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'

export async function setName(tx: Tx, familyId: string, shortName: string): Promise<void> {
  await tx.updateTable('core.family').set({ short_name: shortName }).where('id', '=', familyId).execute()
}

export async function setAbout(tx: Tx, familyId: string, about: string | null): Promise<void> {
  await sql`insert into core.family_words (family_id, about) values (${familyId}, ${about}) on conflict (family_id) do update set about = excluded.about`.execute(
    tx,
  )
}
