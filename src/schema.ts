import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readSchema, type Schema } from '#platform/migrate/files.ts'
import { parts } from './parts.ts'

/** Everything that makes the database what it is: migrations, and the policies from below to above. */
export function theSchema(): Schema {
  const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
  return readSchema({
    migrations: at('../db/migrations'),
    policies: [
      at('platform/policy.sql'),
      ...policiesOf(at('core')),
      ...parts.flatMap((part) => policiesOf(at(`parts/${part.name}`))),
      at('../db/holding.sql'),
    ],
  })
}

function policiesOf(folder: string): string[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => /^policy.*\.sql$/.test(name))
  return names.sort().map((name) => `${folder}/${name}`)
}
