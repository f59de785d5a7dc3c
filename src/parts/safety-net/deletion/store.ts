import { sql } from 'kysely'
import { type Counted, counted } from '#platform/counted.ts'
import type { Tx } from '#platform/db.ts'

export const deletedKinds = ['conversation', 'family'] as const
export type DeletedKind = (typeof deletedKinds)[number]

/** Ids of what may go tonight, oldest first: conversations by their writer, families by themselves. */
export async function findDue(tx: Tx, kind: DeletedKind, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select core.due_for_deletion(${kind}, ${most}) as id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** How many of these are gone: what somebody has touched meanwhile stays. */
export async function deleteThese(tx: Tx, kind: DeletedKind, ids: readonly string[]): Promise<number> {
  const those = sql`${ids}::uuid[]`
  const { rows } = await (kind === 'conversation'
    ? sql<{ n: number }>`select core.delete_conversations(${those}) as n`
    : sql<{ n: number }>`select core.delete_families(${those}) as n`
  ).execute(tx)
  return rows[0]!.n
}

export async function forgetWhatIsOld(tx: Tx): Promise<void> {
  await sql`select core.delete_what_is_old()`.execute(tx)
}

export async function writeRun(tx: Tx, failed: number): Promise<void> {
  await sql`insert into core.deletion_run (at, failed) values (platform.now(), ${failed})
    on conflict (one) do update set at = excluded.at, failed = excluded.failed`.execute(tx)
}

/** Everything ever deleted, by kind: totals can only grow, and a restored backup shows as totals that went down. */
export async function readDeletedTotals(tx: Tx): Promise<Record<string, number>> {
  const { rows } = await sql<{ kind: string; n: number }>`
    select 'deleted-' || kind as kind, sum(count)::int as n from core.deletion group by 1 order by 1`.execute(tx)
  return Object.fromEntries(rows.map(({ kind, n }) => [kind, n]))
}

type Overdue = Counted & { address: string; what: 'not-deleted' | 'not-ended'; dueOn: string }
export type Deletion = { lastRun: Date | null; failed: number; thisWeek: number; total: number; overdue: Overdue[] }

/** What leaders see of it: when it last looked, how many have gone, and what is still here after its day. */
export async function readDeletion(tx: Tx): Promise<Deletion> {
  const [numbers, overdue] = await Promise.all([
    sql<Omit<Deletion, 'overdue'>>`
      select (select at from core.deletion_run) as "lastRun", coalesce((select failed from core.deletion_run), 0) as failed,
        coalesce((select sum(count) from core.deletion where at > platform.now() - interval '7 days'), 0)::int as "thisWeek",
        coalesce((select sum(count) from core.deletion), 0)::int as total`.execute(tx),
    sql<Overdue>`select address, what, due_on as "dueOn", ${counted} from core.deletion_overdue order by what, due_on, address limit 50`.execute(
      tx,
    ),
  ])
  return { ...numbers.rows[0]!, overdue: overdue.rows }
}
