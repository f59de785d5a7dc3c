import { openFamily } from '#core/access.ts'
import type { Tx } from '#platform/db.ts'
import type { Visit, Who } from '#platform/http/visit.ts'

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
