import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { readConfig } from '#platform/config.ts'
import { keepHistoryOfEverybody } from '#testing/laws/everybody.ts'
import { brokenLaws, owedAmiss } from '#testing/laws/oracle.ts'
import { keyFor } from '../src/app.ts'
import { cutConnections } from '../src/simulation/cuts.ts'
import { exitCodeOf, tableOf } from '../src/simulation/table.ts'
import { simulate } from '../src/simulation/year.ts'
import { openWorld } from '../src/world.ts'

/**
 * `npm run simulate -- --inquiries 18000 --year 2025`: a year of a network in its own database, through the actions the pages use. Ends
 * with a table, and with 1 when a law was broken or the table does not agree with what was done.
 */
const { values } = parseArgs({
  options: {
    inquiries: { type: 'string', default: '18000' },
    year: { type: 'string', default: '2025' },
    days: { type: 'string', default: '365' },
    seed: { type: 'string', default: '1' },
    connections: { type: 'string', default: '4' },
    /** A new folder for the world, which stays; without it everything is removed. */
    keep: { type: 'string' },
    /** Cut so many connections a second, whatever they are doing. */
    kill: { type: 'string' },
  },
})
const notForTheMachine = ['fsync', 'synchronous_commit', 'full_page_writes']
let stopped = false
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    stopped = true // the day is played to its end, then the table of what was is printed and everything is removed
  })
const from = `${whole('year')}-01-01`
const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'hele-vejen-year-'))
if (values.keep && existsSync(join(folder, 'postgres'))) throw new Error(`${folder} has a world already: name a new folder`)
if (!values.keep) chmodSync(folder, 0o755)
const settings = { HELE_VEJEN_DATA: folder, HELE_VEJEN_DEMO: '1', HELE_VEJEN_CLOCK: `${from}T00:00:00+01:00` }
const { postgres } = readConfig(process.env)
const world = await openWorld({ ...readConfig(settings), postgres }, () => undefined)
const owner = new pg.Pool({ connectionString: world.ownerUrl, max: 1 })
owner.on('error', () => undefined)
try {
  // A simulated world may be lost with the machine; a process that is killed loses nothing by it.
  for (const name of notForTheMachine) await owner.query(`alter system set ${name} = off`)
  await owner.query('select pg_reload_conf()')
  // In a demo world mail is only written down as sent; here it goes to a post office inside the process, so that it can be counted.
  await owner.query("update platform.database_mark set kind = 'test'")
  await keepHistoryOfEverybody(owner)
  const [began, before, start] = [process.cpuUsage(), serverSeconds(world.home!) ?? 0, await serverTime()]
  const cuts = values.kill ? cutConnections(owner, whole('kill')) : undefined
  const outcome = await simulate({
    ...{
      ownerUrl: world.ownerUrl!,
      url: world.url,
      span: { from, days: whole('days') },
      inquiries: whole('inquiries'),
      seed: whole('seed'),
    },
    ...{
      connections: whole('connections'),
      key: keyFor(world.secret, 'return-code'),
      oracle: brokenLaws,
      nightly: owedAmiss,
      onDay: progress,
      stopped: () => stopped,
    },
  })
  await cuts?.stop()
  const { user, system } = process.cpuUsage(began)
  const after = await serverSecondsAtLast(world.home!, start)
  const machine = {
    toolSeconds: (user + system) / 1e6,
    serverSeconds: after && after - before,
    cores: cpus().length,
    load: loadavg()[0]!,
  }
  process.stdout.write(
    `\n${tableOf(outcome, { ...machine, seed: whole('seed'), connections: whole('connections'), cuts: cuts?.count() ?? 0 })}`,
  )
  process.exitCode = exitCodeOf(outcome)
  await owner.query('drop schema audit cascade')
  await owner.query("update platform.database_mark set kind = 'demo'")
  for (const name of notForTheMachine) await owner.query(`alter system reset ${name}`)
} finally {
  await owner.end()
  await world.close()
  if (!values.keep) rmSync(folder, { recursive: true, force: true })
}

function whole(name: 'inquiries' | 'year' | 'days' | 'seed' | 'connections' | 'kill'): number {
  const number = Number(values[name])
  if (!Number.isInteger(number) || number < 1) throw new Error(`--${name} is a whole number from 1 on`)
  return number
}

function progress(day: string, done: number): void {
  const all = whole('days')
  if (process.stderr.isTTY) {
    const full = Math.round((30 * done) / all)
    process.stderr.write(`\r${'█'.repeat(full)}${'·'.repeat(30 - full)} ${day}`)
  } else if (day.endsWith('-01') || done === all)
    process.stderr.write(`${day} (${performance.now() / 1000 < 1 ? 0 : Math.round(performance.now() / 1000)} s)\n`)
}

/** A connection is counted when it has gone, and some take a moment to go. */
async function serverSecondsAtLast(home: string, from: Date): Promise<number | null> {
  const theirs = "select from pg_stat_activity where application_name ~ '^hele-vejen( simulation)?$' and backend_start > $1"
  for (let tries = 0; tries < 100 && (await owner.query(theirs, [from])).rowCount; tries++) await wait(100)
  await wait(500) // gone from that list, its process ends
  return serverSeconds(home)
}

async function serverTime(): Promise<Date> {
  return (await owner.query('select clock_timestamp() as now')).rows[0].now
}

/** What all connections of the server have used, once they have ended; only Linux tells. */
function serverSeconds(home: string): number | null {
  try {
    const pid = readFileSync(join(home, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
    return (Number(fields[13]) + Number(fields[14])) / 100
  } catch {
    return null
  }
}
