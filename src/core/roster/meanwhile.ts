import { formatHours } from '#platform/clock.ts'
import type { Lang } from '#platform/texts.ts'

/** Who answers while a shift is without its own, and the hours in which nobody does; the moments are as PostgreSQL writes them in JSON. */
export type MeanwhileRow = { names: string[]; without: { from: string; to: string }[] }

/** The names and the hours in words, "10–12 og 14–16"; null where there are none. */
export function meanwhileInWords({ names, without }: MeanwhileRow, lang: Lang): { names: string | null; without: string | null } {
  const list = (parts: string[]) => (parts.length > 0 ? new Intl.ListFormat(lang === 'da' ? 'da-DK' : 'en-GB').format(parts) : null)
  const hours = without.map((gap) => formatHours({ from: new Date(gap.from), to: new Date(gap.to) }, lang))
  return { names: list(names), without: list(hours.map(({ from, to }) => `${from}–${to}`)) }
}
