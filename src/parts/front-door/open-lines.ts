import { type Helpline, inOrder } from '#core/helpline/helpline.ts'
import { type Region, regionOf } from '#core/helpline/region.ts'
import { helplinesAt } from '#core/helpline/store.ts'
import { inWords } from '#core/helpline/words.ts'
import { resolvePlace } from '#core/postcode/resolve.ts'
import type { Tx } from '#platform/db.ts'
import type { Line } from '#platform/html/right-now.tsx'
import type { Visit } from '#platform/http/visit.ts'

/** Those who answer at this minute, 112 first. */
export function openLines(lines: readonly Helpline[], visit: Pick<Visit, 'lang' | 'today'>, region?: Region | null): Line[] {
  const open = inOrder(lines).filter((line) => line.open)
  return inWords(open, { lang: visit.lang, today: visit.today, region })
}

/** The same on a page; of doctors on duty first the one of the region somebody lives in, as far as a postcode tells. */
export function openNow(visit: Visit, postcode?: string): Promise<Line[]> {
  return visit.ask(async (tx) => openLines(await helplinesAt(tx, visit.now), visit, await regionAt(tx, postcode)))
}

async function regionAt(tx: Tx, place: string | undefined): Promise<Region | null> {
  const found = place ? await resolvePlace(tx, place) : null
  return found && 'point' in found && found.municipality ? regionOf(found.municipality) : null
}
