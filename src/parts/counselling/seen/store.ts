import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import { isUnseen } from './seen.ts'

/** Of what we wrote only these, which stand open on the page, are seen from now on: not one that arrived since they were looked up. */
export async function markSeen(tx: Tx, shown: readonly { id: string; fromUs: boolean; readAt: Date | null }[]): Promise<void> {
  const ids = shown.filter(isUnseen).map(({ id }) => id)
  if (ids.length === 0) return
  await sql`update counselling.message set read_at = platform.now() where id = any(${ids}) and from_us and read_at is null`.execute(tx)
}
