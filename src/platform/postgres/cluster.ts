import { spawn, spawnSync } from 'node:child_process'
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from '#platform/free-port.ts'
import type { Binaries } from './binaries.ts'
import type { Place } from './place.ts'
import type { RunAs } from './run-as.ts'

export const superuser = 'hele_vejen_owner'

export type Cluster = { place: Place; binaries: Binaries; runAs: RunAs | null; settings: Record<string, string> }

const usual: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  shared_buffers: '128MB',
  max_connections: '100',
  timezone: 'UTC',
  log_timezone: 'UTC',
  jit: 'off',
  // The log tells of the server only: the message of a failed statement can quote what somebody wrote.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
}

/** Makes the cluster beside its place and moves it there whole: a killed first start leaves nothing half made. */
export function initialise({ place, binaries, runAs }: Cluster): void {
  if (existsSync(join(place.data, 'PG_VERSION'))) return
  const half = `${place.data}.${process.pid}`
  const passwordFile = `${half}.password`
  mkdirSync(half, { mode: 0o700 })
  writeFileSync(passwordFile, place.password, { mode: 0o600 })
  try {
    if (runAs) for (const path of [half, passwordFile]) chownSync(path, runAs.uid, runAs.gid)
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
    const made = spawnSync(binaries.initdb, ['-D', half, '-U', superuser, '--auth=scram-sha-256', `--pwfile=${passwordFile}`, ...locale], {
      ...runAs,
      cwd: place.home,
      encoding: 'utf8',
    })
    if (made.status !== 0) throw new Error(`PostgreSQL could not be set up in ${place.home}: ${(made.stderr || String(made.error)).trim()}`)
    moveInto(half, place.data)
  } finally {
    rmSync(passwordFile, { force: true })
    rmSync(half, { recursive: true, force: true })
  }
}

function moveInto(half: string, data: string): void {
  try {
    renameSync(half, data)
  } catch (error) {
    if (!existsSync(join(data, 'PG_VERSION'))) throw error // else another start was quicker, and its cluster is as good
  }
}

/**
 * We speak to the server through a socket among its own files, which costs half of what a port does and which nobody else on the machine
 * can reach. Where the folder's name is too long for one (most systems end at 103 bytes) the port has to do.
 */
function socketFolder(data: string): string {
  const fits = process.platform !== 'win32' && Buffer.byteLength(socketOf(data, 65_535)) <= 103
  return fits ? `"${data.replaceAll('"', '""')}"` : ''
}

function socketOf(data: string, port: number): string {
  return join(data, `.s.PGSQL.${port}`)
}

/** A server that an older version started may have none. */
export function hasSocket(data: string, port: number): boolean {
  return existsSync(socketOf(data, port))
}

/** The port of a server that says it is ready on these files; undefined while none does. */
export function readyPort(data: string): number | undefined {
  const file = join(data, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines[7]?.trim() === 'ready' && isPostmaster(Number(lines[0]), data) ? Number(lines[3]) : undefined
}

/** A number in postmaster.pid can be an old one that another program has now. */
export function isPostmaster(pid: number, data: string): boolean {
  if (!(pid > 0)) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  if (process.platform === 'win32') return true
  if (existsSync('/proc/self/cmdline')) return readOr(`/proc/${pid}/cmdline`).split('\0').includes(data)
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout.includes(`-D ${data} `)
}

function readOr(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function forgetStalePid(data: string): void {
  const file = join(data, 'postmaster.pid')
  if (existsSync(file) && !isPostmaster(Number(readFileSync(file, 'utf8').split('\n')[0]), data)) rmSync(file, { force: true })
}

/**
 * Starts the server, or finds the one that already runs on these files (after a kill of everything but it). The server stands in a
 * session of its own: Ctrl-C must reach the web and the worker first.
 */
export async function launch(cluster: Cluster, preferredPort?: number): Promise<number> {
  const { place, binaries, runAs } = cluster
  let port = preferredPort ?? (await freePort())
  for (let attempt = 0; attempt < 20; attempt++) {
    const already = readyPort(place.data)
    if (already) return already
    forgetStalePid(place.data)
    const log = openSync(place.log, 'w', 0o600)
    const settings = Object.entries({
      ...usual,
      ...cluster.settings,
      unix_socket_directories: socketFolder(place.data),
      port: String(port),
    }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    const child = spawn(binaries.postgres, ['-D', place.data, ...settings], {
      ...runAs,
      cwd: place.data,
      detached: true,
      stdio: ['ignore', log, log],
    })
    closeSync(log)
    let ended = false
    child.on('exit', () => (ended = true))
    child.on('error', () => (ended = true))
    child.unref()
    for (let tries = 0; tries < 4000 && !ended; tries++) {
      const ready = readyPort(place.data)
      if (ready) return ready
      await wait(15)
    }
    // Another start on the same files was quicker, old backends are still going down, or somebody took the port: look again.
    if (readFileSync(place.log, 'utf8').includes('could not bind')) port = await freePort()
    await wait(250)
  }
  throw new Error(`PostgreSQL did not start in ${place.home}: ${readFileSync(place.log, 'utf8').trim().split('\n').slice(-3).join(' ')}`)
}

/** A clean stop: whoever is connected is told, everything is on disk, no postmaster.pid is left. */
export function halt({ place, binaries, runAs }: Cluster): void {
  spawnSync(binaries.pgCtl, ['stop', '-D', place.data, '-m', 'fast', '-w', '-t', '30'], { ...runAs, cwd: place.home, stdio: 'ignore' })
}
