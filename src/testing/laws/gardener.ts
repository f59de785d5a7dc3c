import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'

export type Gardener = Pick<pg.ClientBase, 'query'> & { close(): Promise<void> }

const mostTries = 600

/** Looks after the world of the clumsy hands over one connection. Where the server has been killed meanwhile, it waits and asks again. */
export async function aGardener(ownerUrl: string): Promise<Gardener> {
  let client: pg.Client | undefined
  const connected = async () => {
    if (client) return client
    const fresh = new pg.Client({ connectionString: ownerUrl })
    fresh.on('error', () => undefined)
    fresh.on('end', () => (client = undefined))
    await fresh.connect()
    client = fresh
    return fresh
  }
  const query = async (...said: [string, unknown[]?]) => {
    for (let tries = 1; ; tries++) {
      try {
        return await (await connected()).query(...said)
      } catch (error) {
        if (!isLost(error) || tries === mostTries) throw error
        client = undefined
        await wait(50)
      }
    }
  }
  await connected()
  return { query: query as pg.ClientBase['query'], close: async () => client?.end().catch(() => undefined) }
}

/** The server ends, begins or is not there; what a connection says that was cut has no code of its own. */
function isLost(error: unknown): boolean {
  const { code = '', severity } = error as { code?: string; severity?: string }
  return /^(57P0[123]|08|ECONN|EPIPE)/.test(code) || (code === '' && severity === undefined)
}
