import type { Helpline } from '#core/helpline/helpline.ts'
import type { PromisedAnswer } from '#core/promise/words.ts'
import { formatMoment } from '#platform/clock.ts'
import type { Line } from '#platform/html/right-now.tsx'
import { inLanguage } from '#platform/html/shell.ts'
import type { Visit } from '#platform/http/visit.ts'
import { openLines } from '../open-lines.ts'
import { texts } from './texts.ts'

type When = Pick<Visit, 'lang' | 'today' | 'now'>

/** Who is there at this minute: 112, then our own, then the others who answer. Those who sleep stand on the page with all numbers. */
export function stripOf(lines: readonly Helpline[], promised: PromisedAnswer | null, visit: When): Line[] {
  const [first, ...others] = openLines(lines, visit)
  return [...(first ? [first] : []), ...(promised ? [ownLine(promised, visit)] : []), ...others]
}

/** Our own hours are those of the people who answer: the same truth as the promise, never the opening hours of a house. */
function ownLine({ what, from, by }: PromisedAnswer, { lang, now }: When): Line {
  const say = texts(lang)
  const open = what === 'answer' && (from === null || from <= now)
  const own = { name: say('ours'), href: inLanguage(lang, '/skriv'), about: say('oursAbout') }
  if (open) return { ...own, open, hours: '' }
  return {
    ...own,
    open: null,
    hours: what === 'answer' ? say('oursNext', { when: formatMoment(from ?? by, lang, now) }) : say('oursLater'),
  }
}
