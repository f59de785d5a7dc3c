import { expect, test } from 'vitest'
import { aHeldFamily } from '#core/builders.ts'
import { insertPlaces } from '#core/circle/store.ts'
import { insertAway, insertCover } from '#core/roster/store.ts'
import { as } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { mondayMorning, today } from '#testing/monday.ts'

/** Bo has said yes to everybody, is deputy of Anne's two families, and cannot sign in for the time being. */
async function boIsSuspended(database: TestDatabase) {
  const monday = await mondayMorning(database)
  const { bo, cille } = monday.network
  const oak = await aHeldFamily(database.owner, monday.network, { name: 'Egen', deputy: cille })
  const suspended = (since: string) => database.owner.query(`update core.hat set suspended_at = ${since} where id = $1`, [bo.hat])
  await suspended('platform.now()')
  return { ...monday, oak, resumed: () => suspended('null') }
}

test('who is suspended is not offered as stand-in and not taken, and is again when it is over', async () => {
  await using database = await freshDatabase()
  const { network, birgit, resumed } = await boIsSuspended(database)
  const screen = `/desk/absence/new?person=${network.anne.person}&from=${today}`
  const ill = { person: network.anne.person, from: today, until: '', standIn: network.bo.hat }
  expect((await birgit.get(screen)).text).not.toContain(`value="${network.bo.hat}"`)
  const refused = await birgit.post('/desk/absence/new', ill)
  expect([refused.status, refused.text.includes('Vælg en, der har sagt ja på forhånd.')]).toEqual([409, true])
  await resumed()
  expect((await birgit.get(screen)).text).toContain(`value="${network.bo.hat}"`)
  expect((await birgit.post('/desk/absence/new', ill)).status).toBe(303)
})

test('the database itself takes no cover by somebody who is suspended, neither for everything nor as a family’s own deputy', async () => {
  await using database = await freshDatabase()
  const { network, sun } = await boIsSuspended(database)
  const { anne, bo, cille, leader } = network
  const covered = (hat: string, byName: string | null) =>
    as(database.db, { kind: 'staff', hat: leader.hat }, async (tx) => {
      const [id, coverId] = [newId(), newId()]
      await insertAway(tx, { id, person: anne.person, coverId, period: { from: today, until: null }, spell: id, by: leader.hat })
      await insertCover(tx, { id: coverId, absence: id, hat, by: leader.hat })
      if (byName) await insertCover(tx, { id: newId(), absence: id, hat: byName, family: sun.id, by: leader.hat })
    })
  await expect(covered(bo.hat, null)).rejects.toThrow(/row-level security/)
  await expect(covered(cille.hat, bo.hat)).rejects.toThrow(/row-level security/)
  await covered(cille.hat, leader.hat)
})

test('who is suspended is not offered as deputy of a family and not taken, by the form or by the database', async () => {
  await using database = await freshDatabase()
  const { network, oak, signedIn, resumed } = await boIsSuspended(database)
  const { anne, bo } = network
  const page = `/desk/families/${oak.id}`
  const browser = await signedIn(anne.hat)
  const offered = async () =>
    (await browser.get(`${page}?form=deputy`)).text.split(`action="${page}/deputy"`)[1]?.split('</form>')[0]?.includes(bo.hat)
  expect(await offered()).toBe(false)
  expect((await browser.post(`${page}/deputy`, { deputyId: bo.hat, formId: newId() })).status).toBe(409)
  const forged = as(database.db, { kind: 'staff', hat: anne.hat }, (tx) =>
    insertPlaces(tx, [{ id: newId(), familyId: oak.id, hat: bo.hat, as: 'deputy' }]),
  )
  await expect(forged).rejects.toThrow(/row-level security/)
  await resumed()
  expect(await offered()).toBe(true)
  expect((await browser.send(page, { deputyId: bo.hat }, { action: `${page}/deputy` })).status).toBe(303)
})
