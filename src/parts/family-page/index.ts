import type { Part } from '#platform/http/part.ts'
import { deleteOwnRoutes } from './delete/routes.tsx'
import { ownPageRoutes } from './routes.tsx'
import { safeAnswerRoutes } from './safe-answer/routes.tsx'

export function familyPageRoutes(house: { mail: boolean }): Part[] {
  return [ownPageRoutes(house), deleteOwnRoutes(), safeAnswerRoutes()]
}
