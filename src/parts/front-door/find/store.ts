import { sql } from 'kysely'
import { linesFor } from '#core/helpline/helpline.ts'
import { helplinesAt } from '#core/helpline/store.ts'
import { findHelp } from '#core/offer/store.ts'
import type { Resolved } from '#core/postcode/postcode.ts'
import { resolvePlace } from '#core/postcode/resolve.ts'
import type { Tx } from '#platform/db.ts'
import { type Search, wishOf } from './find.ts'

export type Place = Resolved | { kind: 'none' }
export type Answer = Awaited<ReturnType<typeof answerSearch>>

/** Where somebody means, what helps there and everywhere, and whom they can call: one answer, never an error. */
export async function answerSearch(tx: Tx, search: Search, now: Date) {
  const place: Place = search.place === '' ? { kind: 'none' } : await resolvePlace(tx, search.place)
  const point = 'point' in place ? place.point : undefined
  const help = await findHelp(tx, now, wishOf(search, point))
  const lines = linesFor(await helplinesAt(tx, now), search.role)
  return { place, help, lines, languages: await languagesSpoken(tx) }
}

/** Every language some offer is given in. */
async function languagesSpoken(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ language: string }>`
    select distinct language from core.public_offer f cross join lateral unnest(f.languages) as language order by language`.execute(tx)
  return rows.map((row) => row.language)
}
