import { addDays, dayInDenmark, formatNear, hourInWords, nearOf, timeInDenmark } from '#platform/clock.ts'
import type { Lang } from '#platform/texts.ts'
import { texts } from './texts.ts'

/** As it stands in the database: `from` may be unknown. */
export type PromisedAnswer = { what: 'answer' | 'write-when'; from: Date | null; by: Date }
type How = {
  lang: Lang
  now: Date
  /** Said before somebody writes, as what would hold; else as what has been promised. */
  before: boolean
  /** Who will answer, where it is known by name; else a counsellor. */
  who?: string | undefined
}

const soonMinutes = 10
/** Whoever is here and answers no sooner has too much to do. */
const busyMinutes = 4 * 60

/** A promise as a family reads it: when somebody is here, and by when there is an answer. */
export function promiseInWords(promise: PromisedAnswer, how: How): string {
  const { lang, now, before } = how
  const say = texts(lang)
  const { near, hour } = end(promise.by, how)
  if (promise.what === 'write-when') return say(before ? 'noTimeBefore' : 'noTime', { near })
  const minutes = Math.ceil((promise.by.getTime() - now.getTime()) / 60_000)
  if (promise.from && promise.from > now) return closedInWords({ from: promise.from, by: promise.by }, how)
  const who = how.who ?? say('counsellor')
  if (minutes >= 1 && minutes <= soonMinutes) return say(before ? 'openWriteSoon' : 'answerSoon', { who, minutes })
  if (end(promise.by, how).day === dayInDenmark(now)) return say(before ? 'openWriteToday' : 'answerToday', { who, hour })
  const open = minutes > busyMinutes ? 'openWriteBusy' : 'openWrite'
  return say(before ? open : 'answer', { who, near, hour })
}

function closedInWords({ from, by }: { from: Date; by: Date }, how: How): string {
  const say = texts(how.lang)
  const [begins, ends] = [beginning(from, how), end(by, how)]
  const sameDay = begins.day === ends.day
  if (how.before) return `${say('hereAgain', begins)} ${say(sameDay ? 'writeNowSameDay' : 'writeNow', ends)}`
  const who = how.who ?? say('counsellor')
  return sameDay ? say('answerBetween', { who, near: ends.near, from: begins.hour, hour: ends.hour }) : say('answer', { who, ...ends })
}

type When = { day: string; near: string; hour: string }

function beginning(moment: Date, { lang, now }: How): When {
  return { day: dayInDenmark(moment), near: nearOf(moment, lang, now), hour: hourInWords(timeInDenmark(moment), lang) }
}

/** What ends at midnight ends with the day before: the texts have a word of their own for it. */
function end(moment: Date, how: How): When {
  const when = beginning(moment, how)
  if (timeInDenmark(moment) !== '00:00') return when
  const day = addDays(when.day, -1)
  return { day, near: formatNear(day, how.lang, dayInDenmark(how.now)), hour: '24' }
}
