import pg from 'pg'
import { rightsOf } from './catalogue.ts'
import { policyHash, type Schema } from './files.ts'
import { findEdited } from './run.ts'

const remedy = 'Run: DATABASE_OWNER_URL=… npm run migrate'

/** Null when the database is as this code expects it; else one line that says what is wrong and what to do. */
export async function whatIsWrong(url: string, schema: Schema): Promise<string | null> {
  const client = new pg.Client({ connectionString: url, application_name: 'hele-vejen check' })
  await client.connect()
  try {
    return (await wrongLogin(client)) ?? (await wrongSchema(client, schema))
  } finally {
    await client.end()
  }
}

async function wrongLogin(client: pg.Client): Promise<string | null> {
  const { rows } = await client.query(`select rolname as name, rolsuper or rolbypassrls or rolcreaterole as strong,
    exists (select from pg_database where datname = current_database() and pg_has_role(current_user, datdba, 'usage'))
      or exists (select from pg_class where relowner = r.oid) as owner
    from pg_roles r where rolname = current_user`)
  if (!rows[0].strong && !rows[0].owner) return null
  return `DATABASE_URL signs in as ${rows[0].name}, who is above the row policies: give the start a login of its own and keep the owner in DATABASE_OWNER_URL.`
}

async function wrongSchema(client: pg.Client, schema: Schema): Promise<string | null> {
  try {
    const { rows: done } = await client.query<{ name: string; sha256: string }>('select name, sha256 from platform.migration')
    const edited = findEdited(schema.migrations, done)
    if (edited) return `${edited[0]!.toUpperCase()}${edited.slice(1)}.`
    const missing = schema.migrations.filter((file) => !done.some(({ name }) => name === file.name))
    if (missing.length > 0) return `The database lacks ${missing.length} of ${schema.migrations.length} migrations. ${remedy}`
    const { rows } = await client.query<{ hash: string; rights: string[] }>('select hash, rights from platform.policy_state')
    if (rows[0]?.hash !== policyHash(schema)) return `The database has other policies than this code. ${remedy}`
    const strange = difference(rows[0].rights, await rightsOf(client))
    return strange && `The database's rights were changed by hand (${strange}). ${remedy}`
  } catch (error) {
    const code = (error as pg.DatabaseError).code
    if (code === '42P01' || code === '3F000' || code === '42501') return `The database has not been set up for this login. ${remedy}`
    throw error
  }
}

export function difference(expected: string[], actual: string[]): string | null {
  const [before, now] = [new Set(expected), new Set(actual)]
  const extra = actual.find((line) => !before.has(line))
  if (extra) return `new: ${extra}`
  const gone = expected.find((line) => !now.has(line))
  return gone ? `missing: ${gone}` : null
}
