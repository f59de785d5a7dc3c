import type { CodeSecrets } from '#core/return-code/return-code.ts'
import type { Part } from '#platform/http/part.ts'
import { conversationRoutes } from './conversation/routes.tsx'
import { deleteRoutes } from './delete/routes.tsx'
import { findRoutes } from './find/routes.tsx'
import { homeRoutes } from './home/routes.tsx'
import { keptRoutes } from './kept/routes.tsx'
import { writeRoutes } from './write/routes.tsx'

/** The front door: anyone, without a name. */
export function frontDoorRoutes(secrets: CodeSecrets, house: { mail: boolean }): Part[] {
  return [homeRoutes(), findRoutes(), writeRoutes(secrets[0]), conversationRoutes(secrets, house), deleteRoutes(), keptRoutes()]
}
