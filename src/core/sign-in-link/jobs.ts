import { isDemo, notBefore } from '#core/send/jobs.ts'
import { type PostOffice, PostOfficeAway } from '#core/send/mail.ts'
import type { Door } from '#core/session/door.ts'
import { newToken, tokenHash } from '#core/session/session.ts'
import { ask, type Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { logFault } from '#platform/log.ts'
import { hatsOfAddress, insertLink, takeRequest } from './store.ts'

const job = { kind: 'job', name: 'mail' } as const

/**
 * Answers those who have asked for a link. The address is forgotten in the transaction that reads it; the mail leaves after that, at most
 * once. Whoever has said between which hours mail may come gets none outside them: somebody else may hold the phone then. Throws
 * PostOfficeAway where nobody carries mail; what was asked for waits as long as a link would last.
 */
export async function mailLinks(db: Db, postOffice: PostOffice | undefined, { address: home }: Pick<Door, 'address'>): Promise<void> {
  const office = (await ask(db, job, isDemo)) ? undefined : postOffice
  for (let left = 200; left > 0; left--) {
    const first = left === 200
    const token = newToken()
    const to = await ask(db, job, async (tx) => {
      const address = await takeRequest(tx)
      if (address === null) return undefined
      if (first && office && !(await office.isOpen())) throw new PostOfficeAway()
      const reached = office ? await hatsOfAddress(tx, address) : []
      const { now } = await tx.selectNoFrom((eb) => eb.fn<Date>('platform.now').as('now')).executeTakeFirstOrThrow()
      const welcome = reached.filter((one) => !notBefore(one, now))
      if (welcome.length === 0) return null
      const hats = welcome.map(({ hat }) => hat)
      await insertLink(tx, tokenHash(token), hats)
      return address
    })
    if (to === undefined) return
    if (to === null || !office) continue
    const link = { kind: 'sign-in', address: `${home}/sign-in/link/${token}` } as const
    const outcome = await office.carry(to, newId(), link).catch((error) => logFault('mail', error))
    if (outcome === 'not-reached') throw new PostOfficeAway()
  }
}
