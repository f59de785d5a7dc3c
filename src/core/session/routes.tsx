import { z } from 'zod'
import { LinkButton } from '#platform/html/button.tsx'
import { PublicPage } from '#platform/html/public-page.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { part } from '#platform/http/part.ts'
import { catalogue } from '#platform/texts.ts'
import { may } from './permission.ts'
import { endAllMySessions, endSession } from './session.ts'
import { da } from './texts.da.ts'

const say = catalogue(da)('da')

/** Signing out, here or everywhere. Both leave the page and tell nobody where one was. */
export function sessionRoutes() {
  const routes = part()
  routes.page('/sign-in', { may: may.signIn }, (visit) => visit.html(<SignInPage shell={visit.shell} />))
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

/** Where somebody is sent who is not signed in: the code for those who have written, and the truth for everyone else. */
function SignInPage({ shell }: { shell: Shell }) {
  return (
    <PublicPage danishOnly shell={shell} title={say('title')} lead={say('lead')}>
      <p>{say('family')}</p>
      <LinkButton href="/samtale">{say('toCode')}</LinkButton>
      <p>{say('staff')}</p>
    </PublicPage>
  )
}
