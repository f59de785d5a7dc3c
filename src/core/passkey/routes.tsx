import { z } from 'zod'
import { type Door, homeOf, orNothing } from '#core/session/door.ts'
import { may } from '#core/session/permission.ts'
import { comeIn, newToken, tokenHash } from '#core/session/session.ts'
import { formatMoment } from '#platform/clock.ts'
import type { Problems } from '#platform/http/form.ts'
import { part } from '#platform/http/part.ts'
import type { Visit } from '#platform/http/visit.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'
import { catalogue } from '#platform/texts.ts'
import { ChooseHatPage, SignInPage } from './pages.tsx'
import { signInUse, type Tried, tryPasskey } from './sign-in.ts'
import { wearHat } from './store.ts'
import { da } from './texts.da.ts'
import { optionsToAnswer } from './verify.ts'

const texts = catalogue(da)
const longest = 20_000

/** Signing in with a passkey, and choosing the hat. Changing the hat is signing in again. */
export function passkeyRoutes(door: Door) {
  const routes = part()
  const show = (visit: Visit, problems: Problems = {}) => showSignIn(visit, problems, door)
  routes.page('/sign-in', { may: may.signIn }, (visit) => show(visit))
  routes.page('/sign-in/hat', { may: may.signIn }, (visit) => visit.go('/sign-in'))
  routes.post('/sign-in', {
    may: may.signIn,
    form: z.object({ credential: z.string({ message: 'passkeyMissing' }).min(1, 'passkeyMissing').max(longest, 'passkeyWrong') }),
    texts,
    again: (visit, { problems }) => show(visit, problems),
    enter: async (visit, { credential }) => {
      const tried = await tryPasskey(visit, credential, door)
      if (tried.is !== 'closed') return enter(visit, tried)
      visit.context.status(409)
      return show(visit, { form: closedWords(visit, tried) })
    },
  })
  routes.post('/sign-in/hat', {
    may: may.signIn,
    form: z.object({ ticket: z.string().min(1).max(100), hat: z.uuid() }),
    texts,
    again: (visit, { problems }) => show(visit, problems),
    enter: async (visit, { ticket, hat }) => {
      const token = newToken()
      const order = { ticket: tokenHash(ticket), hat, token: tokenHash(token) }
      const role = await orNothing(visit.askAs({ kind: 'visitor' }, (tx) => wearHat(tx, order)))
      if (role === undefined) return refuse('ticketOld')
      await comeIn(visit, token)
      return visit.go(homeOf(role))
    },
  })
  return routes
}

async function enter(visit: Visit, tried: Exclude<Tried, { is: 'closed' }>): Promise<Response | Refusal> {
  switch (tried.is) {
    case 'in':
      await comeIn(visit, tried.token)
      return visit.go(homeOf(tried.role))
    case 'choose':
      return visit.html(<ChooseHatPage shell={visit.shell} ticket={tried.ticket} hats={tried.hats} />)
    default:
      return refuse({ wait: 'waitALittle', wrong: 'passkeyWrong', 'no-hat': 'noHat' }[tried.is])
  }
}

/** Told to whoever still holds the old key: if a new one was made behind their back, this is where they learn of it. */
function closedWords(visit: Visit, { at, by }: Extract<Tried, { is: 'closed' }>): string {
  const say = texts('da')
  return say('passkeyClosed', { when: formatMoment(at, 'da', visit.now), by: by ?? say('someone') })
}

async function showSignIn(visit: Visit, problems: Problems, door: Door): Promise<Response> {
  const options = await optionsToAnswer({ door, use: signInUse, now: visit.now })
  const words = Object.values(problems)[0]
  return visit.html(<SignInPage {...{ visit, door, options, words }} />)
}
