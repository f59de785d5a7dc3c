import { z } from 'zod'
import type { FamilyRow } from '#core/family/store.ts'
import { planStep } from '#core/next-step/actions.ts'
import { findStep } from '#core/next-step/store.ts'
import type { Tx } from '#platform/db.ts'
import { isChangedSince, seenField } from '#platform/http/seen.ts'
import { faultsAmong, isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import { writeNote } from '../../note/actions.ts'
import { noteShape } from '../../note/form.ts'
import { atOpenFamily, backTo, type Order } from '../at.ts'
import { stepShape, stepWish, ticked } from '../fields.ts'
import { tellDate } from '../promise/actions.ts'
import { doneAndNext } from './actions.ts'

/** After a talk: what was said, what it was about, whether the step was done, and what happens next. One form, ninety seconds. */
export const afterForm = z.object({ ...noteShape, ...stepShape, done: ticked, takeOver: z.string().default(''), seen: seenField })
type After = z.infer<typeof afterForm>

/** What of the next step is missing is said together with what is missing of the note. */
export function faultsAfter({ done, takeOver, ...typed }: Partial<After>): Refusal[] {
  const wish = stepWish(typed)
  return faultsAmong(wish, done && !takeOver && wish === 'none' && refuse('nextNeeded', 'stepWords'))
}

export async function afterTalk(tx: Tx, order: Order, form: After): Promise<string | Refusal> {
  const family = await atOpenFamily(tx, order)
  if (isRefusal(family)) return family
  const noted = await writeNote(tx, order, form)
  if (isRefusal(noted)) return noted
  const next = form.done ? await talkedAndNext(tx, family, { order, form }) : await alsoPlan(tx, order, form)
  return isRefusal(next) ? next : backTo(tx, order, `note-${order.wishId}`)
}

async function talkedAndNext(tx: Tx, family: FamilyRow, { order, form }: { order: Order; form: After }): Promise<true | Refusal> {
  const step = await findStep(tx, { id: family.nextStepId, familyId: family.id })
  if (!step) return refuse('changedMeanwhile')
  if (isChangedSince(form.seen, step.id)) return refuse('stepIsAnother', 'done')
  return doneAndNext(tx, { family, step }, { form, order })
}

/** The step that holds the family still stands; one more may have been agreed. */
async function alsoPlan(tx: Tx, order: Order, form: After): Promise<true | Refusal> {
  const wish = stepWish(form)
  if (wish === 'none') return true
  const step = isRefusal(wish) ? wish : await planStep(tx, order.familyId, { wish, at: order })
  if (isRefusal(step)) return step
  if (form.tell) await tellDate(tx, step)
  return true
}
