import { catalogue } from '#platform/texts.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

export const texts = catalogue(da, { en })
