import { addDays, daysBetween, isDay } from '#platform/clock.ts'

/** Who somebody is in a family. The order is the order of the form. */
export const roles = ['mother', 'father', 'other-parent', 'pregnant', 'grandparent', 'other-adult', 'child', 'expected-child'] as const
export type Role = (typeof roles)[number]

export function isRole(text: string | undefined): text is Role {
  return (roles as readonly string[]).includes(text ?? '')
}

export function isAdult(role: Role): boolean {
  return role !== 'child' && role !== 'expected-child'
}

/** Whose date is one to come: the due date. Everybody else's is a birthday. */
export function expects(role: Role): boolean {
  return role === 'expected-child' || role === 'pregnant'
}

/**
 * What people write about a child: "4 år", "3 mdr.", "1.5.2022", "maj 2022" as 5.2022, or "2022". Where only the month or the year is
 * known, its first day stands for it. Null when it cannot be read or has not been yet.
 */
export function readBirth(text: string, today: string): string | null {
  const said = text.trim().toLowerCase()
  const age = said.match(/^(\d{1,3})\s*(år|aar|mdr\.?|måneder|måned|uger|uge)?$/)
  const born = age ? bornBefore(Number(age[1]), age[2] ?? 'år', today) : readDay(said)
  return born !== null && born <= today && born >= '1900-01-01' ? born : null
}

function bornBefore(count: number, unit: string, today: string): string {
  if (unit.startsWith('uge')) return addDays(today, -7 * count)
  const [year, month, day] = today.split('-').map(Number) as [number, number, number]
  if (/^(år|aar)$/.test(unit)) return `${year - count}-01-01`
  const months = year * 12 + (month - 1) - count
  const lastDay = new Date(Date.UTC(Math.floor(months / 12), (months % 12) + 1, 0)).getUTCDate()
  return `${Math.floor(months / 12)}-${two((months % 12) + 1)}-${two(Math.min(day, lastDay))}`
}

/** Under 18 is a child (the UN's convention, article 1), what a municipality does for the young goes on to 23, and some need longer. */
const oldestChildYears = 25

/** Whether somebody of this role can be so old: a child born in 1890 is a slip. */
export function mayBeBorn(role: Role, bornOn: string, today: string): boolean {
  const age = ageOf(bornOn, today)
  return role !== 'child' || !('years' in age) || age.years <= oldestChildYears
}

/** Forty weeks is the day, more than 42 is beyond term (WHO), and hardly anybody comes to 43. */
const longestPregnancyDays = 43 * 7

/** Whether somebody can be due that day, or was so lately that it is still told as the day. */
export function mayBeDue(day: string, today: string): boolean {
  return Math.abs(daysBetween(today, day)) <= longestPregnancyDays
}

/** A due date, or how far along: "uge 12" of forty. Null when it is not one. */
export function readDue(text: string, today: string): string | null {
  const said = text.trim().toLowerCase()
  const week = said.match(/^(?:uge\s*)?(\d{1,2})(?:\s*uger?)?$/)
  if (week) return Number(week[1]) <= 42 ? addDays(today, 7 * (40 - Number(week[1]))) : null
  const day = readDay(said)
  return day !== null && mayBeDue(day, today) ? day : null
}

/** 2022-05-01, 1.5.2022, 1/5-2022, 5.2022 or 2022. */
function readDay(said: string): string | null {
  const iso = said.match(/^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/)
  const danish = said.match(/^(?:(\d{1,2})[./\s-]+)?(\d{1,2})[./\s-]+(\d{4})$/)
  const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : danish ? [danish[3], danish[2], danish[1]] : []
  if (!year) return null
  const written = `${year}-${two(Number(month ?? 1))}-${two(Number(day ?? 1))}`
  return isDay(written) ? written : null
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}

export type Age = { weeks: number } | { months: number } | { years: number }

/** The smallest children are counted in weeks, small ones in months. */
export function ageOf(bornOn: string, today: string): Age {
  const [from, to] = [bornOn, today].map((day) => day.split('-').map(Number)) as [number[], number[]]
  const months = (to[0]! - from[0]!) * 12 + (to[1]! - from[1]!) - (to[2]! < from[2]! ? 1 : 0)
  if (months < 3) return { weeks: Math.max(0, Math.floor(daysBetween(bornOn, today) / 7)) }
  return months < 24 ? { months } : { years: Math.floor(months / 12) }
}
