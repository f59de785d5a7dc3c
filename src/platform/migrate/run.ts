import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import type { Kind } from '#platform/postgres/mark.ts'
import { rightsOf } from './catalogue.ts'
import { policyHash, type Schema, type SqlFile } from './files.ts'
import { installQueue } from './queue.ts'
import { ensureRoles, id, type Roles, rolesOf, withRoles } from './roles.ts'

export type Order = {
  ownerUrl: string
  schema: Schema
  /** What a database is marked as when it is created here. */
  kind: Kind
  /** The role of DATABASE_URL; named after the database where we make it ourselves. */
  login?: string
  loginPassword?: string
  /** Facts that belong to the schema: loaded after the migrations, again and again. */
  loadReferenceData?: (client: pg.ClientBase) => Promise<unknown>
}

const lock = 4_105_002

/** Brings a database to this code's schema, from whatever an earlier or killed run left. One run at a time. */
export async function migrate(order: Order): Promise<{ ran: string[] }> {
  const client = new pg.Client({ connectionString: order.ownerUrl, application_name: 'hele-vejen migrate' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lock])
    await client.query("set lock_timeout = '30s'")
    const roles = await prepare(client, order)
    const ran = await runMigrations(client, order.schema.migrations)
    await client.query('insert into platform.database_mark (kind) values ($1) on conflict do nothing', [order.kind])
    await installQueue(client, order.ownerUrl, roles)
    await order.loadReferenceData?.(client)
    await atLast(() => applyPolicies(client, order.schema, roles))
    return { ran }
  } finally {
    await client.end()
  }
}

async function prepare(client: pg.Client, order: Order): Promise<Roles> {
  const { rows } = await client.query("select current_database() as name, current_setting('server_version_num')::int as version")
  if (rows[0].version < 160_000) throw new Error('PostgreSQL 16 or newer is needed')
  const known = await client.query("select to_regprocedure('platform.role_prefix()') is not null as yes")
  const prefix: string = known.rows[0].yes ? (await client.query('select platform.role_prefix() as prefix')).rows[0].prefix : rows[0].name
  const roles = rolesOf(prefix, order.login)
  await inTransaction(client, async () => {
    await client.query('select pg_advisory_xact_lock($1)', [lock])
    await ensureRoles(client, roles, order.loginPassword)
    await client.query(sqlBeside('record.sql'))
    await client.query(`create or replace function platform.role_prefix() returns text language sql immutable set search_path = '' as
      ${pg.escapeLiteral(`select ${pg.escapeLiteral(prefix)}::text`)}`)
  })
  return roles
}

async function runMigrations(client: pg.Client, files: SqlFile[]): Promise<string[]> {
  const { rows: done } = await client.query<{ name: string; sha256: string }>('select name, sha256 from platform.migration')
  const edited = findEdited(files, done)
  if (edited) throw new Error(edited)
  const waiting = files.filter((file) => !done.some(({ name }) => name === file.name))
  for (const file of waiting) {
    await inTransaction(client, async () => {
      await client.query(file.text)
      await client.query('insert into platform.migration (name, sha256) values ($1, $2)', [file.name, file.sha256])
    }).catch((error) => {
      throw new Error(`the migration ${file.name} did not run: ${whereIn(file.text, error)}`)
    })
  }
  return waiting.map((file) => file.name)
}

/** A landed migration is a fact: what it says must be what was run. */
export function findEdited(files: SqlFile[], done: { name: string; sha256: string }[]): string | null {
  for (const { name, sha256 } of done) {
    const file = files.find((one) => one.name === name)
    if (!file) return `the migration ${name} was run here but is not in this code: this database belongs to a newer or another version`
    if (file.sha256 !== sha256) return `the migration ${name} was edited after it was run here: put it back and write a new one`
  }
  return null
}

/** All rights anew in one transaction: whoever reads meanwhile sees the old ones whole, then the new ones whole. */
async function applyPolicies(client: pg.Client, schema: Schema, roles: Roles): Promise<void> {
  await inTransaction(client, async () => {
    await client.query(sqlBeside('revoke.sql'))
    await client.query(
      `grant connect on database ${id((await client.query('select current_database() as name')).rows[0].name)} to ${id(roles.login)}`,
    )
    await client.query(withRoles(sqlBeside('record-policy.sql'), roles))
    for (const file of schema.policies) {
      const text = withRoles(file.text, roles)
      await client.query(text).catch((error) => {
        throw new Error(`the policies in ${file.name} could not be applied: ${whereIn(text, error)}`, { cause: error })
      })
    }
    await client.query(
      `insert into platform.policy_state (hash, rights) values ($1, $2)
       on conflict (one) do update set hash = excluded.hash, rights = excluded.rights, applied_at = excluded.applied_at`,
      [policyHash(schema), await rightsOf(client)],
    )
  })
}

/** Rights are taken table by table: a process that still works may stand across. Tried again, and then said. */
async function atLast(work: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (!isInTheWay(error)) throw error
      if (tries === 8)
        throw new Error('a process still works on this database: stop every one of them, and run this again', { cause: error })
      await wait(250 * tries)
    }
  }
}

/** A deadlock, or a lock nobody let go of. */
function isInTheWay(error: unknown): boolean {
  const { code, cause } = error as { code?: string; cause?: { code?: string } }
  return ['40P01', '55P03'].includes(code ?? cause?.code ?? '')
}

async function inTransaction(client: pg.Client, work: () => Promise<void>): Promise<void> {
  await client.query('begin')
  try {
    await work()
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}

function whereIn(text: string, { message, position }: pg.DatabaseError): string {
  return position ? `${message} (line ${text.slice(0, Number(position)).split('\n').length})` : message
}

function sqlBeside(name: string): string {
  return readFileSync(new URL(name, import.meta.url), 'utf8')
}
