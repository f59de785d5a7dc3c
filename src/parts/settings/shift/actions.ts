import { tell } from '#core/event.ts'
import type { Tx } from '#platform/db.ts'
import { isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import { copyOfWeek, type Skipped, spanOf } from './plan.ts'
import { cancelShift, insertShifts, readForCopy, readQueueNames, whatIsAgainst, withIds } from './store.ts'

const refusals = { left: 'shiftNeedsEmployee', away: 'shiftWhenHere', taken: 'shiftOneAtATime' } as const
type Wish = { id: string; queue: string; person: string; day: string; from: string; to: string }

/** One more shift: in the future, for somebody who works here, is there that day and has no other at the time. */
export async function addShift(tx: Tx, wish: Wish, { now, today }: { now: Date; today: string }): Promise<undefined | Refusal> {
  if (wish.day < today) return refuse('pastDate', 'day')
  const span = spanOf(wish, now)
  if (isRefusal(span)) return span
  if (!(await readQueueNames(tx)).some(({ id }) => id === wish.queue)) return refuse('queueHasShifts')
  const against = await whatIsAgainst(tx, { hat: wish.person, ...span })
  if (against) return refuse(refusals[against], 'person')
  await insertShifts(tx, [{ id: wish.id, hat: wish.person, queue: wish.queue, ...span }])
  await tell(tx, { kind: 'shift-changed', subject: wish.id })
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
  if (!(await cancelShift(tx, id))) return refuse('changedMeanwhile')
  await tell(tx, { kind: 'shift-changed', subject: id })
}
