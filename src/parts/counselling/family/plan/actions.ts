import { tell } from '#core/event.ts'
import type { FamilyRow } from '#core/family/store.ts'
import { finishStep, handStep, moveStep, planStep } from '#core/next-step/actions.ts'
import { insertGoal, reachGoal as reach } from '#core/next-step/goals.ts'
import { findStep, type StepRow } from '#core/next-step/store.ts'
import type { Tx } from '#platform/db.ts'
import { isChangedSince } from '#platform/http/seen.ts'
import { newId } from '#platform/ids.ts'
import { isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import { atOpenFamily, backTo, type Order } from '../at.ts'
import { stepWish } from '../fields.ts'
import { dropForStep, handForStep, keepForStep, moveForStep, tellDate } from '../promise/actions.ts'
import { adultsOf } from '../store.ts'
import type { AddStep, Done, Drop, MoveStep } from './form.ts'

/** One more step of the plan. It holds nothing; the family is held by the step its row points at. */
export async function addStep(tx: Tx, order: Order, form: AddStep): Promise<string | Refusal> {
  const family = await atOpenFamily(tx, order)
  if (isRefusal(family)) return family
  const wish = stepWish(form)
  if (wish === 'none') return refuse('stepMissing', 'stepWords')
  if (isRefusal(wish)) return wish
  const step = await planStep(tx, family.id, { wish: { ...wish, adultId: form.adultId || null }, at: order, id: order.wishId })
  if (isRefusal(step)) return step
  if (form.tell) await tellDate(tx, step)
  return changed(tx, order)
}

/** Done. Where the step held the family, the next one comes in the same wish. */
export async function stepDone(tx: Tx, order: Order, end: { stepId: string; form: Done }): Promise<string | Refusal> {
  const found = await at(tx, order, end.stepId)
  if (isRefusal(found)) return found
  const ended = await doneAndNext(tx, found, { form: end.form, order })
  return isRefusal(ended) ? ended : changed(tx, order)
}

/** Dropped, with a reason; what was told about it is off with their yes, or broken. */
export async function stepDropped(tx: Tx, order: Order, end: { stepId: string; form: Drop }): Promise<string | Refusal> {
  const found = await at(tx, order, end.stepId)
  if (isRefusal(found)) return found
  await dropForStep(tx, found.step, end.form.theirYes)
  const ended = await endAndGoOn(tx, found, { as: 'dropped', reason: end.form.reason, form: end.form, order })
  return isRefusal(ended) ? ended : changed(tx, order)
}

export async function doneAndNext(tx: Tx, found: At, { form, order }: { form: Done; order: Order }): Promise<true | Refusal> {
  await keepForStep(tx, found.step)
  return endAndGoOn(tx, found, { as: 'done', reason: null, form, order })
}

type Ending = { as: 'done' | 'dropped'; reason: string | null; form: Done; order: Order }

async function endAndGoOn(tx: Tx, { family, step }: At, { as, reason, form, order }: Ending): Promise<true | Refusal> {
  const next = stepWish(form)
  if (next !== 'none' && isRefusal(next)) return next
  const ended = await finishStep(tx, family, {
    step: { id: step.id, as, reason },
    next: next === 'none' ? null : next,
    takeOver: form.takeOver || null,
    bridgeWords: form.bridge,
    at: order,
  })
  if (isRefusal(ended)) return ended
  if (form.tell && ended.next) await tellDate(tx, ended.next)
  return true
}

export async function moveStepOf(tx: Tx, order: Order, move: { stepId: string; form: MoveStep }): Promise<string | Refusal> {
  const found = await at(tx, order, move.stepId)
  if (isRefusal(found)) return found
  const { dueOn, reason, bridge, theirYes } = move.form
  const next = await moveStep(tx, found.family, { step: found.step, dueOn, reason, bridgeWords: bridge, at: order })
  if (isRefusal(next)) return next
  await moveForStep(tx, { old: found.step, next, theirYes, now: order.now })
  return changed(tx, order)
}

type Hand = { stepId: string; ownerId: string; seen?: string | undefined }

export async function handStepOf(tx: Tx, order: Order, hand: Hand): Promise<string | Refusal> {
  const found = await at(tx, order, hand.stepId)
  if (isRefusal(found)) return found
  if (isChangedSince(hand.seen, found.step.ownerId)) return refuse('ownerIsAnother', 'ownerId')
  const theirs = (await adultsOf(tx, found.family.id)).includes(hand.ownerId)
  await handForStep(tx, found.step, { holder: hand.ownerId, theirs, now: order.now })
  const handed = await handStep(tx, found.family, { step: found.step, ownerId: hand.ownerId, at: order })
  return isRefusal(handed) ? handed : changed(tx, order)
}

export type At = { family: FamilyRow; step: StepRow }

async function at(tx: Tx, order: Order, stepId: string): Promise<At | Refusal> {
  const family = await atOpenFamily(tx, order)
  if (isRefusal(family)) return family
  const step = await findStep(tx, { id: stepId, familyId: family.id })
  return step && step.endedAt === null ? { family, step } : refuse('changedMeanwhile')
}

/** What the family wants, in its own words; one adult's own goal is seen by that adult only. */
export async function addGoal(tx: Tx, order: Order, goal: { words: string; adultId: string }): Promise<string | Refusal> {
  const family = await atOpenFamily(tx, order)
  if (isRefusal(family)) return family
  if (goal.adultId && !(await adultsOf(tx, family.id)).includes(goal.adultId)) return refuse('notUnderstood', 'adultId')
  await insertGoal(tx, { id: newId(), familyId: family.id, words: goal.words, adultId: goal.adultId || null, by: order.me })
  return changed(tx, order)
}

export async function goalReached(tx: Tx, order: Order, goalId: string): Promise<string | Refusal> {
  const family = await atOpenFamily(tx, order)
  if (isRefusal(family)) return family
  return (await reach(tx, { id: goalId, familyId: family.id })) ? changed(tx, order) : refuse('changedMeanwhile')
}

async function changed(tx: Tx, order: Order): Promise<string> {
  await tell(tx, { kind: 'family-changed', subject: order.familyId, family: order.familyId })
  return backTo(tx, order, 'plan')
}
