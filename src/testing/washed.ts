import pg from 'pg'

type Pools = { db: pg.Pool; owner: pg.Pool }
export type Washer = {
  /** Empties what a test wrote; false when the world is not what it was when it was made, so that nobody else may have it. */
  wash(): Promise<boolean>
  end(): Promise<void>
}

/**
 * A connection that knows the statements is worth more than the database behind it: a new one costs most tests more than all they do. So a
 * world goes on to the next test. Only rows may differ by then: whoever takes a guard away, or changes what every world knows, spoils it.
 */
export async function washerOf(pools: Pools, ownerUrl: string): Promise<Washer> {
  asMade ??= whatIsMade(ownerUrl)
  const { written, print, made } = await asMade
  let client: pg.Client | undefined
  return {
    async wash() {
      client ??= await alone(ownerUrl)
      if (!(await isLeftAlone(pools, client))) return false
      if ((await client.query(print)).rows[0].print !== made) return false
      const { rows } = await client.query(written)
      await client.query(rows.map(({ name }) => `delete from ${name}`).join(';'))
      return true
    },
    end: async () => client?.end(),
  }
}

type Made = { written: pg.QueryConfig; print: pg.QueryConfig; made: string }

/** Every world is a clone of the same: how each of them is made is looked up once, in the first one of the process. */
let asMade: Promise<Made> | undefined

async function whatIsMade(ownerUrl: string): Promise<Made> {
  const client = await alone(ownerUrl)
  const tables = await tablesOf(client)
  const known = new Set((await client.query(filledOf(tables))).rows.map(({ name }) => name))
  const print = { name: 'print', text: printOf([...catalogs, ...known]) }
  const made = (await client.query(print)).rows[0].print
  await client.end()
  return { written: { name: 'written', text: filledOf(tables.filter((name) => !known.has(name))) }, print, made }
}

/** Of its own: whoever switches triggers off and on forgets every plan. */
async function alone(ownerUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: ownerUrl, options: '-c session_replication_role=replica' })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

async function tablesOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query(
    `select oid::regclass::text as name from pg_class where relkind = 'r' and relnamespace::regnamespace::text !~ '^(pg_|information_schema)'`,
  )
  return rows.map(({ name }) => name)
}

function filledOf(tables: string[]): string {
  return tables.map((name) => `select '${name}' as name where exists (select from ${name})`).join(' union all ')
}

/** What a schema is written down in. */
const catalogs = [
  'attrdef',
  'attribute',
  'class',
  'constraint',
  'event_trigger',
  'index',
  'namespace',
  'policy',
  'proc',
  'rewrite',
  'trigger',
  'type',
].map((name) => `pg_catalog.pg_${name}`)

/** A row that was changed has a later transaction (`age` counts backwards), one that is gone is not counted. */
function printOf(tables: string[]): string {
  const each = tables.map((name) => `(select concat(count(*), ' ', age('3'::xid) - min(age(xmin))) from ${name})`)
  return `select concat_ws(', ', ${each.join(', ')}) as print`
}

/** Nobody else is connected, nobody is in the middle of something, and nobody holds on to anything. */
async function isLeftAlone({ db, owner }: Pools, client: pg.Client): Promise<boolean> {
  if (db.ended || owner.ended || db.idleCount < db.totalCount || owner.idleCount < owner.totalCount) return false
  const { rows } = await client.query({
    name: 'left alone',
    text: `select (select count(*)::int from pg_stat_activity where datname = current_database() and backend_type = 'client backend') as connections,
      exists (select from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())) as held`,
  })
  return rows[0].connections === db.totalCount + owner.totalCount + 1 && !rows[0].held
}
