import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * `npm run check`: everything that is quickly known. `npm test` (--all): that, and every test there is.
 * The last line says how many passed and failed; each quick check counts as one.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const all = process.argv.includes('--all')
const quickTests = ['boundaries', 'schema', 'generated', 'glossary', 'sizes', 'routes'].map((name) => `tests/${name}.test.ts`)
const fewTests = quickTests.filter((file) => existsSync(join(root, file)))

type Result = { passed: number; failed: number; complaint?: string }

const quickChecks = [
  quick('types', 'tsc', ['--noEmit']),
  quick('format and lint', 'biome', ['check', '--error-on-warnings', '.']),
  quick('dead code', 'knip', ['--no-progress']),
]
// The tests wait for their database while these compute.
const results = await Promise.all([...quickChecks, tests(all ? [] : fewTests)])
// Said again at the end, where whoever reads a long run looks first.
for (const { complaint } of results) if (complaint) process.stdout.write(complaint)
const sum = (kind: 'passed' | 'failed') => results.reduce((total, result) => total + result[kind], 0)
process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed\n`)
process.exitCode = sum('failed') > 0 ? 1 : 0

async function quick(name: string, program: string, words: string[]): Promise<Result> {
  const from = performance.now()
  const { code, output } = await run(program, words, 'pipe')
  process.stdout.write(`${code === 0 ? '✓' : '✗'} ${name} (${((performance.now() - from) / 1000).toFixed(1)} s)\n`)
  if (code === 0) return { passed: 1, failed: 0 }
  return { passed: 0, failed: 1, complaint: `✗ ${name}\n${output.trimEnd()}\n` }
}

async function tests(words: string[]): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'hele-vejen-check-'))
  const report = join(folder, 'tests.json')
  try {
    const { code } = await run(
      'vitest',
      ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...words],
      'inherit',
    )
    return existsSync(report) ? counted(JSON.parse(readFileSync(report, 'utf8')), code) : { passed: 0, failed: 1 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

type Report = { numPassedTests: number; numTotalTests: number; testResults: { status: string; assertionResults: unknown[] }[] }

/** A test that was skipped and a file that did not load have not passed; nor has a run that says so without a failed test. */
function counted(report: Report, code: number): Result {
  const unloaded = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length
  const failed = report.numTotalTests - report.numPassedTests + unloaded
  return { passed: report.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed }
}

function run(program: string, words: string[], out: 'pipe' | 'inherit'): Promise<{ code: number; output: string }> {
  const bin = join(root, 'node_modules', '.bin')
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` }
  return new Promise((resolve) => {
    const child = spawn(join(bin, program), words, { cwd: root, env, stdio: ['ignore', out, out], shell: process.platform === 'win32' })
    let output = ''
    child.stdout?.on('data', (piece) => {
      output += piece
    })
    child.stderr?.on('data', (piece) => {
      output += piece
    })
    child.on('error', (error) => resolve({ code: 1, output: error.message }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}
