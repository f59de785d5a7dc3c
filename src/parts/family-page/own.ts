import { openFamily } from '#core/access.ts'
import { may } from '#core/session/permission.ts'
import type { Tx } from '#platform/db.ts'
import type { Visit, Who } from '#platform/http/visit.ts'

export const ownPage = { may: may.makeOwnPage, opens: 'own-page' } as const

type Show = (visit: Visit) => Response | Promise<Response>

/** Whoever still comes with a code has no page of the own yet: theirs is the conversation. */
export function forAdult(show: Show): Show {
  return (visit) => (visit.who.kind === 'writer' ? visit.go('/samtale') : show(visit))
}

/** Everything on the page is read behind the reader's own line; the reader's own readings are counted, never listed. */
export async function openOwn<T>(visit: Visit, read: (tx: Tx) => Promise<T>): Promise<T> {
  return visit.ask(async (tx) => {
    await openFamily(tx, familyOf(visit.who), 'own-page')
    return read(tx)
  })
}

export function familyOf(who: Who): string {
  if (who.kind !== 'family' || !who.familyId) throw new Error('no family: the permission of this route lets others in')
  return who.familyId
}
