import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { whatIsWrong } from '#platform/migrate/check.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { theSchema } from '../src/schema.ts'

/** A server of somebody's own: the owner of the database is no superuser, and the login is a role that somebody else has made. */
const name = `own_${randomBytes(4).toString('hex')}`
let world: TestDatabase
const as = (user: string) =>
  Object.assign(new URL(world.ownerUrl), { username: `${name}_${user}`, password: 'x', pathname: `/${name}` }).toString()

beforeAll(async () => {
  world = await freshDatabase()
  await world.owner.query(`create role ${name}_boss login createrole password 'x'`)
  await world.owner.query(`create role ${name}_web login password 'x'`)
  await world.owner.query(`create database ${name} owner ${name}_boss template template0`)
})
afterAll(async () => {
  await world.owner.query(`drop database ${name} with (force)`)
  await world[Symbol.asyncDispose]()
})

function migrate(settings: Record<string, string>): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tools/migrate.ts'], { env: { ...process.env, ...settings } })
  let output = ''
  child.stdout.on('data', (piece) => {
    output += piece
  })
  child.stderr.on('data', (piece) => {
    output += piece
  })
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })))
}

test('a start on an empty database of one’s own says what to run', async () => {
  expect(await whatIsWrong(as('web'), theSchema())).toContain('has not been set up for this login. Run: ')
})

test('an owner who is no superuser brings it up, and the named login may be used', async () => {
  const settings = { DATABASE_OWNER_URL: as('boss'), DATABASE_URL: as('web') }
  expect(await migrate(settings)).toEqual({ code: 0, output: 'The schema is current (real world).\n' })
  expect(await whatIsWrong(as('web'), theSchema())).toBeNull()
  expect(await migrate(settings)).toEqual({ code: 0, output: 'The schema is current (real world).\n' })
  expect(await whatIsWrong(as('boss'), theSchema())).toContain('above the row policies')
})

test('the migration asks for what it needs, in one line', async () => {
  expect(await migrate({})).toEqual({ code: 1, output: expect.stringMatching(/^DATABASE_OWNER_URL must be set[^\n]*\n$/) })
  expect(await migrate({ DATABASE_OWNER_URL: as('boss') })).toEqual({
    code: 1,
    output: expect.stringMatching(/^DATABASE_URL must be set too[^\n]*\n$/),
  })
})

test('a demo is not made of a real world that holds people', async () => {
  const settings = { DATABASE_OWNER_URL: as('boss'), DATABASE_URL: as('web'), HELE_VEJEN_DEMO: '1' }
  const { default: pg } = await import('pg')
  const owner = new pg.Client({ connectionString: as('boss') })
  await owner.connect()
  await owner.query('insert into core.person (id) values (gen_random_uuid())')
  await owner.end()
  expect(await migrate(settings)).toEqual({
    code: 1,
    output: expect.stringMatching(/^HELE_VEJEN_DEMO is set, but this database was not created as a demo[^\n]*\n$/),
  })
})
