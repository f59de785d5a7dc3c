import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type SqlFile = { name: string; text: string; sha256: string }

/** What the schema is made of: migrations in order of their names, then the policy files in this order. */
export type Schema = { migrations: SqlFile[]; policies: SqlFile[] }

const shape = /^\d{12}_[a-z0-9_]+\.sql$/

/** Paths are relative to the root of the code: a sum must not depend on where somebody keeps it. */
export function readSchema({ root, migrations, policies }: { root: string; migrations: string; policies: string[] }): Schema {
  const names = readdirSync(join(root, migrations)).filter((name) => name.endsWith('.sql'))
  const misnamed = names.find((name) => !shape.test(name))
  if (misnamed) throw new Error(`the migration ${misnamed} is not named YYYYMMDDHHMM_<schema>_<subject>.sql`)
  return {
    migrations: names.sort().map((name) => readSql(join(root, migrations, name), name)),
    policies: policies.filter((path) => existsSync(join(root, path))).map((path) => readSql(join(root, path), path)),
  }
}

function readSql(path: string, name: string): SqlFile {
  const text = readFileSync(path, 'utf8').replaceAll('\r\n', '\n')
  return { name, text, sha256: sha256(text) }
}

export function policyHash(schema: Schema): string {
  return sha256(schema.policies.map(({ name, sha256: hash }) => `${name} ${hash}`).join('\n'))
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
