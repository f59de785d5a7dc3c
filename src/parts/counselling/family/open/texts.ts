import { catalogue } from '#platform/texts.ts'
import { da } from './texts.da.ts'

export const texts = catalogue(da)
