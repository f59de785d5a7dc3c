import type { Option } from '#platform/html/text-fields.tsx'
import type { FieldSpec } from '../fields.tsx'
import { texts } from './texts.ts'

const say = texts('da')

/** As people say them: each month until the second birthday, then each year. Kept in months. */
const usual = [...from(-9, 23), ...from(2, 18).map((years) => years * 12)]

/** A child's age is chosen by its words; one from a sheet that is not among the usual stays as it is. */
export function ageSpec(name: 'childFrom' | 'childTo', chosen: string | undefined): FieldSpec {
  return { kind: 'select', name, label: say(name), empty: say('childAny'), options: optionsWith(chosen) }
}

function optionsWith(chosen: string | undefined): Option[] {
  const own = /^-?\d+$/.test(chosen ?? '') ? [Number(chosen)] : []
  const ages = [...new Set([...usual, ...own])].sort((a, b) => a - b)
  return ages.map((months) => ({ value: String(months), label: inWords(months) }))
}

function inWords(months: number): string {
  if (months < 0) return say('ageBefore', { months: -months })
  if (months === 0) return say('ageAtBirth')
  const [years, rest] = [Math.floor(months / 12), months % 12]
  if (rest === 0) return say('ageYears', { years })
  return years < 2 ? say('ageMonths', { months }) : say('ageBoth', { years, months: rest })
}

function from(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, n) => first + n)
}
