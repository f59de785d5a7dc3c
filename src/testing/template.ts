import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { loadReferenceData } from '#core/reference.ts'
import { migrate } from '#platform/migrate/run.ts'
import { isPostmaster } from '#platform/postgres/cluster.ts'
import { type Embedded, startEmbedded } from '#platform/postgres/embedded.ts'
import { theSchema } from '../schema.ts'
import { abandonedFolders, folderForServer } from './folder.ts'

export const template = 'template_hele_vejen'

/** A server of its own in a folder of its own, with the whole schema in one database; gone again after `stop`. */
export async function startTemplateServer(): Promise<Embedded> {
  clearAbandoned()
  const dataDir = folderForServer()
  // Only here: a test world may be lost with the machine, and its files take room in memory.
  const settings = { fsync: 'off', full_page_writes: 'off', max_connections: '200', max_wal_size: '128MB' }
  const server = await startEmbedded({ dataDir, database: template, settings })
  const stop = async () => {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    const loginPassword = server.loginPassword(template)
    await migrate({ ownerUrl: server.ownerUrl, schema: theSchema(), kind: 'test', loginPassword, loadReferenceData })
  } catch (error) {
    await stop()
    throw error
  }
  return { ...server, stop }
}

/** A run that was killed leaves its server behind: the next one ends it. */
function clearAbandoned(): void {
  for (const folder of abandonedFolders()) {
    const data = join(folder, 'postgres')
    const pidFile = join(data, 'postmaster.pid')
    const postmaster = existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8').split('\n')[0]) : 0
    if (isPostmaster(postmaster, data)) process.kill(postmaster, 'SIGQUIT')
    rmSync(folder, { recursive: true, force: true })
  }
}
