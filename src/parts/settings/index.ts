import type { Door } from '#core/session/door.ts'
import type { Part } from '#platform/http/part.ts'
import { csvRoutes } from './csv/routes.tsx'
import { helplineRoutes } from './helpline/routes.tsx'
import { holidayRoutes } from './holiday/routes.tsx'
import { networkTextRoutes } from './network-text/routes.tsx'
import { offerRoutes } from './offer/routes.tsx'
import { openingRoutes } from './opening/routes.tsx'
import { organisationRoutes } from './organisation/routes.tsx'
import { type Mailing, overviewRoutes } from './overview/routes.tsx'
import { peopleRoutes } from './people/routes.tsx'
import { placeRoutes } from './place/routes.tsx'
import { queueRoutes } from './queue/routes.tsx'
import { ruleRoutes } from './rule/routes.tsx'
import { shiftRoutes } from './shift/routes.tsx'
import { swapRoutes } from './swap/routes.tsx'

/** What a network sets up for itself, for leaders and administrators. */
export function settingsRoutes(door: Door, trial?: Mailing['trial']): Part[] {
  return [
    overviewRoutes({ ...door, trial }),
    organisationRoutes(),
    peopleRoutes(door),
    placeRoutes(),
    offerRoutes(),
    openingRoutes(),
    holidayRoutes(),
    helplineRoutes(),
    queueRoutes(door),
    shiftRoutes(),
    swapRoutes(),
    ruleRoutes(),
    networkTextRoutes(),
    csvRoutes(door),
  ]
}
