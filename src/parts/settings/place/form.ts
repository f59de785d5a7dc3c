import { z } from 'zod'
import { day, maybeWords, words } from '#platform/http/fields.ts'
import { oneOf } from '../form.ts'
import { placeKinds } from './written.ts'

/** Degrees in Denmark, as Danes write a number: with a comma, or with a point as on a map. */
const degrees = (least: number, most: number) =>
  maybeWords(20).transform((text, context) => {
    if (text === null) return null
    const number = /^-?\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : null
    if (number === null) context.addIssue({ code: 'custom', message: 'notDegrees' })
    else if (number < least || number > most) context.addIssue({ code: 'custom', message: 'pointNotDenmark' })
    return number
  })

export const placeForm = z.object({
  name: words(120),
  kind: oneOf(placeKinds),
  address: maybeWords(200),
  postcode: maybeWords(20),
  lat: degrees(54, 58),
  lng: degrees(7, 16),
  travelDa: maybeWords(400),
  travelEn: maybeWords(400),
})

export const closedDayForm = z.object({ day, why: maybeWords(120) })
export const callOffForm = z.object({ day })
