import type { PostOffice } from '#core/send/mail.ts'
import type { Db } from '#platform/db.ts'
import type { Part } from '#platform/http/part.ts'
import type { Jobs } from '#platform/worker.ts'
import { turnTheRoster } from './absence/jobs.ts'
import { absenceRoutes } from './absence/routes.ts'
import { deleteWhatIsDue } from './deletion/jobs.ts'
import { netRoutes } from './net/routes.tsx'
import { breakWhatIsLate } from './promise/jobs.ts'
import { proveTheNight } from './proof/jobs.ts'
import { mailLastHash } from './proof/mail.ts'

export { rowOf } from './proof/jobs.ts'
export { verifyChain } from './proof/proof.ts'
export { readBreaches, readLinesAfter } from './proof/store.ts'
export { readWatch } from './watch/readings.ts'

export function safetyNetRoutes(): Part[] {
  return [absenceRoutes(), netRoutes()]
}

type JobsOrder = {
  db: Db
  /** Where the chain of proofs is kept outside the database. */
  proofFile?: string
  /** Who carries its last hash to the leaders. */
  postOffice?: PostOffice
}

/** Each looks for what is due in rows of our own. */
export function safetyNetJobs({ db, proofFile, postOffice }: JobsOrder): Jobs {
  return {
    tasks: {
      proof: () => proveTheNight(db, proofFile),
      'proof-mail': () => mailLastHash(db, postOffice),
      'keep-promises': () => breakWhatIsLate(db),
      roster: () => turnTheRoster(db),
      deletion: () => deleteWhatIsDue(db),
    },
    regularly: {
      proof: '*/10 * * * *',
      'proof-mail': '43 5 * * 1',
      // In danger two minutes are promised: a look each quarter of an hour would call them broken late.
      'keep-promises': '* * * * *',
      roster: '1,16,31,46 * * * *',
      deletion: '9 * * * *',
    },
    atStart: ['deletion'],
  }
}
