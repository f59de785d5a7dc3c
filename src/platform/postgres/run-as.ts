import { spawnSync } from 'node:child_process'
import { lstatSync } from 'node:fs'

/** PostgreSQL refuses to run as root; then it runs as the user that owns nothing. */
export type RunAs = { uid: number; gid: number }

const nobody: RunAs = { uid: 65534, gid: 65534 }

export function whoRunsPostgres(): RunAs | null {
  return process.getuid?.() === 0 ? nobody : null
}

/** Asked of the operating system itself, because mode bits do not tell the whole truth. */
export function canEnter(folder: string, runAs: RunAs | null): boolean {
  if (!runAs) return true
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...runAs, cwd: '/', stdio: 'ignore' }).status === 0
}

export function runs(program: string, runAs: RunAs | null): boolean {
  return spawnSync(program, ['--version'], { ...runAs, cwd: '/', stdio: 'ignore' }).status === 0
}

/** What it says it is, such as 17.10; nothing where it does not run. */
export function versionOf(program: string, runAs: RunAs | null): string {
  const said = spawnSync(program, ['--version'], { ...runAs, cwd: '/', encoding: 'utf8' }).stdout
  return /\d+(\.\d+)*/.exec(said ?? '')?.[0] ?? ''
}

/** In a folder that everybody may write to, only trust what we made ourselves and nobody else can change. */
export function isOurs(path: string): boolean {
  if (!process.getuid) return true
  const { uid, mode } = lstatSync(path)
  return uid === process.getuid() && (mode & 0o022) === 0
}
