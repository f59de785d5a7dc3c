import { may } from '#core/session/permission.ts'
import type { Actor, Db } from '#platform/db.ts'
import type { Who } from '#platform/http/visit.ts'
import { DangerBand } from './band.tsx'
import { whoWaitsInDanger } from './store.ts'

/** For those who counsel, and only for them; a page that is not drawn asks nothing. */
export function aboveDesk(db: Db, who: Who, { actor, now }: { actor: Actor; now: Date }) {
  if (!may.counsel.allows(who)) return undefined
  return async () => <DangerBand lang="da" now={now} waits={await whoWaitsInDanger(db, actor)} />
}
