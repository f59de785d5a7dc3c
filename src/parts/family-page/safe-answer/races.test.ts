import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openFamily } from '#core/access.ts'
import { sayMySafeAnswer } from '#parts/counselling/index.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase } from '#testing/database.ts'
import { aHousehold } from '#testing/household.ts'
import { meanwhile } from '#testing/meanwhile.ts'
import { aSite } from '#testing/site.ts'

const heard = 'Kun når børnene er i skole'

async function aHome() {
  const database = await freshDatabase()
  await database.setClock('2026-11-24T10:20:00+01:00')
  const { ids, network, maja } = await aHousehold(database.owner)
  const site = await aSite(database)
  const [mother, anne] = [await site.signedIn(ids.mother!), await site.signedIn(network.anne.hat)]
  const actors = { mother: { kind: 'family', hat: ids.mother! }, anne: { kind: 'staff', hat: network.anne.hat } } as const
  return {
    ...{ database, mother, anne, actors, family: maja.id, ids },
    left: async () =>
      (await database.owner.query('select n, words from counselling.safe_answer where hat_id = $1 order by n', [ids.mother])).rows,
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  }
}

test('what she says on one phone in the moment she deletes it all on another is deleted too', async () => {
  await using home = await aHome()
  const { database, actors, mother, ids } = home
  const { status } = await meanwhile(
    database,
    {
      who: actors.mother,
      does: async (tx) => {
        await openFamily(tx, home.family, 'own-page')
        await sayMySafeAnswer(tx, ids.mother!, { words: heard, seen: 1 })
      },
    },
    () => mother.post('/min-side/slet', { formId: newId() }),
  )
  expect([status, await home.left()]).toEqual([303, []])
})

test('whoever writes it down while somebody deletes it all hears that it has changed, and nothing is left behind', async () => {
  await using home = await aHome()
  const { database, actors, anne, ids } = home
  const address = `/desk/families/${home.family}`
  const { status } = await meanwhile(database, { who: actors.mother, does: (tx) => sql`select core.delete_mine()`.execute(tx) }, () =>
    anne.post(`${address}/members/${ids['mother.member']}/safe`, { formId: newId(), seen: '1', safeAnswer: heard }),
  )
  expect([status, await home.left()]).toEqual([409, []])
})
