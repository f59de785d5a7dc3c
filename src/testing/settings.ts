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

/** Anne has asked Bo to take a shift of hers on a day that comes, from 14 to 18. */
export async function aSwap(database: TestDatabase) {
  const { network, site, birgit } = await aMorningAtTheSettings(database)
  const [anne, bo] = [await site.signedIn(network.anne.hat), await site.signedIn(network.bo.hat)]
  const shift = await firstRow(
    database,
    `select id, day from core.shift s where hat_id = $1 and planned and starts_at > platform.now() + interval '1 day'
      and not exists (select from core.shift o where o.hat_id = $2 and o.planned and (o.starts_at, o.ends_at) overlaps (s.starts_at, s.ends_at)) order by starts_at limit 1`,
    [network.anne.hat, network.bo.hat],
  )
  await anne.post(`/desk/shifts/${shift.id}/ask`, { to: network.bo.hat })
  const ask = await firstRow(database, 'select id from core.shift_swap')
  return { network, birgit, anne, bo, shift: shift.id as string, day: shift.day as string, ask: ask.id as string }
}
