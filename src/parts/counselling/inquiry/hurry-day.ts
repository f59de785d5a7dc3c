import { dayInDenmark, formatDay } from '#platform/clock.ts'
import type { Lang } from '#platform/texts.ts'
import { texts } from './texts.ts'

type How = { lang: Lang; now: Date; as?: typeof formatDay }

/** The day of what hurries, said alike wherever it stands: one that has passed says so, and is never read as one that comes. */
export function hurryDay(day: string, { lang, now, as = formatDay }: How): string {
  const today = dayInDenmark(now)
  const said = as(day, lang, today)
  return day < today ? texts(lang)('deadlineGone', { day: said }) : said
}
