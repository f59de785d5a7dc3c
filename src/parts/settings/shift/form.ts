import { z } from 'zod'
import { id } from '#platform/http/fields.ts'
import { clockTime, nearDay } from '../form.ts'

export const shiftForm = z.object({ queue: id, day: nearDay, person: id, from: clockTime, to: clockTime })
export const copyForm = z.object({ queue: id, monday: nearDay })
export const askForm = z.object({ to: id })
export const answerForm = z.object({ answer: z.enum(['yes', 'no', 'withdraw'], 'missing') })
