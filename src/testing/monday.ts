import { aHeldFamily, aNetwork, type Hat } from '#core/builders.ts'
import { as } from '#platform/db.ts'
import type { TestDatabase } from './database.ts'
import { aSite, type Browser } from './site.ts'

export const today = '2026-11-23'

/** A Monday at 8:05: Anne holds two families and owes an answer, Bo is deputy of both. */
export async function mondayMorning(database: TestDatabase) {
  await database.setClock(`${today}T08:05:00+01:00`)
  const network = await aNetwork(database.owner)
  const sun = await aHeldFamily(database.owner, network, { name: 'Solsikken', level: 'A' })
  const sea = await aHeldFamily(database.owner, network, { name: 'Havet', level: 'C', adults: 2 })
  const site = await aSite(database)
  return { network, sun, sea, birgit: await site.signedIn(network.leader.hat), signedIn: site.signedIn }
}

type Plan = { from?: string; until?: string; standIn?: string; byName?: Record<string, string> }

/** Opens the one screen for somebody's absence and sends it; only what is named is changed. */
export function record(browser: Browser, who: Hat, { from = today, until = '', standIn, byName = {} }: Plan) {
  const taken = Object.fromEntries(Object.entries(byName).map(([family, hat]) => [`family-${family}`, hat]))
  const path = `/desk/absence/new?person=${who.person}&from=${from}&until=${until}`
  return browser.send(path, { from, until, ...(standIn ? { standIn } : {}), ...taken }, { action: '/desk/absence/new' })
}

export const onRoster = async (database: TestDatabase) =>
  (
    await database.owner.query(`select r.kind, h.display_name as name, f.short_name as family, r.over_at is not null as over from core.roster r
    left join core.hat h on h.id = r.hat_id left join core.family f on f.id = r.family_id order by r.recorded_at, r.kind, f.short_name nulls first`)
  ).rows

export const reads = async (database: TestDatabase, who: Hat, family: string) =>
  (
    (await as(database.db, { kind: 'staff', hat: who.hat }, (tx) =>
      tx.selectFrom('core.family').select('id').where('id', '=', family).execute(),
    )) as unknown[]
  ).length === 1

export const toldTo = async (database: TestDatabase) =>
  (
    await database.owner.query(`select n.values ->> 'name' as name, n.values ->> 'away' as away, count(*)::int from core.notice n
    where kind = 'stand-in' group by 1, 2 order by 1`)
  ).rows
