import { type Helpline, inOrder } from '#core/helpline/helpline.ts'
import { hoursInWords } from '#core/opening/words.ts'
import { formatDay } from '#platform/clock.ts'
import type { Line } from '#platform/html/right-now.tsx'
import type { Visit } from '#platform/http/visit.ts'

const mostLines = 6

/** Those who answer at this minute, 112 first, as lines of the strip: few enough to be read by somebody who is afraid. */
export function openLines(lines: readonly Helpline[], visit: Visit): Line[] {
  return inOrder(lines)
    .filter((line) => line.open)
    .slice(0, mostLines)
    .map((line) => asLine(line, visit))
}

export function asLine(line: Helpline, { lang, today }: Pick<Visit, 'lang' | 'today'>): Line {
  return {
    name: line.name,
    number: line.number,
    open: line.open,
    hours: hoursInWords(line.hours, lang),
    about: line.what[lang],
    checked: line.checkedOn && formatDay(line.checkedOn, lang, today),
  }
}
