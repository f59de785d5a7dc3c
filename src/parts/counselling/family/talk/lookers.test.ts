import { expect, test } from 'vitest'
import { ask } from '#platform/db.ts'
import { aDesk } from '#testing/desk.ts'
import { hasConversation } from '../../builders.ts'

test('who else has a family’s conversation open is seen for two minutes, by those around the family alone', async () => {
  const { database, network, site, held, anne, bo, leader } = await aDesk()
  await using _ = database
  const { family, address } = await held({ deputy: network.bo })
  const { id, conversation } = await hasConversation(database.owner, network, { family })
  const talk = `${address}/conversations/${conversation}`
  expect((await anne.get(talk)).text).not.toContain('har den også åben')
  expect((await bo.get(talk)).text).toContain('Anne har den også åben')
  await database.advance(90_000)
  expect((await anne.get(`${talk}/fragments/lookers`)).text).toContain('Bo har den også åben')
  await database.advance(90_000)
  expect((await bo.get(`${talk}/fragments/lookers`)).text).toContain('Anne har den også åben')
  await database.advance(121_000)
  expect((await bo.get(`${talk}/fragments/lookers`)).text).not.toContain('Anne')
  const cille = await site.signedIn(network.cille.hat)
  expect((await cille.get(`${talk}/fragments/lookers`)).status).toBe(404)
  const seen = (hat: string) =>
    ask(database.db, { kind: 'staff', hat }, (tx) =>
      tx.selectFrom('counselling.viewing').select('hat_id').where('inquiry_id', '=', id).execute(),
    )
  expect([await seen(network.cille.hat), (await seen(network.bo.hat)).length]).toEqual([[], 2])
  expect((await leader.send(address, { reason: 'Anne er syg' }, { action: `${address}/reason` })).status).toBe(303)
  expect((await leader.get(talk)).status).toBe(200)
})
