import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readSchema, type Schema } from '#platform/migrate/files.ts'
import { parts } from './parts.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Everything that makes the database what it is: migrations, and the policies from below to above. */
export function theSchema(): Schema {
  return readSchema({
    root,
    migrations: 'db/migrations',
    policies: [
      ...policiesOf('src/platform'),
      ...policiesOf('src/core'),
      ...parts.flatMap((part) => policiesOf(`src/parts/${part.name}`)),
      'db/holding.sql',
      'db/deletion.sql',
      'db/laws.sql',
    ],
  })
}

function policiesOf(folder: string): string[] {
  if (!existsSync(root + folder)) return []
  const names = readdirSync(root + folder).filter((name) => /^policy.*\.sql$/.test(name))
  return names.sort().map((name) => `${folder}/${name}`)
}
