import { aNetwork, type Network } from '#core/builders.ts'
import { addDays } from '#platform/clock.ts'
import { freshDatabase, type TestDatabase } from './database.ts'
import { aSite } from './site.ts'

const openingDay = '2026-11-23'
export const openingForm = '/desk/families/new'

/** A Monday at ten, with Anne at the desk. */
export async function aDeskThatOpens() {
  const database = await freshDatabase()
  await database.setClock(`${openingDay}T10:00:00+01:00`)
  const network = await aNetwork(database.owner)
  const site = await aSite(database)
  return {
    database,
    network,
    site,
    anne: await site.signedIn(network.anne.hat),
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  }
}

/** What the form needs for a mother alone, held by Anne with Bo as deputy. */
export function openingTyped({ anne, bo }: Network, more: Record<string, string> = {}): Record<string, string> {
  return {
    ...{ shortName: 'Solsikken', about: 'Hun læser højt hver aften.', rows: '4', m1Role: 'mother', m1Name: 'Maja' },
    ...{ anchorId: anne.hat, deputyId: bo.hat, level: 'C', levelReason: 'En frist hos boligforeningen' },
    ...{ stepWords: 'Anne ringer om boligen', task: 'call', ownerId: anne.hat, dueOn: addDays(openingDay, 2) },
    ...more,
  }
}

/** The names of the families there are, as they were opened. */
export async function families({ owner }: TestDatabase) {
  const { rows } = await owner.query('select short_name from core.family order by opened_at')
  return rows.map((row) => row.short_name)
}
