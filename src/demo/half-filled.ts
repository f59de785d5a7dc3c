import pg from 'pg'
import { putBack } from '../simulation/clock.ts'
import { fillingLock, fillingSetting } from './setting.ts'

/** What is known of a world that was half filled: how far its clock was set from the true one before. */
export type HalfFilled = { offset: string | null }

/** A demo world whose first start was cut off while it was filled; nothing, where a world is whole, was never begun or is just being filled. */
export async function findHalfFilled(owner: pg.ClientBase): Promise<HalfFilled | undefined> {
  const { rows: there } = await owner.query(
    "select to_regclass('core.setting') is not null and to_regclass('platform.database_mark') is not null as yes",
  )
  if (!there[0].yes || !(await readMark(owner))) return undefined
  // Another process may be filling it at this moment: it holds the lock until it is done, or gone.
  await owner.query('select pg_advisory_lock($1)', [fillingLock])
  const left = await readMark(owner)
  await owner.query('select pg_advisory_unlock($1)', [fillingLock])
  return left
}

async function readMark(owner: pg.ClientBase): Promise<HalfFilled | undefined> {
  const { rows } = await owner.query(
    `select value from core.setting where key = $1 and exists (select from platform.database_mark where kind in ('demo', 'test'))`,
    [fillingSetting],
  )
  return rows[0]?.value
}

/**
 * Takes such a world away whole, so that an empty database is found. What people did in those weeks may not be deleted row by row, and
 * what they remember is gone with the process that played them.
 */
export async function takeAway(owner: pg.ClientBase): Promise<void> {
  const { rows } = await owner.query(
    "select nspname::text as name from pg_namespace where nspname !~ '^pg_' and nspname not in ('information_schema', 'public')",
  )
  await owner.query(`drop schema ${rows.map(({ name }) => pg.escapeIdentifier(name)).join(', ')} cascade`)
}

/** The clock of the world that comes in its place. */
export async function clockAsBefore(owner: pg.ClientBase, { offset }: HalfFilled): Promise<void> {
  if (offset !== null) await owner.query('insert into platform.clock (offset_by) values (default) on conflict do nothing')
  await putBack(owner, offset)
}
