import { Logger, runMigrations } from 'graphile-worker'
import type pg from 'pg'
import { id, type Roles } from './roles.ts'

const silent = new Logger(() => () => undefined)

/** The job queue's own schema belongs to the worker's role; it is the one schema whose tables are not ours. */
export async function installQueue(client: pg.ClientBase, ownerUrl: string, roles: Roles): Promise<void> {
  const { rows } = await client.query('select current_database() as name')
  // `create schema if not exists` asks for this right even where the schema stands; applying the policies takes it back.
  await client.query(`grant create on database ${id(rows[0].name)} to ${id(roles.worker)}`)
  await runMigrations({ connectionString: asRole(ownerUrl, roles.worker), logger: silent })
}

/** The same address, but every connection begins as this role. */
export function asRole(url: string, role: string): string {
  const address = new URL(url)
  address.searchParams.set('options', `-c role=${role}`)
  address.searchParams.set('application_name', 'hele-vejen worker')
  return address.toString()
}
