import { createHmac } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { findBinaries } from './binaries.ts'
import { type Cluster, halt, hasSocket, initialise, launch, superuser } from './cluster.ts'
import { findPlace } from './place.ts'
import { whoRunsPostgres } from './run-as.ts'

export type Embedded = {
  /** Where the files are, for the first printed line. */
  home: string
  database: string
  /** True when this start created the database. */
  fresh: boolean
  ownerUrl: string
  ownerUrlOf(database: string): string
  appUrl(database: string): string
  loginPassword(database: string): string
  /** Tells a second start where this one can be found. */
  announce(address: string): Promise<void>
  stop(): Promise<void>
}

/** Somebody already runs this folder; said calmly, because it is no fault. */
export class AlreadyRunning extends Error {}

const holding = 4_105_001 // the advisory lock of the one process that runs this folder

export async function startEmbedded({
  dataDir,
  database = 'hele_vejen',
  programs,
  settings = {},
}: {
  dataDir: string
  database?: string
  /** The folder of an installed PostgreSQL; without it the one from npm. */
  programs?: string
  settings?: Record<string, string>
}): Promise<Embedded> {
  const runAs = whoRunsPostgres()
  const place = findPlace(dataDir, runAs)
  const cluster: Cluster = { place, binaries: findBinaries(place.home, runAs, programs), runAs, settings }
  initialise(cluster)
  const port = await launch(cluster)
  const throughSocket = hasSocket(place.data, port) ? `?host=${encodeURIComponent(place.data)}` : ''
  const url = (user: string, password: string, name: string) =>
    `postgres://${user}:${password}@127.0.0.1:${port}/${encodeURIComponent(name)}${throughSocket}`
  const loginPassword = (name: string) => createHmac('sha256', place.password).update(name).digest('base64url')
  const ownerUrlOf = (name: string) => url(superuser, place.password, name)
  const guard = await keepHold(cluster, port, ownerUrlOf('postgres'))
  return {
    home: place.home,
    database,
    fresh: await guard.ensureDatabase(database),
    ownerUrl: ownerUrlOf(database),
    ownerUrlOf,
    appUrl: (name) => url(encodeURIComponent(`${name}_login`), loginPassword(name), name),
    loginPassword,
    announce: guard.announce,
    async stop() {
      await guard.release()
      halt(cluster)
    },
  }
}

/** One connection that lives as long as we do: it keeps a second start out and notices when the server goes down, to raise it again. */
async function keepHold(cluster: Cluster, port: number, url: string) {
  let stopping = false
  let name = 'hele-vejen'
  const take = async () => {
    const client = new pg.Client({ connectionString: url, application_name: name })
    client.on('error', () => undefined)
    await client.connect()
    const { rows } = await client.query('select pg_try_advisory_lock($1) as mine', [holding])
    if (!rows[0].mine) {
      const address = await addressOfHolder(client)
      await client.end()
      throw new AlreadyRunning(`Hele Vejen is already running here${address ? `: ${address}` : ''} (data in ${cluster.place.home}).`)
    }
    client.on('end', () => void (stopping || raise()))
    return client
  }
  const raise = async () => {
    for (let tries = 0; !stopping; tries++) {
      try {
        await launch(cluster, port)
        client = await take()
        return
      } catch {
        // A server whose files are gone never comes back: asking more and more seldom costs nobody anything.
        await wait(Math.min(30_000, 500 * 2 ** tries))
      }
    }
  }
  let client = await take()
  return {
    async ensureDatabase(database: string) {
      const { rowCount } = await client.query('select from pg_database where datname = $1', [database])
      if (!rowCount) await client.query(`create database ${pg.escapeIdentifier(database)}`)
      return !rowCount
    },
    async announce(address: string) {
      name = `hele-vejen ${address}`
      await client.query("select set_config('application_name', $1, false)", [name])
    },
    async release() {
      stopping = true
      await client.end().catch(() => undefined)
    },
  }
}

async function addressOfHolder(client: pg.Client): Promise<string> {
  const { rows } = await client.query(
    `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
     where l.locktype = 'advisory' and l.objid = $1 and l.granted`,
    [holding],
  )
  return String(rows[0]?.name ?? '').replace(/^hele-vejen ?/, '')
}
