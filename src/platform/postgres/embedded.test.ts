import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { AlreadyRunning, startEmbedded } from './embedded.ts'
import { connected } from './mark.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'hele-vejen-embedded-'))
chmodSync(dataDir, 0o755)
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

const start = () => startEmbedded({ dataDir })
const pidFile = join(dataDir, 'postgres', 'postmaster.pid')
const postmaster = () => Number(readFileSync(pidFile, 'utf8').split('\n')[0])
const count = (url: string) => connected(url, async (client) => (await client.query('select count(*)::int as n from kept')).rows[0].n)

/** A whole start in a process of its own, that can be killed. */
async function startElsewhere(): Promise<ChildProcess> {
  const program = `import { startEmbedded } from '${new URL('./embedded.ts', import.meta.url)}'
    const server = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)} }); await server.announce('http://there'); console.log('up'); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise((resolve) => child.stdout.once('data', resolve))
  return child
}

test('the first start makes the database, the next one finds it again', async () => {
  const first = await start()
  expect(first).toMatchObject({ fresh: true, home: dataDir })
  await connected(first.ownerUrl, (client) => client.query('create table kept (n int); insert into kept values (1)'))
  await first.stop()
  expect(existsSync(pidFile)).toBe(false)
  const from = performance.now()
  const second = await start()
  expect(performance.now() - from).toBeLessThan(2_000)
  expect(second.fresh).toBe(false)
  expect(await count(second.ownerUrl)).toBe(1)
  await second.stop()
})

const throughSocket = (url: string) =>
  connected(url, async (client) => (await client.query('select inet_server_addr() is null as socket')).rows[0].socket)

test('we speak to it through a socket among its own files; where their name is too long for one, through the port', async () => {
  const server = await start()
  expect(await throughSocket(server.ownerUrl)).toBe(true)
  await server.stop()
  const long = join(dataDir, `a folder, with a "name" of ${'x'.repeat(70)}`)
  const far = await startEmbedded({ dataDir: long })
  expect(await throughSocket(far.ownerUrl)).toBe(false)
  await far.stop()
})

test('an installed PostgreSQL can run it; what is not one is named, with what would do', async () => {
  const first = await start()
  const npm = dirname(readFileSync(`/proc/${postmaster()}/cmdline`, 'utf8').split('\0')[0]!)
  await first.stop()
  const installed = mkdtempSync(join(dataDir, 'installed-'))
  chmodSync(installed, 0o755)
  symlinkSync(npm, join(installed, 'bin'))
  const second = await startEmbedded({ dataDir, programs: join(installed, 'bin') })
  expect(readFileSync(`/proc/${postmaster()}/cmdline`, 'utf8').split('\0')[0]).toBe(join(installed, 'bin', 'postgres'))
  expect(await count(second.ownerUrl)).toBe(1)
  await second.stop()
  await expect(startEmbedded({ dataDir, programs: '/usr/lib/nowhere' })).rejects.toThrow(
    'HELE_VEJEN_POSTGRES must be a folder with initdb, postgres and pg_ctl of PostgreSQL 17, such as /usr/lib/postgresql/17/bin, not "/usr/lib/nowhere".',
  )
})

test('a second start at the same time says calmly that it already runs, and where', async () => {
  const first = await start()
  await first.announce('http://127.0.0.1:3000')
  const second = start()
  await expect(second).rejects.toBeInstanceOf(AlreadyRunning)
  await expect(second).rejects.toThrow('already running here: http://127.0.0.1:3000')
  expect(await count(first.ownerUrl)).toBe(1)
  await first.stop()
})

test('when only PostgreSQL survived, the next start takes it over: never two', async () => {
  const other = await startElsewhere()
  const survivor = postmaster()
  other.kill('SIGKILL')
  await wait(100)
  const server = await start()
  expect(postmaster()).toBe(survivor)
  expect(await count(server.ownerUrl)).toBe(1)
  await server.stop()
  expect(existsSync(pidFile)).toBe(false)
})

test('after everything was killed the next start recovers, also when the old number now belongs to another program', async () => {
  const other = await startElsewhere()
  other.kill('SIGKILL')
  process.kill(postmaster(), 'SIGKILL')
  await wait(100)
  writeFileSync(pidFile, readFileSync(pidFile, 'utf8').replace(/^\d+/, String(process.pid)))
  const server = await start()
  expect(await count(server.ownerUrl)).toBe(1)
  await server.stop()
})

test('two first starts at once: one runs, the other says so', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hele-vejen-embedded-'))
  chmodSync(folder, 0o755)
  const both = await Promise.allSettled([startEmbedded({ dataDir: folder }), startEmbedded({ dataDir: folder })])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  for (const one of both) {
    if (one.status === 'fulfilled') await one.value.stop()
    else expect(one.reason).toBeInstanceOf(AlreadyRunning)
  }
  rmSync(folder, { recursive: true, force: true })
})

test('a server that is killed while we run is raised again on the same port', async () => {
  const server = await start()
  process.kill(postmaster(), 'SIGKILL')
  await expect.poll(() => count(server.ownerUrl).catch(() => 0), { timeout: 15_000, interval: 100 }).toBe(1)
  await server.stop()
})

test('the password stands in a file that only we can read', async () => {
  const { mode } = await import('node:fs').then((fs) => fs.statSync(join(dataDir, 'postgres.password')))
  expect(mode & 0o077).toBe(0)
})

test('what somebody wrote does not reach the server’s log, not even in the message of a fault', async () => {
  const server = await start()
  await expect(connected(server.ownerUrl, (client) => client.query("select 'Maja er bange'::uuid"))).rejects.toThrow('Maja')
  await server.stop()
  expect(readFileSync(join(dataDir, 'postgres.log'), 'utf8')).not.toContain('Maja')
})
