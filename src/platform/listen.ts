import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import type { Db } from './db.ts'
import { logFault } from './log.ts'

export type Listening = { close(): Promise<void> }
type Order = {
  db: Db
  channel: string
  /** Something was said on the channel; also once after each new connection, for what was said meanwhile. */
  heard: () => void
}

const longestWait = 5_000

/**
 * One connection of this process that only listens. It comes back by itself when PostgreSQL does; who listens looks for what was
 * missed, because a notification says nothing but "look".
 */
export function listen({ db, channel, heard }: Order): Listening {
  let closed = false
  let client: pg.Client | undefined
  const running = (async () => {
    for (let failures = 0; !closed; ) {
      const one = new pg.Client({ ...db.pool.options, application_name: 'hele-vejen listen', keepAlive: true } as pg.ClientConfig)
      const lost = new Promise<void>((resolve) => one.once('end', resolve))
      one.on('error', () => undefined) // a lost connection ends it; that is heard above
      one.on('notification', heard)
      client = one
      const told = failures === 0
      try {
        await one.connect()
        await one.query(`listen ${pg.escapeIdentifier(channel)}`)
        failures = 0
        heard()
        await lost
      } catch (error) {
        failures++
        if (told && !closed) logFault('listen', error)
        await one.end().catch(() => undefined)
      }
      if (!closed) await wait(Math.min(longestWait, 100 * 2 ** failures), undefined, { ref: false })
    }
  })()
  running.catch((error) => logFault('listen', error))
  return {
    async close() {
      closed = true
      await client?.end().catch(() => undefined)
    },
  }
}
