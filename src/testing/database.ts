import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { connect, type Db } from '#platform/db.ts'
import { type Washer, washerOf } from './washed.ts'

export type TestDatabase = {
  name: string
  /** As the web and the worker sign in. */
  url: string
  ownerUrl: string
  db: Db
  /** Above all policies: to look at what really stands there, and to take guards away. */
  owner: pg.Pool
  /** The moment it is now in this world; time runs on from there. */
  setClock(iso: string): Promise<void>
  advance(milliseconds: number): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

type World = { name: string; url: string; ownerUrl: string; db: Db; owner: pg.Pool; washer: Washer }

/** Worlds of this process that nobody uses now. */
const washed: World[] = []

/** A fresh world for one test file: a clone of the template that this run built, or one that was washed. `await using` gives it back. */
export async function freshDatabase(): Promise<TestDatabase> {
  const world = washed.pop() ?? (await newWorld())
  const { name, url, ownerUrl, owner } = world
  return {
    name,
    url,
    ownerUrl,
    // What the program remembers of a database is remembered of this one.
    db: { ...world.db },
    owner,
    async setClock(iso) {
      await owner.query(
        'insert into platform.clock (offset_by) values ($1::timestamptz - now()) on conflict (one) do update set offset_by = excluded.offset_by',
        [iso],
      )
    },
    async advance(milliseconds) {
      await owner.query(
        `insert into platform.clock (offset_by) values ($1 * interval '1 millisecond')
         on conflict (one) do update set offset_by = clock.offset_by + excluded.offset_by`,
        [milliseconds],
      )
    },
    async [Symbol.asyncDispose]() {
      if (await world.washer.wash().catch(() => false)) washed.push(world)
      else await drop(world)
    },
  }
}

async function newWorld(): Promise<World> {
  const { ownerUrl: serverUrl, template, loginUrl } = inject('server')
  const name = `t_${randomBytes(6).toString('hex')}`
  await server().query(`create database ${name} template ${template} strategy file_copy`)
  // What may be done with a database as a whole is not copied along.
  await server().query(`revoke all on database ${name} from public`)
  await server().query(`grant connect on database ${name} to ${template}_login`)
  const [url, ownerUrl] = [named(loginUrl, name), named(serverUrl, name)]
  const db = connect(url)
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 4 })
  for (const pool of [db.pool, owner]) pool.on('error', () => undefined).on('connect', (client) => client.on('error', () => undefined))
  return { name, url, ownerUrl, db, owner, washer: await washerOf({ db: db.pool, owner }, ownerUrl) }
}

async function drop({ name, db, owner, washer }: World): Promise<void> {
  await washer.end()
  // A test that failed halfway still holds a connection: it is cut off with the database, and not waited for.
  for (const pool of [db.pool, owner]) if (!pool.ended) void pool.end()
  await server().query(`drop database if exists ${name} with (force)`)
}

let atTheServer: pg.Pool | undefined

/** Where databases are made and dropped: one connection for all of them, since each new one costs as much as the database. */
function server(): pg.Pool {
  atTheServer ??= new pg.Pool({ connectionString: inject('server').ownerUrl, max: 1, idleTimeoutMillis: 0, allowExitOnIdle: true }).on(
    'error',
    () => undefined,
  )
  return atTheServer
}

function named(url: string, database: string): string {
  const address = new URL(url)
  address.pathname = `/${database}`
  return address.toString()
}
