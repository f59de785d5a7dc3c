import { sql } from 'kysely'
import { alongside, type Tx } from '#platform/db.ts'

export async function writeDraft(tx: Tx, foundBy: Buffer, locked: Buffer): Promise<void> {
  await sql`select platform.keep_draft(${foundBy}, ${locked})`.execute(tx)
}

export async function readLocked(tx: Tx, foundBy: Buffer): Promise<Buffer | null> {
  const { rows } = await sql<{ locked: Buffer | null }>`select platform.read_draft(${foundBy}) as locked`.execute(tx)
  return rows[0]!.locked
}

export function dropDraft(tx: Tx, foundBy: Buffer): void {
  alongside(tx, sql`select platform.drop_draft(${foundBy})`)
}
