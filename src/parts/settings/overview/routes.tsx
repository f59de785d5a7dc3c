import type { Door } from '#core/session/door.ts'
import { may } from '#core/session/permission.ts'
import { part } from '#platform/http/part.ts'
import { home } from '../frame.tsx'
import { OverviewPage } from './pages.tsx'
import { readStanding } from './store.ts'

export function overviewRoutes({ mail }: Pick<Door, 'mail'>) {
  const routes = part()
  routes.page(home, { may: may.setUp }, async (visit) =>
    visit.html(<OverviewPage shell={visit.shell} standing={await visit.ask(readStanding)} mail={mail} />),
  )
  return routes
}
