import { languageName } from '#core/language.ts'
import type { Help } from '#core/offer/offer.ts'
import { isOpen } from '#core/opening/opening.ts'
import { weekdayName } from '#core/opening/words.ts'
import { minutesBy } from '#core/place/travel.ts'
import { dayInDenmark, formatNear, formatTime } from '#platform/clock.ts'
import type { Lang } from '#platform/texts.ts'
import type { Filter, Search } from './find.ts'
import { texts } from './texts.ts'

/** "onsdag den 25. november kl. 17–19"; open now says until when; without a date it is by appointment. */
export function nextInWords(help: Pick<Help, 'next'>, lang: Lang, now: Date): string {
  const say = texts(lang)
  const { next } = help
  if (!next) return say('byAppointment')
  const to = formatTime(next.endsAt, lang)
  if (isOpen(next, now)) return say('openNow', { to })
  return say('nextTime', {
    day: formatNear(dayInDenmark(next.startsAt), lang, dayInDenmark(now)),
    from: formatTime(next.startsAt, lang),
    to,
  })
}

/** A place whose point nobody has written stands in the middle of its postcode, and so does whoever looks there: that is no distance. */
const isSamePoint = (km: number) => km < 0.01

export function distanceInWords(km: number, lang: Lang): string {
  const say = texts(lang)
  if (isSamePoint(km)) return say('samePostcode')
  return km < 1 ? say('underOneKm') : say('km', { km: Math.round(km) })
}

/**
 * How to get there without a car: what the place itself says, and the time on foot or by bicycle where that is possible. From a point we
 * only know roughly no minutes are counted.
 */
export function travelInWords(help: Pick<Help, 'km' | 'place'>, { lang, rough }: { lang: Lang; rough: boolean }): string[] {
  const say = texts(lang)
  const own = help.place?.travel?.[lang]
  const km = rough || help.km === null || isSamePoint(help.km) ? null : help.km
  const walk = km === null ? null : minutesBy('walk', km)
  const bike = km === null || walk ? null : minutesBy('bike', km)
  return [
    ...(own ? [own] : []),
    ...(walk ? [say('walkMinutes', { minutes: walk })] : []),
    ...(bike ? [say('bikeMinutes', { minutes: bike })] : []),
  ]
}

/** A chosen filter as people read it. */
export function filterInWords(filter: Filter, search: Search, lang: Lang): string {
  const value = search[filter]
  if (filter === 'language') return languageName(String(value), lang)
  if (filter === 'day') return weekdayName(Number(value), lang)
  return texts(lang)(`${filter}-${value}` as 'role-father')
}
