import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'

/** `mark` is 32 bytes made from the secret; `number` its place among the secrets. */
export type KeyMark = { number: number; mark: Buffer }

/** Marks the keys that are new here, and answers the numbers of those that are not what stood here before. */
export async function markKeys(tx: Tx, keys: readonly KeyMark[]): Promise<number[]> {
  const given = sql`unnest(${keys.map(({ number }) => number)}::integer[], ${keys.map(({ mark }) => mark)}::bytea[]) as given (number, mark)`
  await sql`insert into platform.code_key (number, mark) select number, mark from ${given} order by number on conflict do nothing`.execute(
    tx,
  )
  // By a look of its own: what another process marked in that moment is seen.
  const { rows } = await sql<{ number: number }>`
    select number from ${given} join platform.code_key known using (number) where known.mark <> given.mark order by number`.execute(tx)
  return rows.map(({ number }) => number)
}
