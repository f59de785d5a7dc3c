import { z } from 'zod'
import { day, maybeWords, oneOf, words } from '../form.ts'
import { placeKinds } from './written.ts'

export const placeForm = z.object({
  name: words(120),
  kind: oneOf(placeKinds),
  address: maybeWords(200),
  postcode: maybeWords(20),
  lat: maybeWords(20),
  lng: maybeWords(20),
  travelDa: maybeWords(400),
  travelEn: maybeWords(400),
})

export const closedDayForm = z.object({ day, why: maybeWords(120) })
export const callOffForm = z.object({ day })
