import { useKeys } from './keys.ts'
import { LiveRegion } from './live-region.ts'

customElements.define('live-region', LiveRegion)
useKeys()
