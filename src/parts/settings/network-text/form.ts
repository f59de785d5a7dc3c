import { z } from 'zod'
import { type NetworkTextName, networkTextNames } from '#core/network-text/store.ts'
import { maybeWords } from '#platform/http/fields.ts'
import type { Typed } from '#platform/http/form.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'
import { changedIn } from '../edit.ts'
import type { Own } from './store.ts'

const most: Record<NetworkTextName, number> = { greeting: 200, 'phone-hours': 200, 'about-us': 400 }

/** Words that say nothing but themselves: no tags, no addresses that could lead a family away. */
const plain = (length: number) =>
  maybeWords(length)
    .transform((text) => text?.replace(/\s+/g, ' ') ?? null)
    .refine((text) => text === null || !/[<>{}]|https?:|www\./i.test(text), 'plainOnly')

/** As the page showed it: only what is different now is written, so that nobody takes back what a colleague has written meanwhile. */
const shown = z
  .string()
  .default('')
  .transform((text) => text || null)

const languages = ['da', 'en'] as const
type Parts = 'da' | 'en' | 'da-was' | 'en-was'
type Fields = Record<`${NetworkTextName}-${Parts}`, string | null>
const fields = networkTextNames.flatMap((name) => [
  ...languages.map((part) => [`${name}-${part}`, plain(most[name])] as const),
  ...(['da-was', 'en-was'] as const).map((part) => [`${name}-${part}`, shown] as const),
])

/** All the texts in one form. */
export const textsForm = z.object(Object.fromEntries(fields))
/** The same without what was shown. */
export const ownForm = z.object(Object.fromEntries(fields.filter(([name]) => !name.endsWith('-was'))))

/** What the page showed in each field. */
export function shownIn(typed: Record<string, unknown>): Typed {
  return Object.fromEntries(Object.keys(ownForm.shape).map((name) => [name, String(typed[`${name}-was`] ?? '')]))
}

/** What is changed, each text by its own rules. */
export function changedTexts(read: z.infer<typeof textsForm>): Own[] {
  const sent = read as Partial<Fields>
  return networkTextNames
    .filter((name) => languages.some((part) => sent[`${name}-${part}`] !== sent[`${name}-${part}-was`]))
    .map((name) => ({ name, da: sent[`${name}-da`] ?? null, en: sent[`${name}-en`] ?? null }))
}

/** A text somebody else has changed too is shown first; then whatever else is new with it. */
export function olderFaults(read: Partial<z.infer<typeof textsForm>>, now: Typed): Refusal[] {
  const theirs = changedIn(ownForm, shownIn(read), now)
  const both = changedTexts(read as z.infer<typeof textsForm>).some(({ name }) => theirs.some((field) => field.startsWith(`${name}-`)))
  return both ? theirs.map((field) => refuse('changedMeanwhile', field)) : []
}

/** What could not be read was written all the same. */
export function textFaults(read: Partial<z.infer<typeof textsForm>>): Refusal[] {
  const sent = read as Partial<Fields>
  const changed = changedTexts(read as z.infer<typeof textsForm>)
  return changed.flatMap(({ name, en }) => (en && sent[`${name}-da`] === null ? [refuse('danishFirst', `${name}-da`)] : []))
}
