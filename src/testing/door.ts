import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { createApp } from '../app.ts'

type House = ReturnType<typeof createApp>['site']['fetch']
export type Door = { url: string; open(house: House): void; shut(): void }

/** Doors that lead to no house now. A phone that goes from one house to the next by the same door needs no new process for its page. */
const shut: Door[] = []
const all = new Set<string>()

export async function aDoor(): Promise<Door> {
  return shut.pop() ?? newDoor()
}

/** An empty page before a door of ours, whatever house it leads to; null elsewhere. */
export function nowhereAt(address: string): string | null {
  const { origin } = new URL(address)
  return all.has(origin) ? origin + nowhere : null
}

const nowhere = '/nowhere'

/** As closed to other windows as every page of ours: else the next one would be shown in another process. */
const nobody: House = () => new Response('', { headers: { 'content-type': 'text/html', 'cross-origin-opener-policy': 'same-origin' } })

async function newDoor(): Promise<Door> {
  let house = nobody
  const server = createAdaptorServer({
    fetch: (...asked: Parameters<House>) => (asked[0].url.endsWith(nowhere) ? nobody(...asked) : house(...asked)),
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  server.unref()
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  all.add(url)
  const door: Door = {
    url,
    open: (now) => {
      house = now
    },
    shut: () => {
      house = nobody
      if ('closeAllConnections' in server) server.closeAllConnections()
      shut.push(door)
    },
  }
  return door
}
