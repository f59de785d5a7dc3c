import { z } from 'zod'
import type { StepWish } from '#core/next-step/actions.ts'
import { type TaskType, taskCodes } from '#core/next-step/next-step.ts'
import { isPostcode } from '#core/postcode/postcode.ts'
import { maybe, maybeDay, maybeTime, maybeWords } from '#platform/http/fields.ts'
import { isId } from '#platform/ids.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'

/** What may be left out here is read on as text, field by field: what is not there is empty. */
const orEmpty = (field: z.ZodType<string | null>) => field.transform((text) => text ?? '')
export const wordsOrEmpty = (most: number) => orEmpty(maybeWords(most))
export const dayOrEmpty = orEmpty(maybeDay)
export const timeOrEmpty = orEmpty(maybeTime)
export const postcodeOrEmpty = orEmpty(maybe(isPostcode, 'postcodeFourDigits'))
export const idOrEmpty = orEmpty(maybe(isId, 'notUnderstood'))
export const ticked = z
  .string()
  .optional()
  .transform((value) => value !== undefined)

/** A step as a form asks for it. Each may be empty here; whether a step is needed at all is decided by the wish. */
export const stepShape = {
  task: z.union([z.enum(taskCodes), z.literal('')], 'missing').default(''),
  stepWords: wordsOrEmpty(500),
  ownerId: idOrEmpty,
  dueOn: dayOrEmpty,
  bridge: wordsOrEmpty(1000),
  ledBy: idOrEmpty,
  goalId: idOrEmpty,
  tell: ticked,
}
type StepTyped = { task?: TaskType | ''; stepWords?: string; ownerId?: string; dueOn?: string; ledBy?: string; goalId?: string }

/** The step somebody has filled in, whole or not at all; `none` when nothing of it was written. */
export function stepWish(typed: StepTyped): StepWish | 'none' | Refusal {
  if (!typed.stepWords && !typed.dueOn) return 'none'
  if (!typed.stepWords) return refuse('stepMissing', 'stepWords')
  if (!typed.task) return refuse('taskMissing', 'task')
  if (!typed.ownerId) return refuse('ownerMissing', 'ownerId')
  if (!typed.dueOn) return refuse('notADate', 'dueOn')
  const { task, stepWords, ownerId, dueOn, ledBy, goalId } = typed
  return { task, words: stepWords, ownerId, dueOn, ledBy: ledBy || null, goalId: goalId || null }
}
