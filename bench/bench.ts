import { execFileSync } from 'node:child_process'
import { cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { buildAssets } from '#platform/assets.ts'
import { connect } from '#platform/db.ts'
import { createApp } from '../src/app.ts'
import { bare, recorder } from './bare.ts'
import { addWaiting, familiesEach, fill, type World } from './fill.ts'
import { type Figures, load, toUndici } from './load.ts'
import { type Cookies, idOf, type Measure, measures } from './measures.ts'
import { secret, signIn, startWeb, startWorld, type Web } from './world.ts'

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
/** Enough to claim from: one half for the rivals, one half for the statements said bare. */
const waiting = 12_000
let count = 0
const say = (line: string) => void process.stdout.write(`${line}\n`)

const world = await startWorld()
try {
  say(machine())
  let stands: World = { counsellors: 0, families: 0, notes: 0 }
  for (const families of stages) {
    const next = {
      families,
      counsellors: Math.ceil(families / familiesEach / 10) * 10,
      notes: families >= 180_000 ? 1_000_000 : families * 5,
    }
    const began = performance.now()
    await fill(world.owner, stands, next)
    stands = next
    const filled = Math.round((performance.now() - began) / 1000)
    say(`\n## ${families.toLocaleString('en')} open families, ${next.notes.toLocaleString('en')} notes (filled in ${filled} s)\n`)
    await measureAll(next.counsellors, stages.indexOf(families) * 100_000)
  }
} finally {
  await world.stop()
}

async function measureAll(counsellors: number, waitingFrom: number): Promise<void> {
  await addWaiting(world.owner, { from: waitingFrom, to: waitingFrom + waiting })
  await world.owner.query('vacuum analyze')
  const [director, ...desks] = await signIn(world.owner, [
    idOf('director', 0),
    ...Array.from({ length: Math.min(200, counsellors) }, (_, n) => idOf('counsellor', n)),
  ])
  const cookies: Cookies = { counsellors: desks, director: director! }
  const web = await startWeb(world.url)
  const bareApp = await recordingApp()
  try {
    say(
      '| what | connections | requests/s | p50 ms | p99 ms | page kB | bare, one connection | bare p50 ms | aim |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|',
    )
    for (const measure of measures({ cookies, waitingFrom }).filter(({ name }) => name.includes(values.only ?? '')))
      await one(measure, web, bareApp)
    say(`\nThe web process: ${web.memory().now} MB after all this, ${web.memory().most} MB at most.`)
  } finally {
    await bareApp.db.destroy()
    await web.stop()
  }
}


async function one(measure: Measure, web: Web, app: Awaited<ReturnType<typeof recordingApp>>): Promise<void> {
  const made = Date.now()
  const statements = await app.record(measure)
  const base = await bare(world.url, statements, { seconds: Math.min(seconds, 3), rename: measure.rename, made })
  for (const connections of measure.connections) {
    const from = measure.rename ? 0 : count
    const order = { origin: web.origin, expected: measure.expected, request: (n: number) => measure.request(from + n) }
    await load({ ...order, connections, seconds: measure.rename ? 0.2 : 1, request: (n) => measure.request(from + n) })
    const figures = await load({
      ...order,
      connections,
      seconds,
      request: (n) => measure.request((measure.rename ? 20_000 : 500_000) + from + n),
    })
    count += 1_000_000
    say(line({ measure, connections, figures, base }))
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
  return `| ${cells.join(' | ')} |${figures.wrong > 0 ? ` ${figures.wrong} of ${figures.done} answered wrongly!` : ''}`
}

/** The same site in this process, so that its statements can be written down. */
async function recordingApp() {
  const db = connect(world.url)
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
      if (measure.request(0).method !== 'POST') await ask() // what is kept after the first time is not asked for again
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
