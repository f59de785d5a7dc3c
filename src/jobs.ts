import { sql } from 'kysely'
import { mailInvitations } from '#core/invitation/jobs.ts'
import { carryMail } from '#core/send/jobs.ts'
import type { PostOffice } from '#core/send/mail.ts'
import type { Door } from '#core/session/door.ts'
import { mailLinks } from '#core/sign-in-link/jobs.ts'
import { callDuty, raiseWhatHurries, renewPromises } from '#parts/counselling/index.ts'
import { safetyNetJobs } from '#parts/safety-net/index.ts'
import { ask, type Db } from '#platform/db.ts'
import type { Jobs } from '#platform/worker.ts'

type JobsOrder = {
  db: Db
  /** Who carries mail. Without one none is sent: notices wait on the page. */
  postOffice?: PostOffice
  /** What links are built from. */
  door: Pick<Door, 'address' | 'key'>
  /** Where the chain of nightly proofs is kept outside the database. */
  proofFile?: string
}

/** Every job there is. Each looks for what is due in rows of our own, so that it may be called at any time and any number of times. */
export function jobsOf({ db, postOffice, door, proofFile }: JobsOrder): Jobs {
  const net = safetyNetJobs({ db, proofFile, postOffice })
  return {
    tasks: {
      ...net.tasks,
      async 'clear-forms'() {
        await ask(db, { kind: 'job', name: 'clear-forms' }, async (tx) => {
          await tx.deleteFrom('platform.form_receipt').execute()
          await sql`select core.forget_challenges()`.execute(tx)
        })
      },
      async 'forget-addresses'() {
        await ask(db, { kind: 'job', name: 'forget-addresses' }, (tx) => sql`select platform.limit_forget()`.execute(tx))
      },
      'duty-call': () => callDuty({ db, postOffice, door }),
      hurry: () => raiseWhatHurries(db),
      async 'keep-promises'(key) {
        await net.tasks['keep-promises']?.(key)
        await renewPromises(db)
      },
      async mail() {
        await carryMail(db, postOffice)
        await mailInvitations(db, postOffice, door)
        await mailLinks(db, postOffice, door) // those asked for while nobody carried mail
      },
      'sign-in-mail': () => mailLinks(db, postOffice, door),
    },
    regularly: {
      ...net.regularly,
      'duty-call': '* * * * *',
      hurry: '3,13,23,33,43,53 * * * *',
      'clear-forms': '17 3 * * *',
      'forget-addresses': '2 0,23 * * *',
      mail: '* * * * *',
    },
    // A house that is shut at night would never forget.
    atStart: [...(net.atStart ?? []), 'clear-forms', 'forget-addresses'],
  }
}
