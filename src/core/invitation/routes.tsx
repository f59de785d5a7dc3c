import { z } from 'zod'
import { optionsToMake, readNewKey } from '#core/passkey/verify.ts'
import { type Door, homeOf, orNothing } from '#core/session/door.ts'
import { may } from '#core/session/permission.ts'
import { comeIn, newToken, tokenHash } from '#core/session/session.ts'
import { part } from '#platform/http/part.ts'
import type { Visit } from '#platform/http/visit.ts'
import { refuse } from '#platform/refusal.ts'
import { catalogue } from '#platform/texts.ts'
import { InvitationPage, NoInvitationPage } from './pages.tsx'
import { findInvitation, type OpenInvitation, spendInvitation } from './store.ts'
import { da } from './texts.da.ts'

const texts = catalogue(da)
const visitor = { kind: 'visitor' } as const

/** The way in for somebody who was invited: a page with one button, and a post that makes the key and spends the link. */
export function invitationRoutes(door: Door) {
  const routes = part()
  routes.page('/invitation/:token', { may: may.signIn }, (visit) => show(visit, door))
  routes.post('/invitation/:token', {
    may: may.signIn,
    form: z.object({ credential: z.string({ message: 'credentialMissing' }).min(1, 'credentialMissing').max(20_000, 'credentialWrong') }),
    texts,
    again: (visit, { problems }) => show(visit, door, Object.values(problems)[0]),
    enter: async (visit, { credential }) => {
      const token = tokenHash(visit.param('token'))
      const invitation = await visit.askAs(visitor, (tx) => findInvitation(tx, token))
      if (!invitation) return show(visit, door)
      const key = await readNewKey(credential, askedOf(visit, invitation, door))
      if (!key) return refuse('credentialWrong')
      const fresh = newToken()
      const spent = visit.askAs(visitor, (tx) => spendInvitation(tx, { token, key, sessionToken: tokenHash(fresh) }))
      const role = await orNothing(spent).catch((error) => {
        if (error.constraint !== 'passkey_pkey') throw error
        return refuse('keyExists')
      })
      if (role === undefined) return show(visit, door)
      if (typeof role !== 'string') return role
      await comeIn(visit, fresh)
      return visit.go(homeOf(role))
    },
  })
  return routes
}

async function show(visit: Visit, door: Door, words?: string): Promise<Response> {
  const invitation = await visit.askAs(visitor, (tx) => findInvitation(tx, tokenHash(visit.param('token'))))
  if (!invitation) return visit.html(<NoInvitationPage shell={visit.shell} />, 404)
  const options = await optionsToMake(askedOf(visit, invitation, door), { id: invitation.personId, name: invitation.name })
  return visit.html(<InvitationPage {...{ shell: visit.shell, door, invitation, options, words, today: visit.today }} />)
}

/** A challenge made for one invitation answers for no other. */
function askedOf({ now }: Visit, { id }: OpenInvitation, door: Door) {
  return { door, use: `invitation ${id}`, now }
}
