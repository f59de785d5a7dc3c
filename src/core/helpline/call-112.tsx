import type { Lang } from '#platform/texts.ts'
import { texts } from './texts.ts'

/** Who can come now: nothing on the page is larger. */
export function Call112({ lang }: { lang: Lang }) {
  return (
    <a class="ds-button call" data-fullwidth href="tel:112">
      {texts(lang)('call')} <span class="call-number">112</span>
    </a>
  )
}
