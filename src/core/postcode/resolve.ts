import type { Tx } from '#platform/db.ts'
import { decideExact, decideNear, namesIn, numberIn, type Resolved } from './postcode.ts'
import { findAlike, findNamed, findNumber, foldName } from './store.ts'

const longestQuestion = 100

/** Where somebody means with a postcode, a town, a part of a town or a municipality. Never an error: at worst it is unknown. */
export async function resolvePlace(tx: Tx, text: string): Promise<Resolved> {
  const asked = text.replaceAll('\u0000', '').slice(0, longestQuestion)
  const number = numberIn(asked)
  if (number) {
    const place = await findNumber(tx, number)
    if (place) {
      const label = place.name ? `${number} ${place.name}` : number
      return {
        kind: place.exact ? 'found' : 'approximate',
        label,
        municipality: place.municipality,
        point: place.point,
        guessed: false,
        others: [],
      }
    }
  }
  for (const { name, within } of namesIn(asked)) {
    const answer = await resolveName(tx, name, within)
    if (answer.kind !== 'unknown') return answer
  }
  return { kind: 'unknown' }
}

async function resolveName(tx: Tx, name: string, within: string | null): Promise<Resolved> {
  const folded = await foldName(tx, name)
  if (folded === '') return { kind: 'unknown' }
  const there = within ? await foldName(tx, within) : null
  const exact = await findNamed(tx, folded, there)
  if (exact.length > 0 || there) return decideExact(exact)
  return decideNear(folded, await findAlike(tx, folded))
}
