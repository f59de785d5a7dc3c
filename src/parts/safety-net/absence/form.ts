import { z } from 'zod'
import { isDay } from '#platform/clock.ts'
import { seenField } from '#platform/http/seen.ts'
import { isId } from '#platform/ids.ts'

const day = z.string('notADate').refine(isDay, 'notADate')
const openDay = z.union([z.literal('').transform(() => null), day])
const hat = z.string().refine(isId, 'missing')

export const daysForm = z.object({ from: day, until: openDay })

/** One field a family, named after it: who takes it. Nothing chosen means the default stand-in. */
export const absenceForm = z
  .looseObject({ person: hat, from: day, until: openDay.default(null), standIn: hat })
  .transform(({ person, from, until, standIn, ...rest }) => ({
    ...{ person, period: { from, until }, standIn },
    byName: Object.entries(rest).flatMap(([name, value]) => {
      const family = name.replace(/^family-/, '')
      return family !== name && isId(family) && isId(value) ? [{ family, hat: value }] : []
    }),
  }))

export const answerForm = z.object({ answer: z.enum(['yes', 'no'], 'missing') })
export const readyForm = z.object({
  hat: z.string('chooseColleague').refine(isId, 'chooseColleague'),
  ready: z.enum(['yes', 'no'], 'missing'),
})
export const takeForm = z.object({ family: hat, seen: seenField })
export const standInForm = z.object({ standIn: hat, seen: seenField })
export const untilForm = z.object({ until: openDay, seen: seenField })
export const nothingForm = z.object({})
