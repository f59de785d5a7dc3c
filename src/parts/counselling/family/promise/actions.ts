import { tell } from '#core/event.ts'
import type { NewStep, StepRow } from '#core/next-step/store.ts'
import { giveNewTime, keepPromise } from '#core/promise/actions.ts'
import { isMeetingToCome } from '#core/promise/promise.ts'
import { endPromise, insertPromise, isAnswer, isSpoken, type PromiseChannel, type What } from '#core/promise/store.ts'
import { send } from '#core/send/send.ts'
import { dueDay, endOfDay } from '#platform/clock.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import { atOpenFamily, backTo, type Order } from '../at.ts'
import { whereToReach } from '../store.ts'
import { answeredBySpeaking } from '../talk/actions.ts'
import { findOpenPromise, givePromiseTo, owesAnswer, promisesOfStep, type Standing, whoseWord } from './store.ts'

/** Telling somebody the date of a step is a promise, given by whoever does it. What a family does itself is no word of ours: it is only told. */
export async function promiseStep(tx: Tx, { to, step }: { to: string; step: NewStep | StepRow }): Promise<void> {
  const promise = { what: 'step', channel: 'page', by: endOfDay(step.dueOn) } as const
  if (step.ownerAs !== 'family_adult')
    await insertPromise(tx, { ...promise, id: newId(), to, holder: { hat: step.ownerId }, familyId: step.familyId, stepId: step.id })
  await send(tx, to, { kind: 'next-step' })
}

/** The date of a family's step is told to every adult; one adult's own step to that adult. */
export async function tellDate(tx: Tx, step: NewStep | StepRow): Promise<void> {
  const adults = await whereToReach(tx, step.familyId)
  for (const { adultId, to } of adults) if (step.adultId === null || step.adultId === adultId) await promiseStep(tx, { to, step })
}

/** The step is done: what was told about it is kept, or was too late and says so. */
export async function keepForStep(tx: Tx, step: { id: string; familyId: string }): Promise<void> {
  for (const promise of await promisesOfStep(tx, step)) await keepPromise(tx, promise.id)
}

type Moved = { old: StepRow; next: NewStep; theirYes: boolean; now: Date }

/** A told date moves with their yes; without it the promise is broken in the open. A nearer day keeps what was promised. */
export async function moveForStep(tx: Tx, { old, next, theirYes, now }: Moved): Promise<void> {
  for (const promise of await promisesOfStep(tx, old)) {
    if (endOfDay(next.dueOn) <= promise.by) continue
    await newTime(tx, promise, { by: endOfDay(next.dueOn), stepId: next.id, holder: next.ownerId, theirYes, now })
  }
}

type NewTimeOrder = { by: Date; stepId: string | null; holder: string; theirYes: boolean; now: Date }

async function newTime(tx: Tx, old: Standing, { by, stepId, holder, theirYes, now }: NewTimeOrder): Promise<undefined | Refusal> {
  const promise = { id: newId(), to: old.toHat, holder: { hat: holder }, familyId: old.familyId, what: old.what, channel: old.channel, by }
  const next = { ...promise, ...(stepId ? { stepId } : {}) }
  const agreed = theirYes && old.by >= now
  if (agreed) {
    const refused = await giveNewTime(tx, { old, next, theirYes, now })
    if (refused) return refused
  } else {
    await endPromise(tx, old.id, { as: 'broken' })
    await insertPromise(tx, next)
  }
  await send(tx, old.toHat, agreed ? { kind: 'promise-moved', values: { day: dueDay(by) } } : { kind: 'promise-broken' })
}

/** A step that falls away: with their yes nothing is owed any more, else it is broken in the open. */
export async function dropForStep(tx: Tx, step: StepRow, theirYes: boolean): Promise<void> {
  for (const promise of await promisesOfStep(tx, step)) {
    await endPromise(tx, promise.id, { as: theirYes ? 'not-needed' : 'broken', theirYes })
    if (!theirYes) await send(tx, promise.toHat, { kind: 'promise-broken' })
  }
}

/** Whoever does the step now keeps what was told about it. Where they do it themselves from now on we owe them nothing more, but what is late already. */
export async function handForStep(
  tx: Tx,
  step: StepRow,
  { holder, theirs, now }: { holder: string; theirs: boolean; now: Date },
): Promise<void> {
  for (const promise of await promisesOfStep(tx, step)) {
    if (theirs) await endPromise(tx, promise.id, promise.by < now ? { as: 'broken' } : { as: 'not-needed', because: 'own-step' })
    else await givePromiseTo(tx, promise.id, holder)
  }
}

type Give = { adultId: string; what: Exclude<What, 'step' | 'write-when'>; channel: PromiseChannel; by: Date }

