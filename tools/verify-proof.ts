import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { verifyChain } from '../src/parts/safety-net/proof/proof.ts'

/** `npm run verify-proof -- FILE [--from HASH]`: whether an exported chain is whole. It needs no database and nothing else of ours. */
const usage = 'npm run verify-proof -- FILE [--from HASH]'

function run(words: string[]): number {
  const { values, positionals } = parseArgs({ args: words, options: { from: { type: 'string' } }, allowPositionals: true })
  const [file] = positionals
  if (!file || (values.from !== undefined && !/^[0-9a-f]{64}$/.test(values.from))) {
    process.stderr.write(`${usage}\nHASH is the 64 characters of a line you have kept.\n`)
    return 2
  }
  // Whoever reads only the first lines closes the pipe.
  process.stdout.on('error', () => process.exit())
  const { problems, lines, first, last } = verifyChain(readFileSync(file, 'utf8'), values.from)
  for (const problem of problems) process.stdout.write(`✗ ${problem}\n`)
  if (problems.length > 0) return 1
  const breaches = last?.breaches.length ?? 0
  process.stdout.write(`✓ ${count(lines, 'line')}, number ${first?.n} (${first?.day}) to ${last?.n} (${last?.day}): whole\n`)
  const held = `${count(last?.counts.open ?? '?', 'open family', 'open families')}, ${count(breaches, 'breach', 'breaches')}`
  process.stdout.write(`  last night: ${held}\n  last hash: ${last?.hash}\n`)
  if (values.from === undefined)
    process.stdout.write('  To see that nothing is cut off at the end, give a hash you have kept: --from HASH\n')
  return 0
}

function count(n: number | '?', one: string, more = `${one}s`): string {
  return `${n} ${n === 1 ? one : more}`
}

try {
  process.exitCode = run(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n${usage}\n`)
  process.exitCode = 2
}
