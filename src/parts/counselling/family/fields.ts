import { z } from 'zod'
import type { StepWish } from '#core/next-step/actions.ts'
import { type TaskType, taskCodes } from '#core/next-step/next-step.ts'
import { isDay } from '#platform/clock.ts'
import { isId } from '#platform/ids.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'

/** A text that must be there; the code says what is missing where the field alone does not. */
export const words = (most: number, missing = 'missing') => z.string(missing).trim().min(1, missing).max(most, 'tooLong')
/** A text that may be left out: what is not there is empty. */
export const maybeWords = (most: number) => z.string().trim().max(most, 'tooLong').default('')
export const day = z.string('notADate').trim().refine(isDay, 'notADate')
/** A day that may be left out. */
export const maybeDay = z
  .string()
  .trim()
  .refine((text) => text === '' || isDay(text), 'notADate')
  .default('')
export const id = z.string('missing').refine(isId, 'missing')
export const maybeId = z
  .string()
  .refine((text) => text === '' || isId(text), 'notUnderstood')
  .default('')
export const ticked = z
  .string()
  .optional()
  .transform((value) => value !== undefined)

/** A step as a form asks for it. Each may be empty here; whether a step is needed at all is decided by the wish. */
export const stepShape = {
  task: z.union([z.enum(taskCodes), z.literal('')], 'missing').default(''),
  stepWords: maybeWords(500),
  ownerId: maybeId,
  dueOn: maybeDay,
  bridge: maybeWords(1000),
  ledBy: maybeId,
  goalId: maybeId,
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
