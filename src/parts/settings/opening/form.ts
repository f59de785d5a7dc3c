import { z } from 'zod'
import { day, id, maybeDay, several } from '#platform/http/fields.ts'
import { oneOf, openTime } from '../form.ts'

export const openingForm = z.object({
  place: id,
  weekdays: several(['1', '2', '3', '4', '5', '6', '7']),
  from: openTime,
  to: openTime,
  everyWeeks: oneOf(['1', '2', '4']),
  anchorOn: maybeDay,
  onHolidays: oneOf(['yes', 'no']),
  validFrom: day,
  validTo: maybeDay,
})
export type OpeningFields = z.infer<typeof openingForm>
export const newOpeningForm = openingForm.extend({ offer: id })
export const endForm = z.object({ lastDay: day })
