import { isDemo } from '#core/send/jobs.ts'
import { type PostOffice, PostOfficeAway } from '#core/send/mail.ts'
import type { Door } from '#core/session/door.ts'
import { ask, type Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { logFault } from '#platform/log.ts'
import { giveDutyCallsBack, takeDutyCalls } from './store.ts'
import { dutyCallMail } from './texts.da.ts'

const job = { kind: 'job', name: 'duty-call' } as const
const pauses = { soon: 10, grace: 3, again: 30, soonest: 5 }

type Order = { db: Db; postOffice: PostOffice | undefined; door: Pick<Door, 'address'> }

/**
 * Somebody in danger whom nobody meets is told to whoever has the duty: by one mail for all who wait, at the address a queue names. What did
 * not leave is tried at the next look; what perhaps left comes again half an hour later, for a call too many is better than none. Throws
 * PostOfficeAway where nobody carries mail, so that it counts as failed.
 */
export async function callDuty({ db, postOffice, door }: Order): Promise<void> {
  if (!postOffice || (await ask(db, job, isDemo))) return
  const calls = await ask(db, job, (tx) => takeDutyCalls(tx, pauses))
  let away = false
  for (const { address, conversations } of calls) {
    const outcome = await postOffice.carry(address, newId(), letterTo(door)).catch((error) => logFault('mail', error))
    if (outcome === 'put-off' || outcome === 'not-reached') await ask(db, job, (tx) => giveDutyCallsBack(tx, conversations))
    away ||= outcome === 'not-reached'
  }
  if (away) throw new PostOfficeAway()
}

function letterTo({ address }: Pick<Door, 'address'>): { subject: string; text: string } {
  return { subject: dutyCallMail.subject, text: dutyCallMail.text.replace('{link}', `${address}/desk`) }
}
