import { z } from 'zod'
import { endOfDay, momentInDenmark } from '#platform/clock.ts'
import { day, id } from '#platform/http/fields.ts'
import { dayOrEmpty, ticked, timeOrEmpty } from '../fields.ts'

const timeShape = { promiseDay: day, promiseTime: timeOrEmpty }

export const givePromiseForm = z.object({
  adultId: id,
  promiseWhat: z.enum(['answer', 'call', 'meet'], 'missing'),
  promiseChannel: z.enum(['page', 'phone', 'in-person', 'mail'], 'missing'),
  ...timeShape,
})
/** A new time goes with a broken promise where one is still owed. */
export const breakForm = z
  .object({ promiseDay: dayOrEmpty, promiseTime: timeOrEmpty })
  .refine(({ promiseDay, promiseTime }) => promiseDay || !promiseTime, { path: ['promiseDay'], message: 'notADate' })
export const unwantedForm = z.object({ theirYes: ticked })
export const newTimeForm = z.object({ ...timeShape, theirYes: ticked })

/** Without a time of day it is owed until the day has ended. */
export function momentOf({ promiseDay, promiseTime }: { promiseDay: string; promiseTime: string }): Date {
  return promiseTime ? momentInDenmark(promiseDay, promiseTime) : endOfDay(promiseDay)
}
