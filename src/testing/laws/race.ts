import { setTimeout as wait } from 'node:timers/promises'
import pg, { type DatabaseError } from 'pg'
import { freshDatabase } from '#testing/database.ts'
import { named } from './attack.ts'
import { guardsOf, withoutGuard } from './guards.ts'
import { type Broken, brokenLaws, keepHistory } from './oracle.ts'
import { aVillage } from './village.ts'

/** Two deeds that are each allowed, and break a law when both are done at the same moment. */
export type Race = { says: string; guard: string; breaks: string; before?: string; one: string; other: string }
type Ending = { refusedBy: string[]; broken: Broken[] }

/** Both at once in a world of their own, with every guard or with one taken away. */
export async function run(race: Race, { without }: { without?: string } = {}): Promise<Ending> {
  await using world = await freshDatabase()
  await world.setClock('2026-11-23T09:00:00Z')
  await keepHistory(world.owner)
  const village = await aVillage(world.owner)
  if (race.before) await world.owner.query(named(race.before, village))
  if (without) {
    const guards = [...(await guardsOf(world.owner, 'core')), ...(await guardsOf(world.owner, 'counselling'))]
    await world.owner.query(withoutGuard(guards.find(({ name }) => name === without)!))
  }
  const meeting = meet(2)
  const deeds = [race.one, race.other].map((deed) => alone(world.ownerUrl, named(deed, village), meeting))
  const refusedBy = (await Promise.all(deeds)).filter((name) => name !== null)
  return { refusedBy, broken: await brokenLaws(world.owner) }
}

/** As `as()` does: a deadlock is tried again, and then hears the true reason. */
async function alone(url: string, deed: string, meeting: () => Promise<void>): Promise<string | null> {
  const answer = await once(url, deed, meeting)
  return answer === 'deadlock detected' ? once(url, deed, meeting) : answer
}

/** One transaction: the deed, then a wait for the other, then the check, a pause, and the commit. Answers who refused it. */
async function once(url: string, deed: string, meeting: () => Promise<void>): Promise<string | null> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('begin')
    await client.query(deed)
    await meeting()
    await client.query('set constraints all immediate')
    await client.query('select pg_sleep(0.05)')
    await client.query('commit')
    return null
  } catch (error) {
    await client.query('rollback')
    return (error as DatabaseError).constraint ?? (error as DatabaseError).message
  } finally {
    await client.end()
  }
}

/** Everybody waits until all are there; but not for ever, because one may stand behind the other's lock. */
function meet(count: number): () => Promise<void> {
  let here = 0
  let allHere: () => void = () => undefined
  const all = new Promise<void>((resolve) => (allHere = resolve))
  return async () => {
    if (++here === count) allHere()
    await Promise.race([all, wait(150)])
  }
}
