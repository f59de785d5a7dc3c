import type { Part } from '#platform/http/part.ts'
import { ownPageRoutes } from './routes.tsx'

export function familyPageRoutes(): Part[] {
  return [ownPageRoutes()]
}
