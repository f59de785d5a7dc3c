import { sql } from 'kysely'
import { type Actor, as, type Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase } from './database.ts'
import { aHousehold } from './household.ts'

/** Everybody who may be somebody here, and a way to let each say any SQL: `{name}` stands for an id of the household, `{new}` for a new one. */
export async function aPolicyWorld() {
  const world = await freshDatabase()
  await world.setClock('2026-11-23T09:00:00Z')
  const household = await aHousehold(world.owner)
  const { ids, actors } = household
  const run = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => as(world.db, actor, work)
  const says = (tx: Tx, text: string) =>
    sql<
      Record<string, unknown>
    >`${sql.raw(text.replace(/\{([\w.]+)\}/g, (_, name: string) => (name === 'new' ? `'${newId()}'` : `'${ids[name]}'`)))}`.execute(tx)
  const does = async (actor: Actor, ...texts: string[]) =>
    run(actor, async (tx) => {
      let touched = 0
      for (const text of texts) touched = Number((await says(tx, text)).numAffectedRows ?? 0)
      return touched
    })
  return { world, household, ids, actors, run, says, does }
}

export type PolicyWorld = Awaited<ReturnType<typeof aPolicyWorld>>

export const opened = `select core.open_family({maja}, 'plan')`
export const refused = { code: '42501' }
