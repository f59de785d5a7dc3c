import { setTimeout as wait } from 'node:timers/promises'
import type { CompiledQuery, Kysely } from 'kysely'
import pg from 'pg'
import { type Answer, endBreath, type Statement, say } from './breath.ts'
import { kyselyOver, statementOf } from './one-connection.ts'
import { isRefusal, type Refusal, Refused } from './refusal.ts'
import type { DB } from './tables.ts'

export type Tx = Kysely<DB>

/** Who acts: a visitor, a person wearing one hat, or a named job. Each kind has a PostgreSQL role of its own. */
export type Actor = { kind: 'visitor' } | { kind: 'writer' | 'family' | 'staff'; hat: string } | { kind: 'job'; name: string }

export type Db = {
  pool: pg.Pool
  /** Roles are named after the database; the name stands in the database, so that a copy of it keeps its roles. */
  rolePrefix(): Promise<string>
  destroy(): Promise<void>
}

// A day is a day, whatever the zone of the process; counts and running numbers fit a number.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/**
 * Row policies make plans dear and say more than values do: a plan is made once for each statement, not for each value, and by indexes, also
 * where tables are small yet. Names say their schema: a path that functions do not share would throw plans away (decision 0035).
 */
const planning = '-c plan_cache_mode=force_generic_plan -c random_page_cost=1.1 -c search_path='

/** `mayBeLost` is for a world that is begun anew when the machine fails while it is made: nothing waits for the disk. */
export function connectionOptions({ mayBeLost = false } = {}): string {
  return mayBeLost ? `${planning} -c synchronous_commit=off` : planning
}

/** `max` is how many transactions may run at once; the server's own statement_timeout is the only timeout. */
export function connect(connectionString: string, max = 10, { mayBeLost = false } = {}): Db {
  const pool = new pg.Pool({
    connectionString,
    max,
    connectionTimeoutMillis: 3_000,
    application_name: 'hele-vejen',
    options: connectionOptions({ mayBeLost }),
  })
  pool.on('error', () => undefined) // an idle connection that dies is replaced; whoever asks next hears if there is no server
  pool.on('connect', (client) => client.on('error', () => undefined)) // one that dies at work fails its statement, never the process
  let prefix: Promise<string> | undefined
  const rolePrefix = () => {
    prefix ??= pool.query<{ prefix: string }>('select platform.role_prefix() as prefix').then((result) => result.rows[0]!.prefix)
    prefix.catch(() => {
      prefix = undefined
    })
    return prefix
  }
  return { pool, rolePrefix, destroy: () => pool.end() }
}

const triesOnConflict = 3

/**
 * The one door to the database. Everything runs in one transaction as somebody: row policies read the role and the hat set on the
 * first line. All constraints are checked last, and nothing is given out before COMMIT has answered COMMIT. A refusal undoes
 * everything. Deadlocks and serialization failures are tried again, at most three times, so `work` must only touch `tx`.
 */
export async function as<T>(db: Db, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T | Refusal> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(db, actor, work)
    } catch (error) {
      if (error instanceof Refused) return error.refusal
      if (attempt === triesOnConflict || !isConflict(error)) throw error
      await wait(10 * attempt + Math.random() * 30 * attempt)
    }
  }
}

/** The same for a question whose answer cannot be a refusal. */
export async function ask<T>(db: Db, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  const answer = await as(db, actor, work)
  if (isRefusal(answer)) throw new Error(`a question was refused: ${answer.refused}`)
  return answer
}

type Compilable = { compile(tx: Tx): CompiledQuery }

/** A question of one statement: what begins, asks and ends leaves in one packet, and is answered in one. */
export async function askOne<Row>(db: Db, actor: Actor, statement: Compilable): Promise<Row[]> {
  const { sent } = await ask(db, actor, async (tx) => ({ sent: inTurn<Row>(tx, statement) }))
  return (await sent).rows
}

async function once<T>(db: Db, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  const role = `${await db.rolePrefix()}_${actor.kind}`
  const client = await db.pool.connect()
  const unawaited: Promise<unknown>[] = []
  // What follows goes without waiting; where one has failed, whatever follows is refused by the server.
  const send = (statement: Statement) => {
    const sent = say(client, statement)
    sent.catch(() => undefined)
    unawaited.push(sent)
    return sent
  }
  let broken: Error | undefined
  try {
    void send(plain('begin'))
    void send(become(role, actor))
    const tx = kyselyOver(client, actor.kind)
    senders.set(tx, (statement) => send(statementOf(statement.compile(tx), actor.kind)))
    const answer = await work(tx)
    if (isRefusal(answer)) throw new Refused(answer)
    void send(plain('set constraints all immediate'))
    for (const text of leaveNothing) void send(plain(text))
    if ((await send(plain('commit'))).command !== 'COMMIT') throw new Error('the transaction was rolled back')
    return answer
  } catch (error) {
    endBreath(client)
    await say(client, plain('rollback')).catch((lost: Error) => {
      broken = lost
    })
    if (!broken) for (const text of leaveNothing) say(client, plain(text)).catch(() => undefined)
    endBreath(client)
    if (!(error instanceof Refused)) await together(...unawaited) // the first that failed is why the others did
    throw error
  } finally {
    client.release(broken)
  }
}

const senders = new WeakMap<Tx, (statement: Compilable) => Promise<Answer>>()

/**
 * Sends a statement at once, in the order the program says it, and hands back what will come: whoever needs it waits for it, together with
 * what was sent after it.
 */
export function inTurn<Row>(tx: Tx, statement: Compilable): Promise<Answer<Row>> {
  return senders.get(tx)!(statement) as Promise<Answer<Row>>
}

/**
 * The same for one nobody waits for: it leaves with what comes next, at the latest with the commit, and everything is undone, with its
 * error, where it fails. For what ends an action: a lock taken before it is held that much shorter.
 */
export function alongside(tx: Tx, statement: Compilable): void {
  void inTurn(tx, statement)
}

/**
 * Nothing of a transaction may reach the next user of the connection; prepared statements may stay (decision 0005). Said as its last words,
 * it needs no transaction of its own.
 */
const leaveNothing = ['close all', 'reset all', 'unlisten *', 'select pg_advisory_unlock_all()']

function plain(text: string): Statement {
  return { name: text, text, values: [] }
}

function become(role: string, actor: Actor): Statement {
  return {
    name: 'become',
    text: `select set_config('role', $1, true), set_config('app.hat', $2, true), set_config('app.job', $3, true)`,
    values: [role, 'hat' in actor ? actor.hat : '', actor.kind === 'job' ? actor.name : ''],
  }
}

/** Sends statements that do not depend on each other without waiting for each answer; fails with the first that failed. */
export async function together<T extends readonly Promise<unknown>[]>(...sent: T): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  const results = await Promise.allSettled(sent)
  for (const result of results) if (result.status === 'rejected') throw result.reason
  return results.map((result) => (result as PromiseFulfilledResult<unknown>).value) as { -readonly [K in keyof T]: Awaited<T[K]> }
}

function isConflict(error: unknown): boolean {
  return ['40P01', '40001'].includes((error as pg.DatabaseError).code ?? '')
}
