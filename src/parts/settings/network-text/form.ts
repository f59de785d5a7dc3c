import { z } from 'zod'
import { type NetworkTextName, networkTextNames } from '#core/network-text/store.ts'
import { maybeWords } from '../form.ts'
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

type Parts = 'da' | 'en' | 'da-was' | 'en-was'
type Fields = Record<`${NetworkTextName}-${Parts}`, string | null>
const fields = networkTextNames.flatMap((name) => [
  ...(['da', 'en'] as const).map((part) => [`${name}-${part}`, plain(most[name])] as const),
  ...(['da-was', 'en-was'] as const).map((part) => [`${name}-${part}`, shown] as const),
])

/** All the texts in one form: what is changed, each by its own rules. */
export const textsForm = z.object(Object.fromEntries(fields)).transform((all, context): Own[] => {
  const sent = all as Fields
  const changed = networkTextNames
    .map((name) => ({ name, da: sent[`${name}-da`], en: sent[`${name}-en`] }))
    .filter(({ name, da, en }) => da !== sent[`${name}-da-was`] || en !== sent[`${name}-en-was`])
  for (const { name, da, en } of changed) if (en && !da) context.addIssue({ code: 'custom', message: 'danishFirst', path: [`${name}-da`] })
  return changed
})
