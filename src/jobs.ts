import { ask, type Db } from '#platform/db.ts'
import type { Jobs } from '#platform/worker.ts'

/** Every job there is. Each looks for what is due in rows of our own, so that it may be called at any time and any number of times. */
export function jobsOf({ db }: { db: Db }): Jobs {
  return {
    tasks: {
      async 'clear-forms'() {
        await ask(db, { kind: 'job', name: 'clear-forms' }, (tx) => tx.deleteFrom('platform.form_receipt').execute())
      },
    },
    regularly: { 'clear-forms': '17 3 * * *' },
  }
}
