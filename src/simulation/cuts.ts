import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'

/** Cuts connections of the application at random moments, whatever they are doing, until it is stopped. */
export function cutConnections(owner: Pick<pg.Pool, 'query'>, aSecond: number): { count(): number; stop(): Promise<void> } {
  let cut = 0
  const ending = new AbortController()
  const cutting = (async () => {
    while (!ending.signal.aborted) {
      await wait((2_000 * Math.random()) / aSecond, undefined, { signal: ending.signal }).catch(() => undefined)
      if (ending.signal.aborted) return
      const { rowCount } = await owner.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'hele-vejen' and datname = current_database() order by random() limit 1`,
      )
      cut += rowCount ?? 0
    }
  })()
  return {
    count: () => cut,
    async stop() {
      ending.abort()
      await cutting
    },
  }
}
