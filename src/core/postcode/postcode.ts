import type { Point } from './towns.ts'

/** A name or number in the directory that fits what somebody wrote. */
export type Named = {
  kind: 'postcode' | 'town' | 'municipality'
  name: string
  /** The one of its names that fitted, as people write it. */
  said: string
  folded: string
  number: string | null
  municipality: string
  municipalityName: string
  point: Point | null
  exact: boolean
}
/** Something to choose from: words for the link, and what to ask for when it is chosen. */
type Choice = { label: string; ask: string }
export type Resolved =
  | { kind: 'found' | 'approximate'; label: string; municipality: string | null; point: Point; guessed: boolean; others: Choice[] }
  | { kind: 'ambiguous'; choices: Choice[] }
  | { kind: 'unknown' }

const mostChoices = 8

export function isPostcode(text: string): boolean {
  return /^\d{4}$/.test(text)
}

export function numberIn(text: string): string | null {
  return /(?<!\d)\d{4}(?!\d)/.exec(text)?.[0] ?? null
}

/** What to look for in words: without the number, without "Kommune". "Assens, Mariagerfjord" asks for Assens there, else for the last word. */
export function namesIn(text: string): { name: string; within: string | null }[] {
  const parts = text
    .split(',')
    .map((part) => part.replace(/\bkommune\b|\bdk-|\d+/gi, ' ').trim())
    .filter((part) => /\p{L}{2}/u.test(part))
  if (parts.length > 1)
    return [
      { name: parts[0]!, within: parts.at(-1)! },
      { name: parts.at(-1)!, within: null },
    ]
  return parts.flatMap((name) => [name, ...(/ by$/i.test(name) ? [name.slice(0, -3)] : [])]).map((name) => ({ name, within: null }))
}

/** Names written exactly: one place is found, several are asked about. A postcode or a municipality is meant before a village. */
export function decideExact(fits: Named[]): Resolved {
  const groups = byMunicipality(fits)
  if (groups.length === 0) return { kind: 'unknown' }
  const strong = groups.filter((group) =>
    group.some((one) => one.kind === 'municipality' || (one.kind === 'postcode' && one.said === one.name)),
  )
  const meant = strong.length > 0 ? strong : groups
  if (meant.length > 1) return { kind: 'ambiguous', choices: meant.map((group) => choice(group)) }
  return found(
    meant[0]!,
    false,
    groups.filter((group) => group !== meant[0]).map((group) => choice(group)),
  )
}

/** Nothing is written exactly so: names that begin with it, else names a slip of the finger away. A guess is always shown as one. */
export function decideNear(written: string, fits: Named[]): Resolved {
  const begins = written.length < 3 ? [] : fits.filter((one) => one.folded.startsWith(written) || one.folded.includes(` ${written}`))
  const near = begins.length > 0 ? begins : nearest(written, fits)
  const groups = byMunicipality(near)
  if (groups.length === 0) return { kind: 'unknown' }
  if (groups.length === 1) return found(groups[0]!, true, [])
  return { kind: 'ambiguous', choices: groups.slice(0, mostChoices).map((group) => choice(group)) }
}

function nearest(written: string, fits: Named[]): Named[] {
  const allowed = written.length <= 4 ? 1 : written.length <= 8 ? 2 : 3
  const close = fits.map((one) => ({ one, slips: slips(written, one.folded) })).filter((each) => each.slips <= allowed)
  const best = Math.min(...close.map((each) => each.slips))
  return close.filter((each) => each.slips === best).map((each) => each.one)
}

function byMunicipality(fits: Named[]): Named[][] {
  return [...Map.groupBy(fits, (one) => one.municipality).values()]
}

/** A point of its own comes first, then the postcode before the town before the whole municipality. */
function best(group: Named[]): Named {
  const order = ['postcode', 'town', 'municipality']
  return group.toSorted((a, b) => Number(b.exact) - Number(a.exact) || order.indexOf(a.kind) - order.indexOf(b.kind))[0]!
}

function found(group: Named[], guessed: boolean, others: Choice[]): Resolved {
  const one = best(group)
  if (!one.point) return { kind: 'unknown' }
  const label = group.find((each) => each.said === each.name)?.said ?? one.said
  return { kind: one.exact ? 'found' : 'approximate', label, municipality: one.municipality, point: one.point, guessed, others }
}

function choice(group: Named[]): Choice {
  const numbered = group.filter((one) => one.kind === 'postcode').toSorted((a, b) => a.number!.localeCompare(b.number!))[0]
  if (numbered) return { label: `${numbered.number} ${numbered.name}`, ask: `${numbered.number}` }
  const one = group[0]!
  if (one.kind === 'municipality') return { label: `${one.name} Kommune`, ask: one.name }
  return { label: `${one.name} (${one.municipalityName} Kommune)`, ask: `${one.name}, ${one.municipalityName}` }
}

/** How many letters must be added, taken away, changed or swapped with the next one to make one word from the other. */
export function slips(one: string, other: string): number {
  let before: number[] = []
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1]
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) next[j] = Math.min(next[j]!, before[j - 2]! + 1)
    }
    before = row
    row = next
  }
  return row[other.length]!
}
