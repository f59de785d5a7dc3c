import { catalogue } from '#platform/texts.ts'
import { da } from './texts.da.ts'
import { da as wishes } from './texts-wishes.da.ts'

export const texts = catalogue({ ...da, ...wishes })
