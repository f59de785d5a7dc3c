import { z } from 'zod'
import { inLanguage } from '#platform/html/shell.ts'
import { nothing } from '#platform/http/fields.ts'
import { part } from '#platform/http/part.ts'
import type { Visit } from '#platform/http/visit.ts'
import { may } from './permission.ts'
import { endAllMySessions, endSession } from './session.ts'
import { endMySession, readMySessions, SessionsPage } from './sessions.tsx'
import { SignedOutPage } from './signed-out/page.tsx'

/** Signing out, here or everywhere. All leave the page and tell nobody where one was. */
export function sessionRoutes() {
  const routes = part()
  routes.page('/sessions', { may: may.seeOwnSessions }, showSessions)
  routes.post('/sessions/:sessionId/end', {
    may: may.seeOwnSessions,
    form: nothing,
    again: showSessions,
    act: async (tx, _, visit) => {
      await endMySession(tx, visit.param('sessionId'))
      return '/sessions'
    },
  })
  routes.page('/sign-out', { may: may.signIn, english: true }, (visit) =>
    visit.who.kind === 'visitor' ? visit.html(<SignedOutPage shell={visit.shell} />) : visit.go('/sessions'),
  )
  routes.post('/sign-out', {
    may: may.signOut,
    english: true,
    fromAnybodysPage: true,
    form: z.object({ everywhere: z.string().optional() }),
    act: async (tx, value, visit) => {
      if (value.everywhere) await endAllMySessions(tx)
      else await endSession(tx, visit.token!)
      return inLanguage(visit.lang, '/sign-out')
    },
    again: (visit) => visit.go('/'),
    after: (visit, to) => {
      visit.signOut()
      return visit.go(to)
    },
  })
  return routes
}

async function showSessions(visit: Visit): Promise<Response> {
  const sessions = await visit.ask(readMySessions)
  return visit.html(<SessionsPage visit={visit} sessions={sessions} />)
}
