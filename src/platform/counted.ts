import { sql } from 'kysely'

/** Beside each row that is read: how many there are, also where only the first are. Over none there is no row, and none to count. */
export type Counted = { inAll: number }
export const counted = sql`(count(*) over ())::int as "inAll"`
export const countOf = (rows: readonly Counted[]): number => rows[0]?.inAll ?? 0
