import { aNetwork } from '#core/builders.ts'
import type { TestDatabase } from './database.ts'
import { aSite } from './site.ts'

/** A Monday morning; Birgit leads the house, Aksel administers the network. */
export async function aMorningAtTheSettings(database: TestDatabase, { mail = true } = {}) {
  await database.setClock('2026-11-23T08:05:00+01:00')
  const network = await aNetwork(database.owner)
  const site = await aSite(database, { mail })
  const [birgit, aksel] = [await site.signedIn(network.leader.hat), await site.signedIn(network.administrator.hat)]
  return { network, site, birgit, aksel, visitor: site.visitor() }
}

export const firstRow = async (database: TestDatabase, query: string, values: unknown[] = []) =>
  (await database.owner.query(query, values)).rows[0]
