import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { smtpPostOffice } from '#core/send/mail.ts'
import { offerSetup } from '#core/setup/setup.ts'
import { readWatch } from '#parts/safety-net/index.ts'
import { buildAssets } from '#platform/assets.ts'
import { type Config, readConfig, WrongSetting } from '#platform/config.ts'
import { connect } from '#platform/db.ts'
import { logFault } from '#platform/log.ts'
import { makeMetrics } from '#platform/metrics.ts'
import { whatIsWrong } from '#platform/migrate/check.ts'
import { AlreadyRunning } from '#platform/postgres/embedded.ts'
import { startWorker } from '#platform/worker.ts'
import { createApp, keyFor } from './app.ts'
import { type DemoSignIn, seedDemoWorld } from './demo.ts'
import { jobsOf } from './jobs.ts'
import { knowKeysAgain } from './known-keys.ts'
import { theSchema } from './schema.ts'
import { openWorld } from './world.ts'

const say = (line: string) => void process.stdout.write(`${line}\n`)

/** What has been started, to be stopped in the opposite order: the web, the worker, the connections, the database. */
const running: (() => Promise<void>)[] = []
let stopping: Promise<void> | undefined

async function start(config: Config): Promise<void> {
  const node = process.versions.node
  if (Number(node.split('.')[0]) < 24)
    throw new WrongSetting(`Node 24 or newer is needed; this is ${node}. Start with npm, or install Node 24.`)
  const schema = theSchema() // as this process is; the files may be newer by the time somebody asks
  const world = await openWorld(config, say)
  running.push(world.close)
  const address = addressOf(config, world.kind)
  const demo = { address, say, goesOn: () => stopping === undefined }
  const [assets, signIns] = await Promise.all([buildAssets(), world.kind === 'demo' ? seedDemoWorld(world, demo) : []])
  const db = connect(world.url)
  running.push(() => db.destroy())
  await knowKeysAgain(db, { secret: world.secret, oldSecrets: config.oldSecrets })
  const door = { address, key: keyFor(world.secret, 'sign-in') }
  const postOffice = config.smtpUrl ? smtpPostOffice(config.smtpUrl) : undefined
  const jobs = jobsOf({ db, postOffice, door, proofFile: join(world.home ?? config.dataDir, 'proof.jsonl') })
  const watch = config.metricsToken
    ? { token: config.metricsToken, metrics: makeMetrics({ db, readWorld: () => readWatch(db) }) }
    : undefined
  const { site } = createApp({
    ...{
      db,
      assets,
      secret: world.secret,
      oldSecrets: config.oldSecrets,
      world: world.kind,
      address,
      publicUrl: config.publicUrl ?? '',
      trustProxy: config.trustProxy,
    },
    // A demo world writes down what would have been sent, so there the choice can be seen.
    mail: world.kind === 'demo' || config.smtpUrl !== undefined,
    postOffice,
    watch,
    whatIsWrong: kept(() => whatIsWrong(world.url, schema)),
  })
  // A start that finds its port taken has changed nothing: no job has run.
  const closeWeb = await listen(site.fetch, config)
  const worker = await startWorker({ url: world.url, rolePrefix: await db.rolePrefix(), jobs, told: watch?.metrics.job })
  running.push(worker.stop, closeWeb)
  await world.announce(address)
  const setup = world.kind === 'real' ? await offerSetup(db) : undefined
  greet({ address, kind: world.kind, signIns, setup, mail: config.smtpUrl !== undefined })
}

type Greeting = { address: string; kind: string; signIns: DemoSignIn[]; setup: string | undefined; mail: boolean }

function greet({ address, kind, signIns, setup, mail }: Greeting): void {
  const ready = `Ready after ${(performance.now() / 1000).toFixed(1)} s; Ctrl-C stops.`
  say(`Open ${address}${kind === 'real' ? '' : ` (a ${kind} world)`}. ${ready}`)
  if (kind === 'real' && !mail) say('No mail leaves this house: SMTP_URL is not set. Links to invitations are handed on by a leader.')
  const begin = 'Nobody is here yet. Begin the network at this address, once, within 24 hours (or with npm run setup):'
  if (setup) say(`\n${begin}\n  ${address}/setup/${setup}\n`)
  if (signIns.length > 0) say(`\nWho you can be here:\n${table(signIns)}\n`)
}

/** What people type. A passkey belongs to a name, never to a number: on one's own machine that is localhost. */
function addressOf({ publicUrl, host, port }: Config, kind: string): string {
  const unnamed = kind === 'real' ? /^(0\.0\.0\.0|::|127\.0\.0\.1)$/ : /^(0\.0\.0\.0|::)$/
  return publicUrl ?? `http://${unnamed.test(host) ? 'localhost' : host}:${port}`
}

/** The answer holds for some seconds: whoever asks often must not keep the database busy with it. */
function kept<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked = 0
  let answer: Promise<T>
  return () => {
    if (Date.now() - asked > 5_000) {
      asked = Date.now()
      answer = ask()
    }
    return answer
  }
}

function listen(fetch: Parameters<typeof createAdaptorServer>[0]['fetch'], { host, port }: Config): Promise<() => Promise<void>> {
  const server = createAdaptorServer({ fetch })
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE' || error.code === 'EACCES'
      reject(
        taken
          ? new WrongSetting(`PORT ${port} on ${host} cannot be used: another program has it, or it is not for you. Set PORT to another.`)
          : error,
      )
    })
    server.listen(port, host, () => {
      resolve(() => closed(server as typeof server & { address(): AddressInfo }))
    })
  })
}

/** Answers under way are given; a stream that stays open is cut after a moment. */
function closed(server: ReturnType<typeof createAdaptorServer>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    if ('closeIdleConnections' in server) server.closeIdleConnections()
    setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 1_000).unref()
  })
}

function table(signIns: DemoSignIn[]): string {
  const width = Math.max(...signIns.map(({ who }) => who.length))
  return signIns.map(({ who, address }) => `  ${who.padEnd(width)}  ${address}`).join('\n')
}

function stop(code: number): Promise<void> {
  stopping ??= (async () => {
    await starting.catch(() => undefined)
    for (const end of running.reverse()) await end().catch((error) => logFault('stop', error))
    process.exit(code)
  })()
  return stopping
}

/** One calm line for what a person can mend and we have put in words; where and what for a fault of ours. */
function fail(error: unknown): Promise<void> {
  if (error instanceof AlreadyRunning) {
    say(error.message)
    return stop(0)
  }
  const inOurWords = error instanceof WrongSetting || Object.getPrototypeOf(error) === Error.prototype
  process.stderr.write(`${inOurWords ? (error as Error).message : (error as Error).stack}\n`)
  return stop(1)
}

/** Asked to stop: a process that ends without a word would look like one that was killed. */
function asked(why: string): void {
  if (!stopping) say(`Stopping: ${why}.`)
  void stop(0)
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => asked(signal))
// npm ends on a SIGTERM without handing it on to us where its shell stands between: when who started us has gone, so do we.
if (process.env.npm_lifecycle_event === 'start') {
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && asked('npm, which started this, was told to'), 250).unref()
}
// Whoever read what we say has gone: the words are lost, the work goes on.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
process.on('uncaughtException', (error) => {
  logFault('uncaught', error)
  void stop(1)
})

const starting = Promise.resolve().then(() => start(readConfig(process.env)))
starting.catch(fail)
