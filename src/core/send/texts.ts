import { formatDay } from '#platform/clock.ts'
import { catalogue, type Lang } from '#platform/texts.ts'
import type { Notice } from './notice.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

export const texts = catalogue(da, { en })

/** A notice as its person reads it. */
export function noticeWords(notice: Notice, lang: Lang, today: string): string {
  const say = texts(lang)
  switch (notice.kind) {
    case 'stand-in': {
      const { until, ...names } = notice.values
      return until ? say('stand-in-until', { ...names, until: formatDay(until, lang, today) }) : say('stand-in', names)
    }
    case 'promise-moved':
      return say('promise-moved', { day: formatDay(notice.values.day, lang, today) })
    case 'promise-given':
    case 'new-anchor':
      return say(notice.kind, notice.values)
    default:
      return say(notice.kind)
  }
}
