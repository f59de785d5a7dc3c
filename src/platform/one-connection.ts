import { createHash } from 'node:crypto'
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
import { type Statement, say } from './breath.ts'
import type { DB } from './tables.ts'

/** Kysely that speaks over one connection, inside the transaction that `as` has begun for somebody of this kind. */
export function kyselyOver(client: pg.PoolClient, kind: string): Kysely<DB> {
  const connection: DatabaseConnection = {
    async executeQuery<R>(compiled: CompiledQuery): Promise<QueryResult<R>> {
      const { rows, rowCount } = await say(client, statementOf(compiled, kind))
      return { rows: rows as R[], numAffectedRows: BigInt(rowCount) }
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

/** A statement as it is sent. Row policies are those of a role, so each kind of people has a plan of its own. */
export function statementOf({ sql: text, parameters }: CompiledQuery, kind: string): Statement {
  return { name: `${kind} ${nameOf(text)}`, text, values: parameters }
}

const names = new Map<string, string>()

/** Named statements are planned once per connection. Queries are few and fixed: values travel as parameters only. */
function nameOf(text: string): string {
  const name = names.get(text) ?? createHash('sha1').update(text).digest('base64url')
  names.set(text, name)
  return name
}
