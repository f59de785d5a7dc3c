import { useAskBeforeLeaving } from './ask-before-leaving.ts'
import { AutoSave } from './auto-save.ts'
import { useFoldedForms } from './folded-form.ts'
import { useKeys } from './keys.ts'
import { LiveRegion } from './live-region.ts'
import { useTabWord } from './tab-word.ts'
import { useWholeFields } from './whole-field.ts'

customElements.define('live-region', LiveRegion)
customElements.define('auto-save', AutoSave)
useAskBeforeLeaving()
useFoldedForms()
useKeys()
useTabWord()
useWholeFields()
