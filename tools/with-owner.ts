import pg from 'pg'
import { type Config, WrongSetting } from '#platform/config.ts'
import { readyPort, superuser } from '#platform/postgres/cluster.ts'
import { startEmbedded } from '#platform/postgres/embedded.ts'
import { findPlace } from '#platform/postgres/place.ts'
import { whoRunsPostgres } from '#platform/postgres/run-as.ts'

const embeddedDatabase = 'hele_vejen'

/** One connection as the owner of the database: the one that is set, the embedded one that runs, or the embedded one started for this. */
export async function withOwner<T>(config: Config, work: (client: pg.Client) => Promise<T>): Promise<T> {
  if (config.databaseOwnerUrl) return connectedTo(config.databaseOwnerUrl, work)
  if (config.databaseUrl) throw new WrongSetting('DATABASE_OWNER_URL must be set too: only the owner may write the directory.')
  const place = findPlace(config.dataDir, whoRunsPostgres())
  const port = readyPort(place.data)
  if (port) return connectedTo(`postgres://${superuser}:${place.password}@127.0.0.1:${port}/${embeddedDatabase}`, work)
  const server = await startEmbedded({ dataDir: config.dataDir, database: embeddedDatabase, programs: config.postgres })
  try {
    return await connectedTo(server.ownerUrl, work)
  } finally {
    await server.stop()
  }
}

async function connectedTo<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString, application_name: 'hele-vejen tool' })
  await client.connect()
  try {
    const { rows } = await client.query("select to_regclass('core.postcode') is not null as ready")
    if (!rows[0].ready) throw new WrongSetting('The database is empty: run npm start or npm run migrate first.')
    return await work(client)
  } finally {
    await client.end()
  }
}
