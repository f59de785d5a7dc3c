import { isDemo } from '#core/send/jobs.ts'
import { type PostOffice, PostOfficeAway } from '#core/send/mail.ts'
import { type Door, invitationLink } from '#core/session/door.ts'
import { ask, type Db } from '#platform/db.ts'
import { logFault } from '#platform/log.ts'
import { invitationLetter } from './mail.ts'
import { findToMail, putBack, recordMailed, type ToMail, takeToMail } from './store.ts'

const job = { kind: 'job', name: 'mail' } as const

/**
 * Carries invitations to those whose address is known. Each is taken before it is sent, so that it leaves at most once; what its receiver
 * puts off holds up nobody else's. Throws PostOfficeAway at the first nobody was there for: the rest waits for the next time.
 */
export async function mailInvitations(db: Db, postOffice: PostOffice | undefined, door: Pick<Door, 'address' | 'key'>): Promise<void> {
  if (!postOffice || (await ask(db, job, isDemo))) return
  const later: string[] = []
  try {
    for (let left = 100; left > 0; left--) {
      const one = await ask(db, job, takeToMail)
      if (!one) return
      const outcome = await mailOne({ db, postOffice, door }, one)
      if (outcome === 'put-off' || outcome === 'not-reached') later.push(one.id)
      if (outcome === 'not-reached') throw new PostOfficeAway()
    }
  } finally {
    for (const id of later) await ask(db, job, (tx) => putBack(tx, id))
  }
}

type Order = { db: Db; postOffice: PostOffice; door: Pick<Door, 'address' | 'key'> }

async function mailOne({ db, postOffice, door }: Order, one: ToMail) {
  // Made with a secret that has been changed since: the link would lead nowhere, and the page of people says so.
  const invited = await ask(db, { kind: 'visitor' }, (tx) => findToMail(tx, one.id, door))
  if (!invited) return undefined
  const letter = invitationLetter({ ...invited, link: invitationLink(door, one.id) })
  const outcome = await postOffice.carry(one.address, one.id, letter).catch((error) => logFault('mail', error))
  if (outcome === 'carried') await ask(db, job, (tx) => recordMailed(tx, one.id))
  return outcome
}
