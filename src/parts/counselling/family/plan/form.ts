import { z } from 'zod'
import { day, id, words } from '#platform/http/fields.ts'
import { seenField } from '#platform/http/seen.ts'
import { idOrEmpty, stepShape, ticked, wordsOrEmpty } from '../fields.ts'

export const addStepForm = z.object({ ...stepShape, adultId: idOrEmpty })
export type AddStep = z.infer<typeof addStepForm>

/** Done: with the step that comes after, or one that is planned already. */
export const doneForm = z.object({ ...stepShape, takeOver: idOrEmpty })
export type Done = z.infer<typeof doneForm>

/** Dropped: the same, and why. */
export const dropForm = z.object({ ...stepShape, takeOver: idOrEmpty, reason: words(500, 'reasonMissing'), theirYes: ticked })
export type Drop = z.infer<typeof dropForm>

export const moveStepForm = z.object({ dueOn: day, reason: words(500, 'reasonMissing'), bridge: wordsOrEmpty(1000), theirYes: ticked })
export type MoveStep = z.infer<typeof moveStepForm>

export const handStepForm = z.object({ ownerId: id, seen: seenField })
export const goalForm = z.object({ words: words(500, 'goalMissing'), adultId: idOrEmpty })