/** A contact we owe one adult: to write, to call, to meet. */
export async function givePromise(tx: Tx, order: Order, give: Give): Promise<string | Refusal> {
  const family = await atOpenFamily(tx, order)
  if (isRefusal(family)) return family
  const adult = (await whereToReach(tx, family.id)).find(({ adultId }) => adultId === give.adultId)
  if (!adult) return refuse('missing', 'adultId')
  if (give.by <= order.now) return refuse('timeHasPassed', 'promiseDay')
  const { what, channel, by } = give
  const holder = { hat: await whoseWord(tx, family.id) }
  await insertPromise(tx, { id: order.wishId, to: adult.to, holder, familyId: family.id, what, channel, by })
  await send(tx, adult.to, { kind: 'promise-given', values: { what } })
  return changed(tx, order)
}

/**
 * An answer somebody waits for is kept by answering, and by nothing else: else whoever waits would be told that she has it. Whoever has been
 * called or met has been answered. A meeting is not held before its day.
 */
export async function promiseDone(tx: Tx, order: Order, promiseId: string): Promise<string | Refusal> {
  const promise = await standing(tx, order, promiseId)
  if (isRefusal(promise)) return promise
  if (isMeetingToCome(promise, order.now)) return refuse('meetingToCome')
  if (isAnswer(promise) && (await owesAnswer(tx, promise))) return refuse('answerToKeep')
  const refused = await keepPromise(tx, promise.id)
  if (refused) return refused
  if (isSpoken(promise)) await answeredBySpeaking(tx, order, promise.toHat)
  return changed(tx, order)
}

export async function promiseMoved(
  tx: Tx,
  order: Order,
  move: { promiseId: string; by: Date; theirYes: boolean },
): Promise<string | Refusal> {
  const promise = await standing(tx, order, move.promiseId)
  return isRefusal(promise) ? promise : moveTo(tx, order, { ...move, promise })
}

async function moveTo(tx: Tx, order: Order, move: { promise: Standing; by: Date; theirYes: boolean }): Promise<string | Refusal> {
  if (move.by <= order.now) return refuse('timeHasPassed', 'promiseDay')
  const { promise, by, theirYes } = move
  const holder = promise.holder ?? (await whoseWord(tx, order.familyId))
  const refused = await newTime(tx, promise, { by, stepId: promise.stepId, holder, theirYes, now: order.now })
  return refused ?? changed(tx, order)
}

/**
 * Said to the one it was given to, at once and without being asked. Before its time a promise is not broken, it is moved; and whoever
 * still waits for an answer is told a new time in the same moment.
 */
export async function promiseBroken(tx: Tx, order: Order, broken: { promiseId: string; by: Date | null }): Promise<string | Refusal> {
  const promise = await standing(tx, order, broken.promiseId)
  if (isRefusal(promise)) return promise
  const { by } = broken
  if (promise.by > order.now) return refuse('timeNotPassed')
  if (by) return moveTo(tx, order, { promise, by, theirYes: false })
  if (await owesAnswer(tx, promise)) return refuse('newTimeNeeded', 'promiseDay')
  if (!(await endPromise(tx, promise.id, { as: 'broken' }))) return refuse('changedMeanwhile')
  await send(tx, promise.toHat, { kind: 'promise-broken' })
  return changed(tx, order)
}

/**
 * They do not want it any more, and have said so themselves: it is neither kept nor broken. Whoever has written still waits for the answer it
 * tells of, and after its time it was kept or broken, whatever anybody wants since.
 */
export async function promiseUnwanted(
  tx: Tx,
  order: Order,
  { promiseId, theirYes }: { promiseId: string; theirYes: boolean },
): Promise<string | Refusal> {
  const promise = await standing(tx, order, promiseId)
  if (isRefusal(promise)) return promise
  if (!theirYes) return refuse('theirWishNeeded', 'theirYes')
  if (promise.by <= order.now) return refuse('timeWasPassed')
  if (await owesAnswer(tx, promise)) return refuse('answerFirst')
  if (!(await endPromise(tx, promise.id, { as: 'not-needed', theirYes }))) return refuse('changedMeanwhile')
  return changed(tx, order)
}

async function standing(tx: Tx, order: Order, id: string): Promise<Standing | Refusal> {
  const family = await atOpenFamily(tx, order)
  if (isRefusal(family)) return family
  return (await findOpenPromise(tx, { id, familyId: family.id })) ?? refuse('changedMeanwhile')
}

async function changed(tx: Tx, order: Order): Promise<string> {
  await tell(tx, { kind: 'promise-changed', subject: order.familyId, family: order.familyId })
  return backTo(tx, order, 'promises')
}
