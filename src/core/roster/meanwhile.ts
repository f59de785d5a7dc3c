import { formatHours } from '#platform/clock.ts'
import { type Lang, listInWords } from '#platform/texts.ts'
import { meanwhileTexts } from './texts.ts'

/** Who answers while a shift is without its own, and the hours in which nobody does; the moments are as PostgreSQL writes them in JSON. */
export type Meanwhile = { names: string[]; without: { from: string; to: string }[] }

/** "På vagt imens: Bo. Ingen er på vagt kl. 10–12." */
export function meanwhileInWords({ names, without }: Meanwhile, lang: Lang): string {
  const say = meanwhileTexts(lang)
  if (names.length === 0) return say('nobody')
  const hours = without.map((gap) => formatHours({ from: new Date(gap.from), to: new Date(gap.to) }, lang))
  const gaps = hours.length > 0 ? ` ${say('without', { hours: listInWords(hours.map(({ from, to }) => `${from}–${to}`)) })}` : ''
  return say('names', { names: listInWords(names) }) + gaps
}
