import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, type Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { aDesk, type Desk } from '#testing/desk.ts'
import { anInquiry } from '../builders.ts'

let desk: Desk
beforeAll(async () => {
  desk = await aDesk()
})
afterAll(() => desk.database[Symbol.asyncDispose]())

const as = (who: 'anne' | 'bo' | 'cille' | 'volunteer', work: (tx: Tx) => Promise<unknown>) =>
  ask(desk.database.db, { kind: 'staff', hat: desk.network[who].hat }, work)
const gone = { code: 'P0002' }
const refused = { code: '42501' }

test('nobody says yes for a colleague: a place in the circle rests on a yes said in advance, for just that anchor', async () => {
  const { family } = await desk.held()
  await desk.ask('update core.stand_in set ended_at = platform.now() where by_hat = $1 and for_hat = $2', [
    desk.network.cille.hat,
    desk.network.anne.hat,
  ])
  const place = (as_what: string) => (tx: Tx) =>
    sql`insert into core.circle (id, family_id, hat_id, as_what, accepted_at) values (${newId()}, ${family.id}, ${desk.network.cille.hat}, ${as_what}, platform.now())`.execute(
      tx,
    )
  for (const kind of ['deputy', 'anchor', 'counsellor', 'volunteer']) await expect(as('anne', place(kind))).rejects.toMatchObject(refused)
  await desk.ask('update core.stand_in set ended_at = null where by_hat = $1 and for_hat = $2', [
    desk.network.cille.hat,
    desk.network.anne.hat,
  ])
})

test('only those who have opened a family shut its ways in', async () => {
  const { family } = await desk.held()
  const shut = (tx: Tx) => sql`select counselling.shut_ways_in(${family.adults[0]!.hat})`.execute(tx)
  for (const who of ['anne', 'cille', 'volunteer'] as const) await expect(as(who, shut)).rejects.toMatchObject(gone)
  await as('anne', async (tx) => {
    await sql`select core.open_family(${family.id}, 'new-code')`.execute(tx)
    await shut(tx)
  })
})

test('a colleague’s own session is nobody’s to shut', async () => {
  const { family } = await desk.held()
  const shut = as('anne', async (tx) => {
    await sql`select core.open_family(${family.id}, 'new-code')`.execute(tx)
    await sql`select counselling.shut_ways_in(${desk.network.bo.hat})`.execute(tx)
  })
  await expect(shut).rejects.toMatchObject(gone)
})

test('which adult a writer is, is said by whoever carries the inquiry and has opened the family', async () => {
  const { family } = await desk.held()
  const inquiry = await anInquiry(desk.database.owner, desk.network, { stage: 'claimed', owner: desk.network.anne })
  const say = (tx: Tx) => sql`select counselling.is_the_adult(${inquiry.id}, ${family.adults[0]!.hat})`.execute(tx)
  await expect(as('anne', say)).rejects.toMatchObject(gone)
  const opened = async (tx: Tx) => {
    await sql`select core.open_family(${family.id}, 'counselling')`.execute(tx)
    await say(tx)
  }
  await expect(as('bo', opened)).rejects.toMatchObject(gone)
  await as('anne', opened)
})

test('nobody takes a place in a closed family without an inquiry from it', async () => {
  const { family, send } = await desk.held({ level: 'D' })
  const other = await anInquiry(desk.database.owner, desk.network, { stage: 'claimed', owner: desk.network.cille })
  await send(desk.anne, 'close', { closing: 'opened-by-mistake', words: 'En fejl', reached: '', ifWorse: '', afterCare: '' })
  const stand = (tx: Tx) => sql`select counselling.stand_by_again(${other.id}, ${family.id}, ${newId()})`.execute(tx)
  await expect(as('cille', stand)).rejects.toMatchObject(gone)
})

test('whoever has handed a closed family on is not its keeper: only those who held it when it closed reach it', async () => {
  const { family, address, send } = await desk.held({ level: 'D' })
  await send(desk.anne, 'anchor', { anchorId: desk.network.cille.hat, deputyId: '', handsOver: 'yes' })
  await desk.database.advance(1_000)
  const cille = await desk.site.signedIn(desk.network.cille.hat)
  await send(cille, 'close', { closing: 'opened-by-mistake', words: 'En fejl', reached: '', ifWorse: '', afterCare: '' })
  expect([(await cille.get(address)).status, (await desk.anne.get(address)).status]).toEqual([200, 404])
  expect(await desk.ask('select count(*)::int as n from core.circle where family_id = $1 and standing', [family.id])).toEqual([{ n: 2 }])
})
