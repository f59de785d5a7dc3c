import { tell } from '#core/event.ts'
import type { Tx } from '#platform/db.ts'
import { faultsAmong, type Refusal, refuse } from '#platform/refusal.ts'
import { whyNot } from '../whose.ts'
import { copyOfWeek, isTooLong, type Skipped, spanOf } from './plan.ts'
import { cancelShift, insertShifts, readForCopy, readQueueNames, readShift, whatIsAgainst, withIds } from './store.ts'

const refusals = { left: 'shiftNeedsEmployee', elsewhere: 'anotherHouse', away: 'shiftWhenHere', taken: 'shiftOneAtATime' } as const
type Wish = { id: string; queue: string; person: string; day: string; from: string; to: string }

/** A shift is in the future, for somebody who works here, is there that day and has no other at the time. */
export async function shiftFaults(tx: Tx, wish: Partial<Wish>, { now, today }: { now: Date; today: string }): Promise<Refusal[]> {
  const { queue, person, day, from, to } = wish
  const span = day && from && to ? spanOf({ day, from, to }) : null
  const against = person && day ? await whatIsAgainst(tx, { hat: person, day, span }) : null
  return faultsAmong(
    queue && !(await readQueueNames(tx)).some(({ id }) => id === queue) && refuse('queueHasShifts'),
    day && day < today && refuse('pastDate', 'day'),
    span && span.to <= now && refuse('pastTime', 'day'),
    span && isTooLong(span) && refuse('tooLongShift', 'to'),
    against && refuse(refusals[against], 'person'),
  )
}

export async function addShift(tx: Tx, { id, queue, person, ...when }: Wish): Promise<void> {
  await insertShifts(tx, [{ id, hat: person, queue, ...spanOf(when) }])
  await tell(tx, { kind: 'shift-changed', subject: id })
}

export type Copied = { count: number; skipped: Skipped[] }

/** Last week's shifts once more, and what was left out. */
export async function copyLastWeek(tx: Tx, { queue, monday }: { queue: string; monday: string }, now: Date): Promise<Copied | Refusal> {
  if (!(await readQueueNames(tx)).some(({ id }) => id === queue)) return refuse('queueHasShifts')
  const { shifts, skipped } = copyOfWeek({ now, ...(await readForCopy(tx, { queue, monday })) })
  await insertShifts(tx, withIds(shifts, queue))
  await tell(tx, { kind: 'shift-changed', subject: queue })
  return { count: shifts.length, skipped }
}

export async function cancel(tx: Tx, id: string): Promise<undefined | Refusal> {
  if (!(await cancelShift(tx, id))) {
    const shift = await readShift(tx, id)
    return shift?.taken ? refuse('shiftIsTaken') : whyNot(shift)
  }
  await tell(tx, { kind: 'shift-changed', subject: id })
}
