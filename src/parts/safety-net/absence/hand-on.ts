import { isToday, type Period, shareDays } from '#core/roster/roster.ts'
import {
  type Colleague,
  type Cover,
  callOff,
  insertCover,
  readAbsence,
  readAway,
  readColleagues,
  readCoversBy,
  readStandIns,
  setDefaultCover,
  shareAbsence,
} from '#core/roster/store.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import type { Me } from './me.ts'
import { readLine } from './shares.ts'
import { lapseAsks } from './store.ts'
import { tellWhoStepsIn } from './tell.ts'

type Order = { person: string; period: Period; to: Colleague }

/**
 * Nobody covers while away: what the person covers for others goes on to the new stand-in if that yes is there, else to another who has
 * said yes, else to the leader. Where none of them is here on all the days, the days are shared.
 */
export async function handOnCover(tx: Tx, order: Order, me: Me): Promise<undefined | Refusal> {
  const covers = await readCoversBy(tx, order.person, order.period)
  if (covers.length > 0 && !me.leads) return refuse('coversForAnother')
  const colleagues = await readColleagues(tx)
  for (const cover of covers) {
    const next = await whoTakesAll(tx, cover, { order, colleagues, me })
    if (next) await replaceCover(tx, cover, { hat: next.hat, by: me.hat })
    else if (!cover.isDefault) await callOff(tx, [cover.id])
    else {
      const refused = await shareCover(tx, cover, { order, colleagues, me })
      if (isRefusal(refused)) return refused
    }
    if (next && isToday(cover.period, me.today)) await tellWhoStepsIn(tx, cover.absence)
  }
}

type Known = { order: Order; colleagues: readonly Colleague[]; me: Me }

async function whoTakesAll(tx: Tx, cover: Cover, { order, colleagues, me }: Known): Promise<Colleague | undefined> {
  const [away, ready] = await Promise.all([readAway(tx, cover.period), readStandIns(tx, cover.forPerson)])
  const yes = colleagues.filter(({ hat }) => ready.includes(hat))
  const first = yes.filter(({ hat }) => hat === order.to.hat)
  const line = [...first, ...yes, ...colleagues.filter(({ hat }) => hat === me.hat)]
  const gone = [order.person, cover.forPerson, ...away.map(({ person }) => person)]
  return line.find(({ person }) => !gone.includes(person))
}

/**
 * From the first day on which the one who covered is away, the other absence goes on in rows of its own, with whoever is here, last the
 * leader who writes. So too for a colleague of another house: a sickness waits for nobody.
 */
async function shareCover(tx: Tx, cover: Cover, { order, colleagues, me }: Known): Promise<undefined | Refusal> {
  const [absence, absent] = [await readAbsence(tx, cover.absence), colleagues.find(({ person }) => person === cover.forPerson)]
  if (!absence || !absent) return refuse('changedMeanwhile')
  const period = { from: absence.from < order.period.from ? order.period.from : absence.from, until: absence.until }
  const shares = shareDays(period, await readLine(tx, { absent, period, standIn: order.to.hat }, me))
  if (typeof shares === 'string') return refuse('coverIsElsewhere')
  const rows = shares.map((share) => ({ id: newId(), cover: newId(), hat: share.by.hat, ...share.period }))
  await lapseAsks(tx, absence.id)
  await shareAbsence(tx, { absence: absence.id, from: period.from, rows })
  if (isToday(period, me.today)) await tellWhoStepsIn(tx, rows[0]!.id)
}

export async function replaceCover(
  tx: Tx,
  old: Pick<Cover, 'id' | 'absence' | 'family' | 'isDefault'>,
  next: { hat: string; by: string },
): Promise<void> {
  const id = newId()
  await callOff(tx, [old.id])
  await insertCover(tx, { id, absence: old.absence, family: old.family, ...next })
  if (old.isDefault) await setDefaultCover(tx, old.absence, id)
}
