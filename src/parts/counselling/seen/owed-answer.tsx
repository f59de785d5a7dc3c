import { type PromisedAnswer, promiseInWords } from '#core/promise/words.ts'
import { Notice } from '#platform/html/notice.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { texts } from './texts.ts'

/** `who` is known by name where a family is held. */
type Said = { shell: Shell; now: Date; owed: PromisedAnswer; who?: string | undefined }

/** By when whoever waits is answered, in the open: also when we are late. */
export function OwedAnswer({ shell, now, owed, who }: Said) {
  if (owed.by < now) return <Notice kind="care">{texts(shell.lang)('late')}</Notice>
  return <Notice>{promiseInWords(owed, { lang: shell.lang, now, before: false, who })}</Notice>
}
