import { execFileSync } from 'node:child_process'
import { cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { buildAssets } from '#platform/assets.ts'
import { connect } from '#platform/db.ts'
import { createApp } from '../src/app.ts'
import { bare, recorder } from './bare.ts'
import { addWaiting, familiesEach, fill } from './fill.ts'
import { type Figures, load, toUndici } from './load.ts'
import { idOf, type Measure, measures } from './measures.ts'
import { type BenchWorld, secret, signIn, startWeb, startWorld, type Web } from './world.ts'

/** `npm run bench`: what one web process gives on one PostgreSQL, beside the same statements said bare. See bench/README.md. */
const { values } = parseArgs({
  options: {
    families: { type: 'string', default: '18000,180000' },
    seconds: { type: 'string', default: '5' },
    only: { type: 'string' },
  },
})
const stages = values.families.split(',').map(Number)
const seconds = Number(values.seconds)
const head =
  '| what | connections | requests/s | p50 ms | p99 ms | page kB | bare, one connection | bare p50 ms | aim |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|'
const say = (line: string) => void process.stdout.write(`${line}\n`)

say(machine())
for (const families of stages) await stage(families)

/** A world of its own for each size: what one has written must not slow the other down. */
async function stage(families: number): Promise<void> {
  const world = await startWorld()
  try {
    const counsellors = Math.ceil(families / familiesEach / 10) * 10
    const notes = families >= 180_000 ? 1_000_000 : families * 5
    const began = performance.now()
    await fill(world.owner, { families, counsellors, notes })
    const filled = Math.round((performance.now() - began) / 1000)
    say(`\n## ${families.toLocaleString('en')} open families, ${notes.toLocaleString('en')} notes (filled in ${filled} s)\n`)
    await measureAll(world, counsellors)
  } finally {
    await world.stop()
  }
}

async function measureAll(world: BenchWorld, counsellors: number): Promise<void> {
  const some = (kind: string) => Array.from({ length: Math.min(200, counsellors) }, (_, n) => idOf(kind, n))
  const [director] = await signIn(world.owner, [idOf('director', 0)])
  const [desks, adults] = [await signIn(world.owner, some('counsellor')), await signIn(world.owner, some('adult'))]
  const web = await startWeb(world.url)
  const app = await recordingApp(world.url)
  try {
    say(head)
    const all = measures({ counsellors: desks, director: director!, adults })
    for (const measure of all.filter(({ name }) => name.includes(values.only ?? ''))) await one(measure, { world, web, app })
    say(`\nThe web process: ${web.memory().now} MB after all this, ${web.memory().most} MB at most.`)
  } finally {
    await app.db.destroy()
    await web.stop()
  }
}

type Stage = { world: BenchWorld; web: Web; app: Awaited<ReturnType<typeof recordingApp>> }

async function one(measure: Measure, { world, web, app }: Stage): Promise<void> {
  if (measure.waiting) await addWaiting(world.owner, measure.waiting)
  const made = Date.now()
  const statements = await app.record(measure)
  const base = await bare(world.url, statements, { seconds: Math.min(seconds, 3), rename: measure.rename, made })
  let n = 1
  const request = () => measure.request(n++)
  for (const connections of measure.connections) {
    const order = { origin: web.origin, expected: measure.expected, connections, request }
    await load({ ...order, seconds: Math.min(1, seconds / 4) }) // warmed up
    say(line({ measure, connections, figures: await load({ ...order, seconds }), base }))
  }
}

type Measured = { measure: Measure; connections: number; figures: Figures; base: { perSecond: number; p50: number } }

function line({ measure, connections, figures, base }: Measured): string {
  const whole = (n: number) => Math.round(n).toLocaleString('en')
  const cells = [
    measure.name,
    connections,
    whole(figures.perSecond),
    figures.p50.toFixed(1),
    figures.p99.toFixed(1),
    (figures.bytes / 1000).toFixed(1),
    whole(base.perSecond),
    base.p50.toFixed(1),
    connections === 10 && measure.aim ? `${whole(measure.aim)} ${figures.perSecond >= measure.aim ? 'met' : 'missed'}` : '',
  ]
  return `| ${cells.join(' | ')} |${figures.wrong.size > 0 ? ` no figure: of ${figures.done} answers ${[...figures.wrong].map(([status, times]) => `${times} were ${status}`)}` : ''}`
}

/** The same site in this process, so that its statements can be written down. */
async function recordingApp(url: string) {
  const db = connect(url)
  const log = recorder(db)
  const { site } = createApp({
    ...{ db, assets: await buildAssets(), secret, publicUrl: '', trustProxy: 0 },
    ...{ world: 'real', whatIsWrong: async () => null },
  })
  return {
    db,
    async record(measure: Measure) {
      const ask = async () => {
        const { path, ...init } = toUndici(measure.request(0))
        return site.request(`http://127.0.0.1${path}`, init)
      }
      return log.during(ask)
    },
  }
}

function machine(): string {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
  const [cpu] = cpus()
  const memory = Math.round(totalmem() / 1e9)
  return `${new Date().toISOString().slice(0, 10)}, commit ${commit}, ${cpus().length} × ${cpu?.model.trim()}, ${memory} GB, Node ${process.versions.node}`
}
