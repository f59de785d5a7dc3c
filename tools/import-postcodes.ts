import { readFileSync } from 'node:fs'
import { importRegister } from '#core/postcode/import-register.ts'
import { readConfig } from '#platform/config.ts'
import { withOwner } from './with-owner.ts'

/** `npm run import:postcodes -- FILE`: exact points for postcodes from the official address register. */
const mostProblemsShown = 50
const [file] = process.argv.slice(2)
try {
  if (!file) throw new Error('Say which file: npm run import:postcodes -- FILE')
  const text = readFileSync(file, 'utf8')
  const result = await withOwner(readConfig(process.env), (client) => importRegister(client, text))
  if ('problems' in result) {
    const shown = result.problems.slice(0, mostProblemsShown)
    const rest = result.problems.length - shown.length
    throw new Error(
      [`Nothing was imported. ${result.problems.length} problems in ${file}:`, ...shown, ...(rest > 0 ? [`… and ${rest} more`] : [])].join(
        '\n',
      ),
    )
  }
  process.stdout.write(
    `${result.read} postcodes read: ${result.newNumbers} new, ${result.changed} changed, ${result.unchanged} as before, ` +
      `${result.withoutPoint} without a point. ${result.placesMoved} places moved to their postcode's new point.\n`,
  )
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 1
}
