import type { Lang } from '#platform/texts.ts'
import { da } from './wording.da.ts'
import { en } from './wording.en.ts'

/** "socialrådgiver", "En samtale"; a word that is not known is nothing. */
export function wordFor(code: string | null, lang: Lang): string {
  return (lang === 'en' ? en : da)[code as keyof typeof da] ?? ''
}
