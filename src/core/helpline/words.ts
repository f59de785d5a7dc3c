import { neverCloses } from '#core/opening/opening.ts'
import { hoursInWords } from '#core/opening/words.ts'
import { formatDay } from '#platform/clock.ts'
import type { Line } from '#platform/html/right-now.tsx'
import type { Lang } from '#platform/texts.ts'
import type { Helpline } from './helpline.ts'
import { type Region, regionOfLine } from './region.ts'
import { texts } from './texts.ts'

type How = { lang: Lang; today: string; region?: Region | null }

/**
 * The lines as people read them. The doctors of the regions are one entry with five numbers, because only one of them is the reader's:
 * where we know the region, its own number stands open and the others are folded.
 */
export function inWords(lines: readonly Helpline[], how: How): Line[] {
  const doctors = lines.filter((line) => regionOfLine(line.key))
  const own = doctors.find((line) => how.region && regionOfLine(line.key) === how.region)
  const others = doctors.filter((line) => line !== own)
  return lines.flatMap((line) => {
    if (!regionOfLine(line.key) || doctors.length < 2) return [lineInWords(line, how)]
    if (line !== doctors[0]) return []
    return [...(own ? [lineInWords(own, how)] : []), doctorsInWords(others, { ...how, elsewhere: own !== undefined })]
  })
}

function lineInWords(line: Helpline, { lang, today }: How): Line {
  return {
    name: line.name,
    number: line.number,
    open: line.open,
    hours: neverCloses(line.hours) ? texts(lang)('always') : hoursInWords(line.hours, lang),
    about: line.what[lang],
    checked: line.checkedOn && formatDay(line.checkedOn, lang, today),
  }
}

function doctorsInWords(lines: readonly Helpline[], how: How & { elsewhere: boolean }): Line {
  const first = lineInWords(lines[0]!, how)
  return {
    name: texts(how.lang)(how.elsewhere ? 'otherDoctor' : 'doctor'),
    about: how.elsewhere ? undefined : first.about,
    open: null,
    hours: '',
    checked: first.checked,
    choices: lines.map((line) => ({ ...lineInWords(line, how), name: line.forWhom[how.lang], about: undefined })),
  }
}
