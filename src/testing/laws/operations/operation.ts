import { newId } from '#platform/ids.ts'
import type { Known, KnownHat } from '../known.ts'
import type { Random } from '../random.ts'

/** Something a clumsy hand does: SQL as the owner could write it. Null when there is nothing to do it to. */
type Operation = (known: Known, random: Random) => string | null
export type Operations = Record<string, Operation>

export const quoted = (value: string | number | null | undefined) => (value === null || value === undefined ? 'null' : `'${value}'`)
export const newQuoted = () => quoted(newId())
export const now = 'platform.now()'
export const today = (days: number) => `(platform.today() + ${days})`

/** With a share of chance somebody who cannot do it: a volunteer, a guest, an adult, someone who has left. */
export function somebody({ hats, employees }: Known, random: Random, wrong = 0.12): KnownHat | undefined {
  return random.chance(wrong) ? random.pick(hats) : random.pick(employees)
}

export const openFamilies = ({ families }: Known) => families.filter(({ open }) => open)
export const openInquiries = ({ inquiries }: Known) => inquiries.filter(({ state }) => state !== 'ended')
