import { dayInDenmark, formatMoment, formatNear } from '#platform/clock.ts'
import { catalogue, type Lang } from '#platform/texts.ts'
import type { Promised } from './promise.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

const texts = catalogue(da, { en })

/** The promise as one reads it: before anything is written, or on the receipt and in the conversation. Only what staffing makes true. */
export function promiseInWords(promise: Promised, how: { lang: Lang; now: Date; before: boolean }): string {
  const { lang, now, before } = how
  const say = texts(lang)
  const by = formatMoment(promise.by, lang, now)
  if (promise.what === 'write-when')
    return say(before ? 'noTimeBefore' : 'noTime', { by: formatNear(dayInDenmark(promise.by), lang, dayInDenmark(now)) })
  if (!before) return say('answerBy', { by })
  if (promise.from && promise.from > now) return say('backThen', { back: formatMoment(promise.from, lang, now), by })
  return say('hereNow', { by })
}
