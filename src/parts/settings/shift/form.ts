import { z } from 'zod'
import { clockTime, day, id } from '../form.ts'

export const shiftForm = z.object({ queue: id, day, person: id, from: clockTime, to: clockTime })
export const copyForm = z.object({ queue: id, monday: day })
export const askForm = z.object({ to: id })
export const answerForm = z.object({ answer: z.enum(['yes', 'no', 'withdraw'], 'missing') })
