import { z } from 'zod'
import { part } from '#platform/http/part.ts'
import { may } from './permission.ts'
import { endAllMySessions, endSession } from './session.ts'

/** Signing out, here or everywhere. Both leave the page and tell nobody where one was. */
export function sessionRoutes() {
  const routes = part()
  routes.post('/sign-out', {
    may: may.signOut,
    form: z.object({ everywhere: z.string().optional() }),
    act: async (tx, value, visit) => {
      if (value.everywhere) await endAllMySessions(tx)
      else await endSession(tx, visit.token!)
      return '/'
    },
    again: (visit) => visit.go('/'),
    after: (visit) => {
      visit.signOut()
      return visit.go('/')
    },
  })
  return routes
}
