import { z } from 'zod'
import { day, id } from '#platform/http/fields.ts'
import { clockTime } from '../form.ts'

export const shiftForm = z.object({ queue: id, day, person: id, from: clockTime, to: clockTime })
export const copyForm = z.object({ queue: id, monday: day })
export const askForm = z.object({ to: id })
export const answerForm = z.object({ answer: z.enum(['yes', 'no', 'withdraw'], 'missing') })
