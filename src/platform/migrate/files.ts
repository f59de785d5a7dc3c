import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

export type SqlFile = { name: string; text: string; sha256: string }

/** What the schema is made of: migrations in order of their names, then the policy files in this order. */
export type Schema = { migrations: SqlFile[]; policies: SqlFile[] }

const shape = /^\d{12}_[a-z0-9_]+\.sql$/

export function readSchema(sources: { migrations: string; policies: string[] }): Schema {
  const names = readdirSync(sources.migrations)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  const misnamed = names.find((name) => !shape.test(name))
  if (misnamed) throw new Error(`the migration ${misnamed} is not named YYYYMMDDHHMM_<schema>_<subject>.sql`)
  return {
    migrations: names.map((name) => readSql(join(sources.migrations, name), name)),
    policies: sources.policies.filter((path) => existsSync(path)).map((path) => readSql(path, path)),
  }
}

function readSql(path: string, name = basename(path)): SqlFile {
  const text = readFileSync(path, 'utf8').replaceAll('\r\n', '\n')
  return { name, text, sha256: sha256(text) }
}

export function policyHash(schema: Schema): string {
  return sha256(schema.policies.map(({ name, sha256: hash }) => `${name.replaceAll('\\', '/')} ${hash}`).join('\n'))
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
