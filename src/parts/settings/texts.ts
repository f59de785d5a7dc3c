import { catalogue } from '#platform/texts.ts'
import { da } from './texts.da.ts'

/** The desk speaks Danish. */
export const texts = catalogue(da)
