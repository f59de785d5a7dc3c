import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'

export type Kept = {
  kind: string
  days: number | null
  from: 'last-word' | 'hour' | 'closed' | 'deleted' | 'used' | 'happened' | 'never'
  ground: 'promised' | 'duty' | 'supervision' | 'security' | 'house' | 'no-person'
}

/** What concerns people first, what is kept for good last. */
export async function readKept(tx: Tx): Promise<Kept[]> {
  const { rows } = await sql<Kept>`
    select kind, days, counted_from as "from", ground from core.retention
    order by array_position(array['last-word', 'hour', 'closed', 'deleted', 'happened', 'used', 'never'], counted_from), kind`.execute(tx)
  return rows
}
