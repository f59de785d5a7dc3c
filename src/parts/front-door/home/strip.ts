import type { RightNow } from '#core/offer/right-now.ts'
import { formatMoment, formatTime } from '#platform/clock.ts'
import type { Line } from '#platform/html/right-now.tsx'
import { inLanguage } from '#platform/html/shell.ts'
import type { Visit } from '#platform/http/visit.ts'
import { asLine } from '../open-lines.ts'
import { texts } from './texts.ts'

const mostLines = 8

/** Who is there at this minute: 112, then our own, then those who answer, then those who sleep. */
export function stripOf({ lines, open, next }: RightNow, visit: Pick<Visit, 'lang' | 'today' | 'now'>): Line[] {
  const [first, ...others] = lines.slice(0, mostLines).map((line) => asLine(line, visit))
  const own = ownLine({ open, next }, visit)
  return [...(first ? [first] : []), ...(own ? [own] : []), ...others]
}

/** Our own are open as long as the last of them is; else it is said when the first comes. */
function ownLine({ open, next }: Pick<RightNow, 'open' | 'next'>, { lang, now }: Pick<Visit, 'lang' | 'now'>): Line | null {
  const say = texts(lang)
  const until = open.map((help) => help.endsAt).reduce((late, end) => (end > late ? end : late), now)
  if (open.length === 0 && !next) return null
  const hours =
    next && open.length === 0
      ? say('oursNext', { when: formatMoment(next.startsAt, lang, now) })
      : say('oursOpen', { to: formatTime(until, lang) })
  return { name: say('ours'), href: inLanguage(lang, '/skriv'), open: open.length > 0, hours, about: say('oursAbout') }
}
