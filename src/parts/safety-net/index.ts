import type { Part } from '#platform/http/part.ts'
import { absenceRoutes } from './absence/routes.tsx'

export function safetyNetRoutes(): Part[] {
  return [absenceRoutes()]
}
