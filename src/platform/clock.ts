import type { Lang } from './texts.ts'

const zone = 'Europe/Copenhagen'
const isoDay = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' })
const isoTime = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, hour: '2-digit', minute: '2-digit' })

/** The date on a Danish calendar at this moment, as YYYY-MM-DD. */
export function dayInDenmark(moment: Date): string {
  return isoDay.format(moment)
}

/** The clock on a Danish wall at this moment, as HH:MM. */
export function timeInDenmark(moment: Date): string {
  return isoTime.format(moment)
}

/** The moment at which a Danish wall clock shows this day and time. In the hour that is skipped in spring it is the hour after. */
export function momentInDenmark(day: string, time = '00:00'): Date {
  const asUtc = new Date(`${day}T${time}:00Z`)
  const first = new Date(asUtc.getTime() - offsetMinutes(asUtc) * 60_000)
  return new Date(asUtc.getTime() - offsetMinutes(first) * 60_000)
}

function offsetMinutes(moment: Date): number {
  const wall = new Date(`${dayInDenmark(moment)}T${timeInDenmark(moment)}:00Z`)
  return Math.round((wall.getTime() - Math.floor(moment.getTime() / 60_000) * 60_000) / 60_000)
}

/** YYYY-MM-DD, and a day there is: no 30th of February. */
export function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

/** HH:MM, and a time a clock shows. */
export function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
}

export function addDays(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + count)
  return date.toISOString().slice(0, 10)
}

/** What is told as a day is owed until that day has ended. */
export function endOfDay(day: string): Date {
  return momentInDenmark(addDays(day, 1))
}

/** The day on which it is owed: at midnight the one that ends then. */
export function dueDay(by: Date): string {
  return dayInDenmark(new Date(by.getTime() - 1))
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** 1 = Monday … 7 = Sunday. */
export function weekday(day: string): number {
  return ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1
}

const locale = { da: 'da-DK', en: 'en-GB' } as const satisfies Record<Lang, string>
const dayWords = both({ weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' })
const yearWords = both({ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

function both(options: Intl.DateTimeFormatOptions): Record<Lang, Intl.DateTimeFormat> {
  return { da: new Intl.DateTimeFormat(locale.da, options), en: new Intl.DateTimeFormat(locale.en, options) }
}

/** "tirsdag den 24. november"; with the year where it is not this one. */
export function formatDay(day: string, lang: Lang, today: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  const otherYear = today.slice(0, 4) !== day.slice(0, 4)
  return (otherYear ? yearWords : dayWords)[lang].format(date)
}

/** The same with its weekday also in another year: for whoever looks for a day among many. */
export function formatWeekday(day: string, lang: Lang, today: string): string {
  const words = formatDay(day, lang, day)
  return day.slice(0, 4) === today.slice(0, 4) ? words : `${words} ${day.slice(0, 4)}`
}

export function formatTime(moment: Date, lang: Lang): string {
  return hourInWords(timeInDenmark(moment), lang)
}

/** From when to when on a day: what goes on to midnight ends at 24. */
export function formatHours({ from, to }: { from: Date; to: Date }, lang: Lang): { from: string; to: string } {
  return { from: formatTime(from, lang), to: timeInDenmark(to) === '00:00' ? hourInWords('24:00', lang) : formatTime(to, lang) }
}

/** A time as people say it: 10:00 is 10 in Danish and 10:00 in English, 09:30 is 9.30. The one way times are written. */
export function hourInWords(time: string, lang: Lang): string {
  if (lang === 'en') return time
  const hour = String(Number(time.slice(0, 2)))
  return time.endsWith(':00') ? hour : `${hour}.${time.slice(3)}`
}

/** A time is not broken over two lines. "i dag kl. 12", "i morgen kl. 10" or "tirsdag den 24. november kl. 10.30". */
export function formatMoment(moment: Date, lang: Lang, now: Date): string {
  return `${nearOf(moment, lang, now)} ${lang === 'da' ? 'kl.' : 'at'}\u00a0${formatTime(moment, lang)}`
}

/** By when something is promised. What is owed until a day has ended is owed on that day, and no clock says more. */
export function formatBy(by: Date, lang: Lang, now: Date): string {
  if (timeInDenmark(by) !== '00:00') return formatMoment(by, lang, now)
  return formatNear(addDays(dayInDenmark(by), -1), lang, dayInDenmark(now))
}

/** The day of a moment as people say it: after noon, the hours past midnight are tonight. */
export function nearOf(moment: Date, lang: Lang, now: Date): string {
  const [day, today] = [dayInDenmark(moment), dayInDenmark(now)]
  const isTonight = day === addDays(today, 1) && timeInDenmark(moment) < '05:00' && timeInDenmark(now) >= '12:00'
  return isTonight ? { da: 'i nat', en: 'tonight' }[lang] : formatNear(day, lang, today)
}

/** The day in words, as people say it: today, tomorrow, yesterday, else the date. */
export function formatNear(day: string, lang: Lang, today: string): string {
  const near = { da: { '-1': 'i går', 0: 'i dag', 1: 'i morgen' }, en: { '-1': 'yesterday', 0: 'today', 1: 'tomorrow' } }[lang]
  return near[String(daysBetween(today, day)) as '0'] ?? formatDay(day, lang, today)
}
