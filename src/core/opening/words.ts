import { hourInWords } from '#platform/clock.ts'
import { atTheBeginning, catalogue, type Lang, listInWords } from '#platform/texts.ts'
import { type Hours, isWholeDay, neverCloses, runs } from './opening.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

const texts = catalogue(da, { en })
const names = {
  da: new Intl.DateTimeFormat('da-DK', { weekday: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' }),
}

/** "mandag" for 1 … "søndag" for 7. */
export function weekdayName(day: number, lang: Lang): string {
  return names[lang].format(new Date(Date.UTC(2024, 0, day)))
}

/** "Mandag og torsdag kl. 10–14, onsdag kl. 16–18"; "Åbent hele døgnet, alle dage". */
export function hoursInWords(hours: readonly Hours[], lang: Lang): string {
  const say = texts(lang)
  if (neverCloses(hours)) return say('always')
  const said = hours.map((row) => (row.weekdays.length === 0 ? say('byAppointment') : rowInWords(row, lang)))
  return atTheBeginning([...new Set(said)].join(', '), lang)
}

function rowInWords(row: Hours, lang: Lang): string {
  const say = texts(lang)
  const days = daysInWords(row, lang)
  if (isWholeDay(row)) return say('wholeDay', { days })
  return say(timesOf(row), { days, from: hourInWords(row.from, lang), to: hourInWords(row.to, lang) })
}

/** Read at night, "11–5" could be six hours by day: what goes past midnight says where it ends. */
function timesOf({ from, to }: Hours) {
  if (to > from) return 'times'
  return to < '06:00' ? 'timesIntoNight' : 'timesIntoMorning'
}

function daysInWords(row: Hours, lang: Lang): string {
  const say = texts(lang)
  if (row.weekdays.length === 7 && !row.everyWeeks) return say('everyDay')
  const spans = runs(row.weekdays).map(([from, to]) => span(from, to, lang))
  const days = listInWords([...spans.flat(), ...(row.onHolidays && row.weekdays.length < 7 ? [say('holidays')] : [])], lang)
  if (row.everyWeeks === 2) return say('second', { days })
  if (row.everyWeeks === 4) return say('fourth', { days })
  return days
}

function span(from: number, to: number, lang: Lang): string[] {
  const say = texts(lang)
  if (from === 1 && to === 7) return [say('everyDay')]
  if (from === 1 && to === 5) return [say('workingDays')]
  if (from === 6 && to === 7) return [say('weekend')]
  if (to - from < 2) return Array.from({ length: to - from + 1 }, (_, step) => weekdayName(from + step, lang))
  return [`${weekdayName(from, lang)}–${weekdayName(to, lang)}`]
}
