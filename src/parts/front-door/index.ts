import type { CodeSecret } from '#core/return-code/return-code.ts'
import type { Part } from '#platform/http/part.ts'
import { conversationRoutes } from './conversation/routes.tsx'
import { deleteRoutes } from './delete/routes.tsx'
import { findRoutes } from './find/routes.tsx'
import { homeRoutes } from './home/routes.tsx'
import { keptRoutes } from './kept/routes.tsx'
import { writeRoutes } from './write/routes.tsx'

/** The front door: anyone, without a name. New codes are made with the secret; those of the older ones still open. */
export function frontDoorRoutes(secret: CodeSecret, older: readonly CodeSecret[], house: { mail: boolean }): Part[] {
  return [
    homeRoutes(),
    findRoutes(),
    writeRoutes([secret, ...older]),
    conversationRoutes([secret, ...older], house),
    deleteRoutes(),
    keptRoutes(),
  ]
}
