import type { CodeSecret } from '#core/return-code/return-code.ts'
import type { Part } from '#platform/http/part.ts'
import { reopenRoutes } from './close/page.tsx'
import { newCodeRoutes } from './code/routes.tsx'
import { joinRoutes } from './join/routes.tsx'
import { openFamilyRoutes } from './open/routes.tsx'
import { familyPageRoutes } from './page/routes.tsx'
import { talkRoutes } from './talk/routes.tsx'

/** Opening a family, and everything about one that is open. */
export function familyRoutes(secret: CodeSecret): Part[] {
  return [openFamilyRoutes(), joinRoutes(), reopenRoutes(), talkRoutes(), familyPageRoutes(), newCodeRoutes(secret)]
}
