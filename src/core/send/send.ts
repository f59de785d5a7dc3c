import { sql } from 'kysely'
import { alongside, type Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { Notice } from './notice.ts'

/**
 * The one way to tell a person something. It waits on their own page; only if the person has turned a channel on does a job carry
 * "there is word for you" there, after this transaction, and never what it is about. Whether they have, the database sees as it is written.
 */
export function send(tx: Tx, toHat: string, notice: Notice): Promise<string> {
  return sendAll(tx, [{ to: toHat, notice }]).then(([id]) => id!)
}

/** The same for many, in one statement. Answers the ids of the notices, in the same order. */
export async function sendAll(tx: Tx, notices: readonly { id?: string; to: string; notice: Notice }[]): Promise<string[]> {
  if (notices.length === 0) return []
  const rows = notices.map(({ id, to, notice }) => ({ id: id ?? newId(), to_hat: to, kind: notice.kind, values: notice.values ?? {} }))
  alongside(
    tx,
    sql`insert into core.notice (id, to_hat, kind, values)
    select id, to_hat, kind, values from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(id uuid, to_hat uuid, kind text, values jsonb)`,
  )
  return rows.map(({ id }) => id)
}
