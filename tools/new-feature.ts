import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { parts } from '../src/parts.ts'
import { featureFiles, namesOf } from './feature-files.ts'

/** `npm run new-feature -- <part> <noun>`: a feature folder with one red test. It never writes over anything. */
const [part = '', noun = ''] = process.argv.slice(2)
const known: string[] = parts.map(({ name }) => name)
const folder = `src/parts/${part}/${noun}`

if (!known.includes(part)) stop(`The first word is a part: ${known.join(', ')}.`)
if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(noun))
  stop('The second word is a noun in English, small letters, one word per concept: christmas-aid.')
if (existsSync(folder)) stop(`${folder} is there already.`)

const names = namesOf(part, noun)
const files = { ...featureFiles(names), ...door() }
for (const [file, text] of Object.entries(files)) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  process.stdout.write(`${file}\n`)
}
// The order of imports depends on the names.
spawnSync('node_modules/.bin/biome', ['check', '--write', folder], { stdio: 'ignore', shell: process.platform === 'win32' })
process.stdout.write(`
Now, in this order:
  1. docs/glossary.md: the Danish word for ${names.type}
  2. ${folder}/${noun}.test.ts: what must hold, seen red; then the rule
  3. db/migrations/YYYYMMDDHHMM_${names.schema}_${names.table}.sql, src/parts/${part}/policy.sql, npm run generate
  4. src/parts/${part}/index.ts: export ${names.value}Routes; src/routes.ts: add it
The nearest sibling is the template for everything else.
`)

/** A part's first feature brings its door. */
function door(): Record<string, string> {
  const index = `src/parts/${part}/index.ts`
  return existsSync(index) ? {} : { [index]: `export { ${names.value}Routes } from './${noun}/routes.tsx'\n` }
}

function stop(line: string): never {
  process.stderr.write(`${line}\n`)
  process.exit(1)
}
