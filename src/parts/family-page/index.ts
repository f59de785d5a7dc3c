import type { Part } from '#platform/http/part.ts'
import { ownPageRoutes } from './routes.tsx'

export function familyPageRoutes(house: { mail: boolean }): Part[] {
  return [ownPageRoutes(house)]
}
