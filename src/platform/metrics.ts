import { timingSafeEqual } from 'node:crypto'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Db } from './db.ts'

/** One figure about the world at this moment; `labels` tell figures of one name apart. */
export type Reading = { name: string; help: string; value: number; labels?: Record<string, string> }

export type Metrics = {
  /** Times are seconds. A route is its pattern, never an address somebody asked for. */
  request(one: { method: string; route: string; status: number; seconds: number }): void
  job(one: { task: string; ok: boolean; seconds: number }): void
  /** All figures in the text format of Prometheus. */
  page(): Promise<string>
}

/** What a watcher may read of one process: how it answers and works, and what `readWorld` says of the world behind it. */
export function makeMetrics({ db, readWorld }: { db: Db; readWorld: () => Promise<Reading[]> }): Metrics {
  const registers = [new Registry()]
  const [registry] = registers as [Registry]
  const named = (name: string, help: string) => ({ name: `hele_vejen_${name}`, help, registers })
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    ...named('request_seconds', 'Time until an answer, by route pattern'),
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  })
  const jobs = new Counter({ ...named('jobs_total', 'Jobs this process has carried out'), labelNames: ['task', 'outcome'] })
  const took = new Gauge({ ...named('job_seconds', 'How long each job took last time'), labelNames: ['task'] })
  const last = new Gauge({ ...named('job_last_success_seconds', 'When each job last went well, in Unix time'), labelNames: ['task'] })
  addPool(db, named)
  return {
    request: ({ method, route, status, seconds }) => requests.observe({ method, route, status }, seconds),
    job({ task, ok, seconds }) {
      jobs.inc({ task, outcome: ok ? 'ok' : 'failed' })
      took.set({ task }, seconds)
      if (ok) last.set({ task }, Math.round(Date.now() / 1000))
    },
    async page() {
      const world = await readWorld()
      return `${await registry.metrics()}\n${inWords(world)}`
    },
  }
}

type Named = (name: string, help: string) => { name: string; help: string; registers: Registry[] }

function addPool({ pool }: Db, named: Named): void {
  new Gauge({
    ...named('pool_connections', 'Connections to the database, by what they do; waiting is requests without one'),
    labelNames: ['state'],
    collect() {
      this.set({ state: 'busy' }, pool.totalCount - pool.idleCount)
      this.set({ state: 'idle' }, pool.idleCount)
      this.set({ state: 'waiting' }, pool.waitingCount)
    },
  })
}

/** Asked anew each time, so that a figure that is no longer there is not shown as it last was. */
function inWords(readings: Reading[]): string {
  const lines = [...Map.groupBy(readings, ({ name }) => name)].flatMap(([name, figures]) => [
    `# HELP hele_vejen_${name} ${figures[0]!.help}`,
    `# TYPE hele_vejen_${name} gauge`,
    ...figures.map(({ labels, value }) => `hele_vejen_${name}${inBraces(labels)} ${value}`),
  ])
  return `${lines.join('\n')}\n`
}

function inBraces(labels: Record<string, string> = {}): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${value}"`)
  return pairs.length > 0 ? `{${pairs.join(',')}}` : ''
}

/** Whether the header holds the token; compared in the same time whatever it holds. */
export function mayWatch(header: string | undefined, token: string): boolean {
  const [given, right] = [Buffer.from(header ?? ''), Buffer.from(`Bearer ${token}`)]
  return given.length === right.length && timingSafeEqual(given, right)
}
