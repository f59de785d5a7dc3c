import { rmSync } from 'node:fs'
import pg from 'pg'
import { loadReferenceData } from '#core/reference.ts'
import { connect } from '#platform/db.ts'
import { migrate } from '#platform/migrate/run.ts'
import { findBinaries } from '#platform/postgres/binaries.ts'
import { type Cluster, halt, initialise, launch, superuser } from '#platform/postgres/cluster.ts'
import { findPlace } from '#platform/postgres/place.ts'
import { whoRunsPostgres } from '#platform/postgres/run-as.ts'
import type { TestDatabase } from '#testing/database.ts'
import { folderForServer } from '#testing/folder.ts'
import { theSchema } from '../../src/schema.ts'

/** A server that nobody else uses, so that a test can take it away and bring it back at the same address. */
export async function aServerOfOnesOwn() {
  const folder = folderForServer()
  const runAs = whoRunsPostgres()
  const place = findPlace(folder, runAs)
  const cluster: Cluster = { place, binaries: findBinaries(place.home, runAs), runAs, settings: { fsync: 'off' } }
  initialise(cluster)
  const port = await launch(cluster)
  const at = (user: string, password: string) => `postgres://${user}:${password}@127.0.0.1:${port}/away`
  const [ownerUrl, loginPassword] = [at(superuser, place.password), 'only-for-this-test']
  await madeDatabase(ownerUrl)
  await migrate({ ownerUrl, schema: theSchema(), kind: 'test', loginPassword, loadReferenceData })
  const url = at('away_login', loginPassword)
  const db = connect(url)
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 2 })
  owner.on('error', () => undefined)
  return {
    database: { db, owner } as unknown as TestDatabase,
    url,
    goAway: () => halt(cluster),
    comeBack: () => launch(cluster, port),
    async [Symbol.asyncDispose]() {
      await Promise.all([db.destroy(), owner.end()])
      halt(cluster)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function madeDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url.replace(/away$/, 'postgres') })
  await client.connect()
  await client.query('create database away')
  await client.end()
}
