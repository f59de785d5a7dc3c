import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { type Breath, type Statement, say } from '#platform/breath.ts'
import { connectionOptions, type Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { figuresOf } from './load.ts'

/** The statements of one request, a list for each transaction. */
export type Recorded = Statement[][]

/** Writes down what a request says to the database, so that the very same can be said again without the web around it. */
export function recorder(db: Db) {
  const transactions: Recorded = []
  const connect = db.pool.connect.bind(db.pool) as (callback?: unknown) => Promise<pg.PoolClient>
  db.pool.connect = (async (callback?: unknown) => {
    if (callback) return connect(callback) // the pool's own single questions
    const client = await connect()
    const statements: Statement[] = []
    transactions.push(statements)
    const query = client.query.bind(client)
    client.query = ((breath: Breath) => {
      statements.push(...breath.statements)
      return query(breath)
    }) as typeof client.query
    const release = client.release.bind(client)
    client.release = (error) => {
      client.query = query
      client.release = release
      release(error)
    }
    return client
  }) as typeof db.pool.connect
  return {
    async during(work: () => Promise<unknown>): Promise<Recorded> {
      transactions.length = 0
      await work()
      return transactions.map((statements) => [...statements])
    },
  }
}

/**
 * Says it again and again over one connection for `seconds`, everything of a transaction sent without waiting in between: what the
 * database alone needs, with row policies and access lines. Ids and hashes of codes the request made are made anew each time; `rename` gives other ones.
 */
export async function bare(
  url: string,
  recorded: Recorded,
  { seconds, rename, made }: { seconds: number; rename?: (n: number) => [string, string][]; made: number },
) {
  const client = new pg.Client({ connectionString: url, options: connectionOptions() })
  await client.connect()
  const said = JSON.stringify(recorded)
  const ids = new Set(said.match(idPattern)?.filter((id) => madeSince(id, made)))
  const hashes = new Set(said.match(hashPattern))
  const times: number[] = []
  const began = performance.now()
  try {
    for (let n = 0; performance.now() < began + seconds * 1000; n++) {
      const names = new Map(rename?.(n))
      for (const id of ids) names.set(id, newId())
      for (const hash of hashes) names.set(hash, randomBytes(32).toString('hex'))
      const from = performance.now()
      for (const statements of recorded) await Promise.all(statements.map((statement) => say(client, renamed(statement, names))))
      times.push(performance.now() - from)
    }
    return figuresOf(times, (performance.now() - began) / 1000)
  } finally {
    await client.end()
  }
}

const hashPattern = /\b[0-9a-f]{64}\b/g
const idPattern = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g

/** Ids tell the millisecond they were made in. */
function madeSince(id: string, moment: number): boolean {
  return Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16) >= moment
}

function renamed(statement: Statement, names: Map<string, string>): Statement {
  if (names.size === 0) return statement
  const values = statement.values.map((value) => {
    if (typeof value !== 'string') return value
    let text = value
    for (const [from, to] of names) text = text.replaceAll(from, to)
    return text
  })
  return { ...statement, values }
}
