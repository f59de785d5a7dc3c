import { aNetwork } from '#core/builders.ts'
import type { NetKind } from '#parts/safety-net/net/net.ts'
import { readList, readNumbers } from '#parts/safety-net/net/store.ts'
import { ask } from '#platform/db.ts'
import type { TestDatabase } from './database.ts'
import { aSite, type Page } from './site.ts'

/** The leader's desk at twelve past nine, for the tests of the net. */
export async function aMorning(database: TestDatabase) {
  await database.setClock('2026-11-23T09:12:00+01:00')
  const network = await aNetwork(database.owner)
  const site = await aSite(database)
  return { network, site, leader: await site.signedIn(network.leader.hat) }
}

export const missing = (page: Pick<Page, 'text'>, words: string[]) => words.filter((one) => !page.text.includes(one))

export const numbersOf = (database: TestDatabase, hat: string) => ask(database.db, { kind: 'staff', hat }, readNumbers)
export const listOf = (database: TestDatabase, hat: string, kind: NetKind) =>
  ask(database.db, { kind: 'staff', hat }, async (tx) => (await readList(tx, kind)).rows)
