import { z } from 'zod'
import { chosen, day, id, maybeDay } from '#platform/http/fields.ts'
import { seenField } from '#platform/http/seen.ts'
import { isId } from '#platform/ids.ts'

const openDay = z.union([z.literal('').transform(() => null), day])

export const daysForm = z.object({ from: day, until: openDay })

/** One field a family, named after it: who takes it. Nothing chosen means the default stand-in. */
export const absenceForm = z
  .looseObject({ person: id, from: day, until: maybeDay, standIn: id })
  .transform(({ person, from, until, standIn, ...rest }) => ({
    ...{ person, period: { from, until }, standIn },
    byName: Object.entries(rest).flatMap(([name, value]) => {
      const family = name.replace(/^family-/, '')
      return family !== name && isId(family) && isId(value) ? [{ family, hat: value }] : []
    }),
  }))

export const answerForm = z.object({ answer: z.enum(['yes', 'no'], 'missing') })
export const readyForm = z.object({
  hat: chosen('chooseColleague'),
  ready: z.enum(['yes', 'no'], 'missing'),
})
export const takeForm = z.object({ family: id, seen: seenField })
export const standInForm = z.object({ standIn: id, seen: seenField })
export const untilForm = z.object({ until: openDay, seen: seenField })
