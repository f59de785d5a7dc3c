import { AutoSave } from './auto-save.ts'
import { useKeys } from './keys.ts'
import { LiveRegion } from './live-region.ts'

customElements.define('live-region', LiveRegion)
customElements.define('auto-save', AutoSave)
useKeys()
