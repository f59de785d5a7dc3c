import { aHeldFamily, aNetwork } from '#core/builders.ts'
import type { TestDatabase } from './database.ts'
import { aSite } from './site.ts'

export const today = '2026-11-23'

/** A held family at ten in the morning, and Maja, its mother, on her own page. */
export async function aFamilyAtHome(database: TestDatabase) {
  await database.setClock(`${today}T10:00:00+01:00`)
  const network = await aNetwork(database.owner)
  const family = await aHeldFamily(database.owner, network)
  const site = await aSite(database)
  return { network, family, site, maja: await site.signedIn(family.adults[0]!.hat) }
}
