import { isDemo } from '#core/send/jobs.ts'
import type { PostOffice } from '#core/send/mail.ts'
import { ask, type Db } from '#platform/db.ts'
import { logFault } from '#platform/log.ts'
import type { ProofLine } from './proof.ts'
import { readLastLine, readLeadersWithMail } from './store.ts'
import { hashMail } from './texts.da.ts'

const job = { kind: 'job', name: 'mail' } as const

/**
 * Once a week the last hash leaves the house: whoever owns the database could write the chain anew, but not the mailboxes of all leaders.
 * A mail that does not leave is not tried again, next week's says the same and more.
 */
export async function mailLastHash(db: Db, postOffice?: PostOffice): Promise<void> {
  const { line, leaders, demo } = await ask(db, job, async (tx) => ({
    line: await readLastLine(tx),
    leaders: await readLeadersWithMail(tx),
    demo: await isDemo(tx),
  }))
  if (!postOffice || !line || demo) return
  for (const { hat, address } of leaders)
    await postOffice.carry(address, `${line.hash.slice(0, 16)}.${hat}`, letterOf(line)).catch((error) => logFault('mail', error))
}

function letterOf({ n, day, hash }: ProofLine): { subject: string; text: string } {
  return { subject: hashMail.subject, text: hashMail.text.replace('{n}', String(n)).replace('{day}', day).replaceAll('{hash}', hash) }
}
