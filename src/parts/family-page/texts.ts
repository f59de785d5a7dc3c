import { catalogue } from '#platform/texts.ts'
import { da } from './texts.da.ts'

/** The family's page speaks Danish; other languages come with their own catalogue. */
export const texts = catalogue(da)
