import { setTimeout as wait } from 'node:timers/promises'
import { Logger, type Runner, run } from 'graphile-worker'
import pg from 'pg'
import { log, logFault } from './log.ts'
import type { Metrics } from './metrics.ts'
import { asRole } from './migrate/queue.ts'

/** What the worker can do, by name. A job says "look now" at the row with this key; what is due stands in rows of our own. */
export type Jobs = {
  tasks: Record<string, (key: string) => Promise<void>>
  /** Names of tasks that look for themselves, and how often: cron's five fields. */
  regularly?: Record<string, string>
  /** Names of tasks that look at every start too: cron does not come back for what was due while nobody was running. */
  atStart?: readonly string[]
}

/** A task that looks again anyway need not be tried for days. */
const tries = 5

/** Told of every job that has been carried out. */
type Told = Metrics['job']

export type Worker = { stop(): Promise<void> }

/** Runs jobs until it is stopped; where the database goes away, it begins again when the database is back. */
export async function startWorker({
  url,
  rolePrefix,
  jobs,
  told,
}: {
  url: string
  rolePrefix: string
  jobs: Jobs
  told?: Told
}): Promise<Worker> {
  // A pool of our own: the library does not wait for its own to end, and an error of a connection that ends would end the process.
  const pgPool = poolOf(asRole(url, `${rolePrefix}_worker`))
  const begin = async () => {
    const runner = await run({
      pgPool,
      concurrency: 2,
      noHandleSignals: true,
      logger: faultsOnly,
      taskList: taskList(jobs, told),
      crontab: crontab(jobs),
      preset: { worker: heardOf },
    })
    await lookAtOnce(runner, jobs).catch(async (error) => {
      await runner.stop().catch(() => undefined)
      throw error
    })
    return runner
  }
  let stopping = false
  let runner: Runner | undefined = await begin().catch(async (error) => {
    await pgPool.end()
    throw error
  })
  const watching = (async () => {
    while (!stopping) {
      await runner?.promise.catch((error) => logFault('worker-ended', error))
      runner = undefined
      while (!stopping && !runner) {
        await wait(1_000)
        runner = await begin().catch(() => undefined)
      }
    }
  })()
  return {
    async stop() {
      stopping = true
      await runner?.stop().catch(() => undefined)
      await watching
      // One that was just beginning meanwhile.
      await runner?.stop().catch(() => undefined)
      await pgPool.end()
    },
  }
}

/** Written down together with others done in the same moment. Alone, nobody hears of it when that fails, and the process ends of it. */
const heardOf = { completeJobBatchDelay: 0, failJobBatchDelay: 0 }

function poolOf(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 10 })
  pool.on('error', () => undefined) // an idle connection that dies is replaced
  pool.on('connect', (client) => client.on('error', () => undefined)) // one that dies at work fails its job, never the process
  return pool
}

function taskList(jobs: Jobs, told?: Told): Record<string, (payload: unknown) => Promise<void>> {
  const entries = Object.entries(jobs.tasks).map(
    ([name, task]) => [name, (payload: unknown) => carryOut({ name, task, told }, payload)] as const,
  )
  return Object.fromEntries(entries)
}

type Task = { name: string; task: (key: string) => Promise<void>; told?: Told }

async function carryOut({ name, task, told }: Task, payload: unknown): Promise<void> {
  const from = performance.now()
  try {
    await task(String((payload as { key?: string })?.key ?? ''))
    log('job', { task: name, ms: Math.round(performance.now() - from) })
    told?.({ task: name, ok: true, seconds: (performance.now() - from) / 1000 })
  } catch (error) {
    logFault('job-failed', error, { task: name })
    told?.({ task: name, ok: false, seconds: (performance.now() - from) / 1000 })
    throw new Error(`${name} failed`) // the queue keeps the message it is given: nobody's words
  }
}

/** However many processes start at once, each task waits at most once. No queue: one that was killed would hold it for hours. */
async function lookAtOnce(runner: Runner, { atStart = [] }: Jobs): Promise<void> {
  for (const task of atStart) await runner.addJob(task, {}, { jobKey: `${task} at start`, maxAttempts: tries })
}

function crontab(jobs: Jobs): string {
  return Object.entries(jobs.regularly ?? {})
    .map(([task, times]) => `${times} ${task} ?max=${tries}`)
    .join('\n')
}

const faultsOnly = new Logger(() => (level, message, meta) => {
  if (level === 'error' && !/^Failed task/.test(message))
    logFault('worker', (meta as { error?: unknown })?.error ?? new pg.DatabaseError('worker', 0, 'error'))
})
