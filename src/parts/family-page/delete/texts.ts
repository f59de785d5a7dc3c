import { catalogue } from '#platform/texts.ts'
import { da } from './texts.da.ts'

/** The family's page speaks Danish. */
export const texts = catalogue(da)
