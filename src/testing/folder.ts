import { chmodSync, existsSync, mkdtempSync, readdirSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const inMemory = '/dev/shm'
const enough = 1024 ** 3

/**
 * A new folder for a server that may be lost with the machine, empty and readable by whoever runs PostgreSQL. It stands in memory where the
 * machine lends enough: each test file's database is a thousand small files that come and go, and ext4 looks at every one it deleted in the
 * last minute before it makes the next.
 */
export function folderForServer(): string {
  const folder = mkdtempSync(join(roomIn(inMemory) >= enough ? inMemory : tmpdir(), `hele-vejen-test-${process.pid}-`))
  chmodSync(folder, 0o755)
  return folder
}

/** The folders of servers whose process is gone: a run that was killed leaves its own behind. */
export function abandonedFolders(): string[] {
  return [inMemory, tmpdir()]
    .filter((home) => existsSync(home))
    .flatMap((home) =>
      readdirSync(home)
        .filter((name) => {
          const [, pid] = /^hele-vejen-test-(\d+)-/.exec(name) ?? []
          return pid && !isAlive(Number(pid))
        })
        .map((name) => join(home, name)),
    )
}

function roomIn(folder: string): number {
  if (!existsSync(folder)) return 0
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
