import { addDays, dayInDenmark, momentInDenmark, timeInDenmark } from '#platform/clock.ts'
import { ask, type Db, type Tx } from '#platform/db.ts'
import { logFault } from '#platform/log.ts'
import { type PostOffice, PostOfficeAway } from './mail.ts'
import { type Card, findToCarry, openCard, recordCarried, recordNotCarried, setAsideUnwanted, takeNotice } from './store.ts'

const job = { kind: 'job', name: 'mail' } as const
const minutes = 60_000

/**
 * Carries what waits to those who have turned mail on. Each notice is taken in a transaction of its own before anything is sent, so
 * that it leaves at most once: a worker killed between taking and recording has perhaps sent it, and nobody sends it again.
 * In a demo world nothing leaves the house: it is only written down as sent. Throws PostOfficeAway at the first mail nobody was there for;
 * the rest waits for the next time.
 */
export async function carryMail(db: Db, postOffice: PostOffice | undefined): Promise<void> {
  const { waiting, demo } = await ask(db, job, async (tx) => ({ waiting: await findToCarry(tx), demo: await isDemo(tx) }))
  const office = demo ? outboxOnly : postOffice
  if (!office) return
  if (waiting.length === 0) return
  const wanted = await ask(db, job, (tx) => setAsideUnwanted(tx, waiting))
  for (const noticeId of wanted) if ((await carryOne({ db, office, noticeId })) === 'not-reached') throw new PostOfficeAway()
}

type Order = { db: Db; office: PostOffice; noticeId: string }

async function carryOne({ db, office, noticeId }: Order) {
  const address = await ask(db, job, async (tx) => {
    const now = await moment(tx)
    const card = await openCard(tx, noticeId)
    const to = mailAddress(card)
    if (!to) return void (await takeNotice(tx, noticeId, { state: 'not-wanted' }))
    const nextTry = notBefore(card!, now)
    if (nextTry) return void (await takeNotice(tx, noticeId, { state: 'later', nextTry }))
    return (await takeNotice(tx, noticeId, { state: 'carrying' })) ? to : undefined
  })
  if (!address) return undefined
  const outcome = await office.carry(address, noticeId).catch((error) => {
    logFault('mail', error)
    return undefined
  })
  if (outcome === undefined) return undefined
  await ask(db, job, async (tx) => {
    if (outcome === 'carried') return recordCarried(tx, noticeId)
    const now = await moment(tx)
    return recordNotCarried(tx, noticeId, outcome === 'refused' ? null : new Date(now.getTime() + 15 * minutes))
  })
  return outcome
}

const outboxOnly: PostOffice = { carry: async () => 'carried', isOpen: async () => true }

async function moment(tx: Tx): Promise<Date> {
  const { now } = await tx.selectNoFrom((eb) => eb.fn<Date>('platform.now').as('now')).executeTakeFirstOrThrow()
  return now
}

/** In a demo world nothing leaves the house, whatever is set. */
export async function isDemo(tx: Tx): Promise<boolean> {
  const mark = await tx.selectFrom('platform.database_mark').select('kind').executeTakeFirst()
  return mark?.kind === 'demo'
}

export function mailAddress(card: Card | undefined): string | null {
  return card?.on && card.channel === 'mail' ? card.address : null
}

/** The next moment the person has said mail may come; null where it may come now. */
export function notBefore({ mailFrom, mailTo }: Pick<Card, 'mailFrom' | 'mailTo'>, now: Date): Date | null {
  if (!mailFrom || !mailTo) return null
  const [today, time] = [dayInDenmark(now), timeInDenmark(now)]
  if (time >= mailFrom && time < mailTo) return null
  return momentInDenmark(time < mailFrom ? today : addDays(today, 1), mailFrom)
}
