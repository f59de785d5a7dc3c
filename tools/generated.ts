import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const tablesFile = 'src/platform/tables.ts'
export const dumpFile = 'db/schema.sql'

/** The types of all tables and views, as this database has them. The queue's schema is not ours to read. */
export function tablesText(ownerUrl: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'hele-vejen-tables-'))
  const out = join(folder, 'tables.ts')
  try {
    const cli = fileURLToPath(new URL('../node_modules/kysely-codegen/dist/cli/bin.js', import.meta.url))
    const choices = [
      '--dialect=postgres',
      '--date-parser=string',
      '--type-mapping={"int8":"number"}',
      '--exclude-pattern=(graphile_worker|public).*',
    ]
    execFileSync(process.execPath, [
      cli,
      ...choices,
      '--default-schema=none',
      `--out-file=${out}`,
      '--log-level=error',
      `--url=${ownerUrl}`,
    ])
    return readFileSync(out, 'utf8')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
