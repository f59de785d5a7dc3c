import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { loadReferenceData } from '#core/reference.ts'
import { readConfig } from '#platform/config.ts'
import { freePort } from '#platform/free-port.ts'
import { newId } from '#platform/ids.ts'
import { migrate } from '#platform/migrate/run.ts'
import { startEmbedded } from '#platform/postgres/embedded.ts'
import { theSchema } from '../src/schema.ts'

export const secret = 'a-secret-that-only-the-measuring-knows-32-characters'
const database = 'bench'

/** A real world on a server of its own, with every setting as it is in use (commits are on disk before they are answered). */
export async function startWorld() {
  const dataDir = mkdtempSync(join(tmpdir(), 'hele-vejen-bench-'))
  chmodSync(dataDir, 0o755)
  const server = await startEmbedded({ dataDir, database, programs: readConfig(process.env).postgres })
  await migrate({
    ownerUrl: server.ownerUrl,
    schema: theSchema(),
    kind: 'real',
    loginPassword: server.loginPassword(database),
    loadReferenceData,
  })
  const owner = new pg.Client({ connectionString: server.ownerUrl })
  await owner.connect()
  return {
    owner,
    url: server.appUrl(database),
    async stop() {
      await owner.end()
      await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export type BenchWorld = Awaited<ReturnType<typeof startWorld>>
export type Web = { origin: string; memory(): { now: number; most: number }; stop(): Promise<void> }

/** One web process of our own, as production starts it. */
export async function startWeb(url: string): Promise<Web> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const env = { PATH: process.env.PATH, DATABASE_URL: url, HELE_VEJEN_SECRET: secret, PORT: String(port), TRUST_PROXY: '1' }
  const child = spawn(process.execPath, startWords(), { env, stdio: ['ignore', 'ignore', 'inherit'] })
  for (let n = 0; n < 300 && !(await answers(`${origin}/readyz`)); n++) await wait(100)
  return { origin, memory: () => memoryOf(child), stop: () => stopped(child) }
}

/** What `npm start` says after `node`: the same program with the same limits. */
function startWords(): string[] {
  const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { scripts: { start: string } }
  return scripts.start.split(' ').slice(1)
}

async function answers(address: string): Promise<boolean> {
  return fetch(address).then(
    ({ ok }) => ok,
    () => false,
  )
}

/** Megabytes in memory, where the system tells. */
function memoryOf({ pid }: ChildProcess): { now: number; most: number } {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const of = (name: string) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024)
    return { now: of('VmRSS'), most: of('VmHWM') }
  } catch {
    return { now: Number.NaN, most: Number.NaN }
  }
}

function stopped(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

/** Signs hats in as the owner of the database may; the cookie of each. */
export async function signIn(owner: pg.Client, hats: string[]): Promise<string[]> {
  const tokens = hats.map((_, n) => `bench-${n}-${newId()}`)
  await owner.query(
    `insert into core.session (id, token_hash, hat_id, kind, ends_at, idle)
       select s.id, s.hash, h.id, case h.kind when 'membership' then 'staff' else 'family' end, platform.now() + interval '12 hours', interval '60 minutes'
         from unnest($1::uuid[], $2::bytea[], $3::uuid[]) with ordinality as s (id, hash, hat, n) join core.hat h on h.id = s.hat order by s.n`,
    [hats.map(() => newId()), tokens.map((token) => createHash('sha256').update(token).digest()), hats],
  )
  return tokens.map((token) => `hv=${token}`)
}
