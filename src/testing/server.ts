import type { TestProject } from 'vitest/node'
import { startTemplateServer, template } from './template.ts'

declare module 'vitest' {
  interface ProvidedContext {
    server: { ownerUrl: string; loginUrl: string; template: string }
  }
}

/** One server for the whole run, and one template with the whole schema that every test file clones. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTemplateServer()
  project.provide('server', { ownerUrl: server.ownerUrlOf('postgres'), loginUrl: server.appUrl(template), template })
  return server.stop
}
