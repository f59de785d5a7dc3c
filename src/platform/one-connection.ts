import { createHash } from 'node:crypto'
import type { Socket } from 'node:net'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import type pg from 'pg'
import type { DB } from './tables.ts'

/** Kysely that speaks over one connection, inside the transaction that `as` has begun. */
export function kyselyOver(client: pg.PoolClient): Kysely<DB> {
  const connection: DatabaseConnection = {
    async executeQuery<R>(compiled: CompiledQuery): Promise<QueryResult<R>> {
      inOneBreath(client)
      const result = await client.query(configOf(compiled))
      return { rows: result.rows as R[], numAffectedRows: BigInt(result.rowCount ?? 0) }
    },
    // biome-ignore lint/correctness/useYield: streaming would give content out before the commit
    async *streamQuery() {
      throw new Error('nothing is given out before the commit')
    },
  }
  const noTransaction = async () => {
    throw new Error('as() is the transaction')
  }
  const driver: Driver = {
    init: async () => undefined,
    acquireConnection: async () => connection,
    beginTransaction: noTransaction,
    commitTransaction: noTransaction,
    rollbackTransaction: noTransaction,
    releaseConnection: async () => undefined,
    destroy: async () => undefined,
  }
  return new Kysely<DB>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driver,
      createIntrospector: (own) => new PostgresIntrospector(own),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
}

/** A statement as it is sent. */
export function configOf({ sql: text, parameters }: CompiledQuery): pg.QueryConfig {
  return { name: nameOf(text), text, values: [...parameters] }
}

const names = new Map<string, string>()

/** Named statements are planned once per connection. Queries are few and fixed: values travel as parameters only. */
function nameOf(text: string): string {
  const name = names.get(text) ?? createHash('sha1').update(text).digest('base64url')
  names.set(text, name)
  return name
}

/** Whatever is said to the server before somebody has to wait leaves in one packet: writing is what costs most. */
export function inOneBreath(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection
  stream.cork()
  // What still goes on without waiting are microtasks; the tick after them is the end of the breath.
  queueMicrotask(() => process.nextTick(() => stream.uncork()))
}
