import { sql } from 'kysely'
import { alongside, type Tx } from '#platform/db.ts'

type Happened = { kind: string; subject: string; family?: string }

/** Says that something has happened, in the same transaction: kind and id only. Screens that watch it look again. */
export async function tell(tx: Tx, { kind, subject, family }: Happened): Promise<void> {
  alongside(
    tx,
    sql`insert into core.event (kind, subject_id, family_id, by_hat) values (${kind}, ${subject}, ${family ?? null}, core.hat())`,
  )
}
