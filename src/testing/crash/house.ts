import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { loadReferenceData } from '#core/reference.ts'
import { connect, type Db } from '#platform/db.ts'
import { freePort } from '#platform/free-port.ts'
import { rightsOf } from '#platform/migrate/catalogue.ts'
import { migrate } from '#platform/migrate/run.ts'
import { findBinaries } from '#platform/postgres/binaries.ts'
import { type Cluster, halt, initialise, launch, superuser } from '#platform/postgres/cluster.ts'
import { findPlace } from '#platform/postgres/place.ts'
import { whoRunsPostgres } from '#platform/postgres/run-as.ts'
import { killPostgres } from '#testing/kill-postgres.ts'
import { keepHistoryOfEverybody } from '#testing/laws/everybody.ts'
import { theSchema } from '../../schema.ts'
import { aProgram, type Program } from './program.ts'

const database = 'house'

/** The real program, once or more often, on one real PostgreSQL that writes everything to disk, as an organisation runs it; each may be killed. */
export type House = {
  programs: Program[]
  db: Db
  owner: pg.Pool
  secret: string
  /** The postmaster, and with it everything of the server. */
  killPostgres(): Promise<void>
  raisePostgres(): Promise<unknown>
  [Symbol.asyncDispose](): Promise<void>
}

/** `clock` is the moment it is in this house; `mail` is where its mail goes. */
export async function aHouse({ clock, mail, processes }: { clock: string; mail: string; processes: number }): Promise<House> {
  const folder = mkdtempSync(join(tmpdir(), `hele-vejen-test-${process.pid}-`))
  chmodSync(folder, 0o755)
  const runAs = whoRunsPostgres()
  const place = findPlace(folder, runAs)
  const cluster: Cluster = { place, binaries: findBinaries(place.home, runAs), runAs, settings: {} }
  initialise(cluster)
  const port = await launch(cluster)
  const at = (user: string, password: string) => `postgres://${user}:${password}@127.0.0.1:${port}/${database}`
  const [ownerUrl, loginPassword] = [at(superuser, place.password), randomBytes(18).toString('hex')]
  await bringUp({ ownerUrl, loginPassword, clock })
  const [url, secret] = [at(`${database}_login`, loginPassword), randomBytes(32).toString('base64url')]
  const settings = { DATABASE_URL: url, HELE_VEJEN_SECRET: secret, SMTP_URL: mail, TRUST_PROXY: '1' }
  const programs = await Promise.all(
    Array.from({ length: processes }, async (_, n) =>
      aProgram({
        ...settings,
        PORT: String(await freePort()),
        HELE_VEJEN_DATA: join(folder, `program-${n}`),
        PUBLIC_URL: 'http://localhost',
      }),
    ),
  )
  const db = connect(url)
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 4 })
  owner.on('error', () => undefined)
  return {
    ...{ programs, db, owner, secret },
    killPostgres: () => killPostgres(place.data),
    raisePostgres: () => launch(cluster, port),
    async [Symbol.asyncDispose]() {
      await Promise.all(programs.map((program) => program.stop()))
      await Promise.all([db.destroy(), owner.end()])
      halt(cluster)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The history the oracle needs is kept by triggers of its own. A start refuses what somebody added by hand: here they belong to the house. */
async function bringUp({ ownerUrl, loginPassword, clock }: { ownerUrl: string; loginPassword: string; clock: string }): Promise<void> {
  await once(ownerUrl.replace(/[^/]+$/, 'postgres'), (client) => client.query(`create database ${database}`))
  await migrate({ ownerUrl, schema: theSchema(), kind: 'test', loginPassword, loadReferenceData })
  await once(ownerUrl, async (client) => {
    await client.query('insert into platform.clock (offset_by) values ($1::timestamptz - now())', [clock])
    await keepHistoryOfEverybody(client)
    await client.query('update platform.policy_state set rights = $1', [await rightsOf(client)])
  })
}

async function once(connectionString: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
