import { aNetwork, type Hat, type Network, plant } from '#core/builders.ts'
import { addDays } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase, type TestDatabase } from './database.ts'
import { aSite, type Browser } from './site.ts'

export type Story = {
  database: TestDatabase
  network: Network
  site: Awaited<ReturnType<typeof aSite>>
  signedIn: (who: Hat) => Promise<Browser>
  /** What stands in the database, seen by the owner. */
  one: <T = Record<string, unknown>>(sql: string, ...values: unknown[]) => Promise<T>
  [Symbol.asyncDispose](): Promise<void>
}

/** A network at five past ten on a Tuesday, and its site. */
export async function aStory(clock = '2026-11-24T10:05:00+01:00'): Promise<Story> {
  const database = await freshDatabase()
  await database.setClock(clock)
  const network = await aNetwork(database.owner)
  const site = await aSite(database)
  return {
    database,
    network,
    site,
    signedIn: (who) => site.signedIn(who.hat),
    one: async <T>(sql: string, ...values: unknown[]) => (await database.owner.query(sql, values)).rows[0] as T,
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  }
}

type Away = { away: Hat; cover: Hat /** How many, today among them; without it nobody knows. */; days?: number }

/** Somebody is away from today on, and a colleague stands in for everything. */
export async function anAbsence({ database, network }: Pick<Story, 'database' | 'network'>, { away, cover, days }: Away): Promise<void> {
  const { today } = (await database.owner.query('select platform.today()::text as today')).rows[0]
  const [absence, covering] = [newId(), newId()]
  const shared = { period: `[${today},${days ? addDays(today, days) : ''})`, recorded_by: network.leader.hat }
  await plant(database.owner, {
    'core.roster': [
      { id: absence, kind: 'away', person_id: away.person, default_cover_id: covering, ...shared },
      { id: covering, kind: 'covering', person_id: cover.person, hat_id: cover.hat, absence_id: absence, ...shared },
    ],
  })
}
