import { formatBy, formatTime, timeInDenmark } from '#platform/clock.ts'
import type { Lang } from '#platform/texts.ts'
import { texts } from './texts.ts'

type Due = { what: string; by: Date }
type How = { lang: Lang; now: Date }

/** A meeting is at its time, everything else by it, at the latest. What a promise's time is called is decided here and nowhere else. */
function isAtItsTime(what: string): boolean {
  return what === 'meet'
}

/** "i morgen kl. 14" of a meeting, "senest i morgen kl. 14" of everything else. */
export function dueWords({ what, by }: Due, { lang, now }: How): string {
  const moment = formatBy(by, lang, now)
  return isAtItsTime(what) ? moment : texts(lang)('due', { moment })
}

/** That it was promised, also where its time is over: "aftalt til i morgen kl. 14", "lovet senest i morgen kl. 14". */
export function agreedWords({ what, by }: Due, { lang, now }: How): string {
  return texts(lang)(isAtItsTime(what) ? 'agreedAt' : 'agreedBy', { moment: formatBy(by, lang, now) })
}

/** The same where it has passed and nobody has said that it was kept: of a meeting we know no more than its time. */
export function overdueWords({ what, by }: Due, { lang, now }: How): string {
  return texts(lang)(isAtItsTime(what) ? 'agreedAt' : 'overdue', { moment: formatBy(by, lang, now) })
}

/** On its own day: the clock alone. */
export function dueTodayWords({ what, by }: Due, lang: Lang): string {
  if (timeInDenmark(by) === '00:00') return texts(lang)('dueToday')
  return texts(lang)(isAtItsTime(what) ? 'todayAt' : 'todayBy', { time: formatTime(by, lang) })
}

/** What a form calls the clock time it asks for; where it may be of either kind, the hint says which is which. */
export function clockField(what: string | undefined, lang: Lang): { label: string; hint?: string } {
  const say = texts(lang)
  if (what === undefined) return { label: say('clockAt'), hint: say('clockHint') }
  return { label: say(isAtItsTime(what) ? 'clockAt' : 'clockBy') }
}
