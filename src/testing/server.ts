import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { migrate } from '#platform/migrate/run.ts'
import { startEmbedded } from '#platform/postgres/embedded.ts'
import { theSchema } from '../schema.ts'

declare module 'vitest' {
  interface ProvidedContext {
    server: { ownerUrl: string; loginUrl: string; template: string }
  }
}

const template = 'template_hele_vejen'

/** One server for the whole run, and one template with the whole schema that every test file clones. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'hele-vejen-test-'))
  chmodSync(dataDir, 0o755)
  // Only here: a test world may be lost with the machine.
  const settings = { fsync: 'off', full_page_writes: 'off', max_connections: '200' }
  const server = await startEmbedded({ dataDir, database: template, settings })
  const stop = async () => {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    await migrate({ ownerUrl: server.ownerUrl, schema: theSchema(), kind: 'test', loginPassword: server.loginPassword(template) })
  } catch (error) {
    await stop()
    throw error
  }
  project.provide('server', { ownerUrl: server.ownerUrlOf('postgres'), loginUrl: server.appUrl(template), template })
  return stop
}
