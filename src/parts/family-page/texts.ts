import { catalogue } from '#platform/texts.ts'
import { da } from './texts.da.ts'
import { wording } from './wording.da.ts'

/** The family's page speaks Danish; other languages come with their own catalogue. */
export const texts = catalogue(da)

/** "socialrådgiver", "En samtale"; a word that is not known is nothing. */
export function wordFor(code: string | null): string {
  return wording[code as keyof typeof wording] ?? ''
}
