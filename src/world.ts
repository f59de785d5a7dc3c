import { randomBytes } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadReferenceData } from '#core/reference.ts'
import { type Config, WrongSetting } from '#platform/config.ts'
import { whatIsWrong } from '#platform/migrate/check.ts'
import { migrate } from '#platform/migrate/run.ts'
import { startEmbedded } from '#platform/postgres/embedded.ts'
import { connected, guardWorld, type Kind, moveClock, worldOf } from '#platform/postgres/mark.ts'
import { clockAsBefore, findHalfFilled, takeAway } from './demo/half-filled.ts'
import { theSchema } from './schema.ts'

/** A database that is ready to be used: as this code expects it, and of a kind that may be used so. */
export type OpenWorld = {
  kind: Kind
  /** As the web and the worker sign in. */
  url: string
  /** An embedded world is owned by whoever starts it. Of any other only a demo world's owner is used, to fill it. */
  ownerUrl?: string
  secret: string
  /** Where the files are, when they are ours. */
  home?: string
  announce(address: string): Promise<void>
  close(): Promise<void>
}

/** `say` is told at once where the data is: the first line a new user reads. */
export function openWorld(config: Config, say: (line: string) => void): Promise<OpenWorld> {
  return config.databaseUrl ? openTheirs(config, config.databaseUrl, say) : openEmbedded(config, say)
}

async function openEmbedded(config: Config, say: (line: string) => void): Promise<OpenWorld> {
  const server = await startEmbedded({ dataDir: config.dataDir, programs: config.postgres })
  try {
    say(`Hele Vejen. The data is in ${server.home}.`)
    const loginPassword = server.loginPassword(server.database)
    const kind = await bringUp(config, { ownerUrl: server.ownerUrl, loginPassword, fallback: 'demo', say })
    return {
      kind,
      url: server.appUrl(server.database),
      ownerUrl: server.ownerUrl,
      secret: config.secret ?? keptSecret(server.home),
      home: server.home,
      announce: server.announce,
      close: server.stop,
    }
  } catch (error) {
    await server.stop()
    throw error
  }
}

async function openTheirs(config: Config, url: string, say: (line: string) => void): Promise<OpenWorld> {
  if (!config.secret)
    throw new WrongSetting('HELE_VEJEN_SECRET must be set when DATABASE_URL is: at least 32 characters that nobody can guess.')
  mustTakeFiles(config.dataDir)
  const wrong = await whatIsWrong(url, theSchema()).catch(
    (error: Error) => `The database of DATABASE_URL cannot be used: ${error.message}.`,
  )
  if (wrong) throw new WrongSetting(wrong)
  const kind = await connected(
    url,
    async (client) => (await client.query('select kind from platform.database_mark')).rows[0]?.kind as Kind | undefined,
  )
  if (kind !== 'demo' && kind !== 'test' && (config.demo || config.clock)) {
    const setting = config.demo ? 'HELE_VEJEN_DEMO' : 'HELE_VEJEN_CLOCK'
    throw new WrongSetting(
      `${setting} is set, but this database was not created as a demo. Take the setting away, or run npm run migrate with it on an empty database.`,
    )
  }
  const ownerUrl = kind === 'demo' ? config.databaseOwnerUrl : undefined
  if (ownerUrl && (await connected(ownerUrl, findHalfFilled)))
    await bringUp(config, { ownerUrl, login: loginOf(url), fallback: 'demo', say })
  return { kind: kind ?? 'real', url, ownerUrl, secret: config.secret, announce: async () => undefined, close: async () => undefined }
}

/** The proof of each night is put there: heard of at the start, not in the first night. */
function mustTakeFiles(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
  } catch {
    throw new WrongSetting(
      `HELE_VEJEN_DATA must be a folder that this process may write to, not "${folder}": the proof of each night is put there.`,
    )
  }
}

/** The role that signs in, as it stands in the address. */
export function loginOf(url: string): string {
  return decodeURIComponent(new URL(url).username)
}

type Up = { ownerUrl: string; login?: string; loginPassword?: string; fallback: Kind; say?: (line: string) => void }

/** What `npm run migrate` and an embedded start both do: the schema, the mark, the clock. A demo world that was half filled is begun anew. */
export async function bringUp(config: Config, { ownerUrl, login, loginPassword, fallback, say }: Up): Promise<Kind> {
  const half = await connected(ownerUrl, findHalfFilled)
  if (half) {
    say?.('The first start of this demo world was cut off while it was being filled: it is begun anew.')
    await connected(ownerUrl, takeAway)
  }
  const before = await connected(ownerUrl, worldOf)
  const wants = { demo: config.demo ?? false, clock: config.clock !== undefined }
  const mending = guardWorld(before, wants)
  if (mending && 'line' in mending) throw new WrongSetting(mending.line)
  const wanted: Kind = half ? 'demo' : config.demo === undefined ? (wants.clock ? 'demo' : fallback) : config.demo ? 'demo' : 'real'
  await migrate({ ownerUrl, schema: theSchema(), kind: wanted, login, loginPassword, loadReferenceData })
  return connected(ownerUrl, async (client) => {
    if (mending) await client.query('update platform.database_mark set kind = $1', [mending.markAs])
    if (half) await clockAsBefore(client, half)
    const { kind, holdsPeople } = await worldOf(client)
    await moveClock(client, config.clock, !holdsPeople)
    return kind ?? 'real'
  })
}

/** An embedded world keeps its own secret beside its data: codes and sessions must survive the next start. */
function keptSecret(home: string): string {
  const file = join(home, 'secret')
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  return readFileSync(file, 'utf8').trim()
}
