import { createHash, randomBytes } from 'node:crypto'
import { accessSync, chmodSync, constants, existsSync, lstatSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { canEnter, isOurs, type RunAs } from './run-as.ts'

/** Where one embedded server lives: its files, its log and the password only we can read. */
export type Place = { home: string; data: string; log: string; password: string }

/**
 * `<data>/postgres`; or, where PostgreSQL must run as another user who cannot enter that folder, a folder of its own
 * named after it, so that the next start finds it again.
 */
export function findPlace(dataDir: string, runAs: RunAs | null): Place {
  mkdirSync(dataDir, { recursive: true })
  const real = realpathSync(dataDir)
  const home = canEnter(real, runAs) ? real : elsewhere(real)
  return { home, data: join(home, 'postgres'), log: join(home, 'postgres.log'), password: passwordIn(home) }
}

/** Where services keep their data; what stands under /var/tmp may be cleared away one day, so only where there is nothing better. */
function elsewhere(dataDir: string): string {
  const name = `hele-vejen-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`
  const homes = ['/var/lib', '/var/tmp'].filter(mayWrite).map((folder) => join(folder, name))
  const home = homes.find((folder) => existsSync(folder)) ?? homes[0]
  if (!home)
    throw new Error(
      `PostgreSQL cannot run as root and nobody else may enter ${dataDir}. Set HELE_VEJEN_DATA to a folder that others may enter.`,
    )
  mkdirSync(home, { recursive: true, mode: 0o755 })
  if (!lstatSync(home).isDirectory() || !isOurs(home))
    throw new Error(`${home} belongs to somebody else. Set HELE_VEJEN_DATA to a folder that others may enter.`)
  chmodSync(home, 0o755)
  return home
}

function mayWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

function passwordIn(home: string): string {
  const file = join(home, 'postgres.password')
  if (!existsSync(file)) {
    try {
      writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
  return readFileSync(file, 'utf8').trim()
}
