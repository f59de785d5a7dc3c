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
      // One of ten places is struck: where fewer are connected, often nobody sits there, and the only one is not cut again and again.
      const { rowCount } = await owner.query(
        `select pg_terminate_backend(pid) from (select pid, row_number() over (order by pid) as n from pg_stat_activity
           where application_name = 'hele-vejen' and datname = current_database()) seated where n = (select 1 + floor(random() * 10))`,
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
