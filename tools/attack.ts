import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { killPostgres } from '#testing/kill-postgres.ts'
import { fuzz, type Outcome } from '#testing/laws/fuzzer.ts'
import { startTemplateServer } from '#testing/template.ts'

/**
 * `npm run attack -- --steps 200000`: clumsy hands at the laws, as in the tests but for as long as wished. On a server of its own, or in
 * the database of `--database` (the owner's address), which must be of the test kind. Ends with 1 when a law was broken.
 */
const { values } = parseArgs({
  options: {
    steps: { type: 'string', default: '20000' },
    connections: { type: 'string', default: '8' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    /** Kill the whole server too, every twentieth batch; only where it is a server of its own. */
    'kill-server': { type: 'boolean', default: false },
    database: { type: 'string' },
  },
})

const server = values.database ? undefined : await startTemplateServer()
try {
  const order = { steps: whole('steps'), connections: whole('connections'), seed: whole('seed') }
  const began = performance.now()
  const outcome = await fuzz({
    ...order,
    ownerUrl: values.database ?? server!.ownerUrl,
    killServer: values['kill-server'] && server ? () => killPostgres(join(server.home, 'postgres')) : undefined,
    onBatch: ({ steps }) => process.stderr.isTTY && process.stderr.write(`\r${steps} steps`),
  })
  process.stdout.write(report(outcome, { ...order, seconds: (performance.now() - began) / 1000 }))
  process.exitCode = outcome.violations.length > 0 ? 1 : 0
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 1
} finally {
  await server?.stop()
}

function whole(name: 'steps' | 'connections' | 'seed'): number {
  const number = Number(values[name])
  if (!Number.isInteger(number) || number < 1) throw new Error(`--${name} is a whole number from 1 on`)
  return number
}

function report(outcome: Outcome, { seed, connections, seconds }: { seed: number; connections: number; seconds: number }): string {
  const { steps, transactions, committed, kills, serverKills, serialization, deadlocks, violations, days, refusals, mistakes } = outcome
  const figures = {
    steps,
    transactions,
    committed,
    'connections killed': kills,
    'servers killed': serverKills,
    'serialization (40001)': serialization,
    deadlocks,
    violations: violations.length,
  }
  const names = Object.keys(figures)
  const often = [...refusals].sort(([, a], [, b]) => b - a).map(([name, count]) => `  ${String(count).padStart(7)}  ${name}`)
  return [
    `seed ${seed}, ${connections} connections, ${seconds.toFixed(0)} s, ${days} days in the simulated world`,
    '',
    `| ${names.join(' | ')} |`,
    `|${names.map(() => '---').join('|')}|`,
    `| ${Object.values(figures).join(' | ')} |`,
    '',
    `refused by ${refusals.size} guards:`,
    ...often,
    ...[...mistakes].map(([message, count]) => `fault of the fuzzer itself, ${count} times: ${message}`),
    ...violations.map(({ law, thing }) => `BROKEN: ${law}: ${thing}`),
    '',
  ].join('\n')
}
