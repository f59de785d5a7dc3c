import { may } from '#core/session/permission.ts'
import { part } from '#platform/http/part.ts'
import type { Hub } from './hub.ts'

const heartbeat = 15_000

/** One stream for each browser: kinds and ids of what has happened, never content. Each part of a page is then fetched with its own rights. */
export function liveRoutes(hub: Hub) {
  const routes = part()
  routes.page('/desk/live', { may: may.counsel }, ({ who }) => {
    if (who.kind === 'visitor') throw new Error('the permission of this route lets nobody in without a session')
    return new Response(streamOf(hub, who), {
      headers: { 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' },
    })
  })
  return routes
}

function streamOf(hub: Hub, { hat, session }: { hat: string; session: string }): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let leave = () => {}
  return new ReadableStream({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text))
      const beat = setInterval(() => send(': here\n\n'), heartbeat).unref()
      const unwatch = hub.watch({
        hat,
        session,
        tell: (event) => send(`data: ${JSON.stringify(event)}\n\n`),
        end: () => {
          leave()
          controller.close()
        },
      })
      leave = () => {
        clearInterval(beat)
        unwatch()
      }
      send('retry: 2000\n\n')
    },
    cancel: () => leave(),
  })
}
