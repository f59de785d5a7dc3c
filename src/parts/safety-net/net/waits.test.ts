import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aHeldFamily, plant } from '#core/builders.ts'
import { anInquiry, hasWritten } from '#parts/counselling/builders.ts'
import { renewPromises } from '#parts/counselling/receive/renew.ts'
import { ask } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase } from '#testing/database.ts'
import { aMorning, listOf, missing, numbersOf } from '#testing/net.ts'
import { anAbsence } from '#testing/story.ts'
import { breakWhatIsLate } from '../promise/jobs.ts'

test('unanswered inquiries stand with their age, the urgent first, and those who are late or have no time apart', async () => {
  await using database = await freshDatabase()
  const { network, leader } = await aMorning(database)
  await anInquiry(database.owner, network, { level: 'D', promisedHours: 5 })
  await anInquiry(database.owner, network, { level: 'B', promisedHours: 1, stage: 'claimed' })
  await anInquiry(database.owner, network, { level: 'A', stage: 'answered' })
  const list = await listOf(database, network.leader.hat, 'unanswered')
  expect(list.map(({ level, who }) => [level, who])).toEqual([
    ['B', 'Anne'],
    ['D', 'Birgit'],
  ])
  const page = (await leader.get('/net/lists/unanswered')).text
  expect(page.match(/Køen Skriv til os · Birgit har ansvaret/g)?.length).toBe(1)
  await database.advance(45 * 60_000)
  expect((await numbersOf(database, network.leader.hat)).late).toBe(0)
  expect(missing(await leader.get('/net'), ['Den ældste fra i dag kl. 9.12'])).toEqual([])
  await database.advance(30 * 60_000)
  const numbers = await numbersOf(database, network.leader.hat)
  expect([numbers.unanswered, numbers.late, numbers.untimed]).toEqual([2, 1, 0])
})

test('a director, above whose pages it does not stand, reads first at the net that somebody in danger waits, until they are answered', async () => {
  await using database = await freshDatabase()
  const { network, site } = await aMorning(database)
  const director = await site.signedIn(network.director.hat)
  const told = async () => /Fare nu: en venter på svar[\s\S]*Alt er holdt/.test((await director.get('/net')).text)
  await anInquiry(database.owner, network, { level: 'B', promisedHours: 1 })
  await anInquiry(database.owner, network, { level: 'A', stage: 'answered' })
  expect(await told()).toBe(false)
  await anInquiry(database.owner, network, { level: 'A', stage: 'claimed', promisedHours: 1 / 30 })
  expect(await told()).toBe(true)
})

test('whoever has not had the answer in the time they were told is late, also when a new time has been promised', async () => {
  await using database = await freshDatabase()
  const { network, leader } = await aMorning(database)
  const { id } = await anInquiry(database.owner, network, { level: 'C', promisedHours: 0.5 })
  await database.advance(31 * 60_000)
  await renewPromises(database.db)
  const late = async () => [(await numbersOf(database, network.leader.hat)).late, await listOf(database, network.leader.hat, 'late')]
  expect(await late()).toMatchObject([1, [{ id }]])
  expect((await leader.get('/net/lists/late')).text).toContain('kl. 9.42')
  await database.owner.query(`update counselling.inquiry set owner_id = $1, state = 'claimed', claimed_at = platform.now() where id = $2`, [
    network.anne.hat,
    id,
  ])
  expect((await late())[0]).toBe(1)
})

test('a family that waits for an answer is on the net, whether a time is promised, has passed, or nobody has promised one', async () => {
  await using database = await freshDatabase()
  const { network, leader } = await aMorning(database)
  const [solsikken, havet] = [await aHeldFamily(database.owner, network), await aHeldFamily(database.owner, network, { name: 'Havet' })]
  await hasWritten(database.owner, network, { family: solsikken, dueBy: new Date('2026-11-23T12:00:00+01:00') })
  await hasWritten(database.owner, network, { family: havet })
  const waiting = async () => {
    const { unanswered, late, untimed } = await numbersOf(database, network.leader.hat)
    return { unanswered, late, untimed }
  }
  expect(await waiting()).toEqual({ unanswered: 2, late: 0, untimed: 1 })
  expect(missing(await leader.get('/net/lists/untimed'), ['Havet', 'Skrev i dag kl. 9.12. Ingen tid er lovet', 'Anne'])).toEqual([])
  await database.advance(3 * 3_600_000)
  expect(await waiting()).toEqual({ unanswered: 2, late: 1, untimed: 1 })
  await breakWhatIsLate(database.db)
  expect(await waiting()).toEqual({ unanswered: 2, late: 1, untimed: 1 })
  expect(await listOf(database, network.anne.hat, 'late')).toMatchObject([
    { family: 'Solsikken', who: 'Anne', address: `/desk/families/${solsikken.id}#talks` },
  ])
  expect(await listOf(database, network.cille.hat, 'late')).toEqual([])
  await database.owner.query(`update counselling.conversation set last_word_by = 'us', last_word_at = platform.now()`)
  expect(await waiting()).toEqual({ unanswered: 0, late: 0, untimed: 0 })
})

test('whoever was told a time that has passed, and then that we write when, stands with the time that was told', async () => {
  await using database = await freshDatabase()
  const { network, site } = await aMorning(database)
  await anInquiry(database.owner, network, { level: 'D', promisedHours: 2 })
  await database.owner.query('update core.shift set cancelled_at = platform.now(), cancelled_by = $1', [network.leader.hat])
  await database.advance(3 * 3_600_000)
  await renewPromises(database.db)
  const leader = await site.signedIn(network.leader.hat)
  const page = await leader.get('/net/lists/untimed')
  expect(missing(page, ['Var lovet senest i dag kl. 11.12'])).toEqual([])
  expect(page.text).not.toContain('Vi skriver tiden')
})

test('a call that is agreed since the family wrote tells it when it is answered; one agreed before does not', async () => {
  await using database = await freshDatabase()
  const { network } = await aMorning(database)
  const family = await aHeldFamily(database.owner, network)
  const call = () =>
    plant(database.owner, {
      'core.promise': [
        {
          ...{ id: newId(), to_hat: family.adults[0]!.hat, by_hat: network.anne.hat, family_id: family.id, what: 'call', channel: 'phone' },
          due_by: '2026-11-24T12:00:00+01:00',
        },
      ],
    })
  const untimed = async () => (await numbersOf(database, network.leader.hat)).untimed
  await call()
  await database.advance(60_000)
  await hasWritten(database.owner, network, { family })
  expect(await untimed()).toBe(1)
  await database.advance(60_000)
  await call()
  expect(await untimed()).toBe(0)
})

test('nobody is told of a family that waits outside their reach, however they ask', async () => {
  await using database = await freshDatabase()
  const { network } = await aMorning(database)
  await hasWritten(database.owner, network, { family: await aHeldFamily(database.owner, network) })
  const waitsFor = (hat: string, mine: boolean) =>
    ask(
      database.db,
      { kind: 'staff', hat },
      async (tx) => (await sql`select from counselling.family_waits(${mine})`.execute(tx)).rows.length,
    )
  const { anne, cille, leader } = network
  expect(await Promise.all([anne, cille, leader].map(({ hat }) => waitsFor(hat, true)))).toEqual([1, 0, 0])
  expect(await Promise.all([anne, cille, leader].map(({ hat }) => waitsFor(hat, false)))).toEqual([1, 0, 1])
})

test('asked for one family it tells of that one, to whoever reaches it, and of nobody else', async () => {
  await using database = await freshDatabase()
  const { network } = await aMorning(database)
  const [one, other] = [await aHeldFamily(database.owner, network), await aHeldFamily(database.owner, network)]
  for (const family of [one, other]) await hasWritten(database.owner, network, { family })
  const waitsIn = ({ hat }: { hat: string }) =>
    ask(database.db, { kind: 'staff', hat }, async (tx) => {
      const asked = sql<{ family: string }>`select family_id as family from counselling.family_waits(false, ${one.id})`
      return (await asked.execute(tx)).rows.map(({ family }) => family)
    })
  expect(await Promise.all([network.anne, network.leader, network.cille].map(waitsIn))).toEqual([[one.id], [one.id], []])
})

test('a leader reads how many promised answers no shift can keep, and the way to the shift plan; a counsellor, who plans no shifts, does not', async () => {
  await using database = await freshDatabase()
  const { network, site, leader } = await aMorning(database)
  const told = async () => /[^>]*lov(?:et|ede) svar kan vagterne ikke nå/.exec((await leader.get('/net')).text)?.[0]
  await anInquiry(database.owner, network, { promisedHours: 4 })
  expect(await told()).toBeUndefined()
  await anAbsence({ database, network }, { away: network.anne, cover: network.bo, days: 3 })
  expect(await told()).toBe('Ét lovet svar kan vagterne ikke nå')
  await anInquiry(database.owner, network, { promisedHours: 4 })
  expect(await told()).toBe('2 lovede svar kan vagterne ikke nå')
  expect((await leader.get('/net')).text).toContain('href="/settings/shifts">Se dem i vagtplanen')
  expect((await (await site.signedIn(network.bo.hat)).get('/net')).text).not.toContain('kan vagterne ikke nå')
  await database.advance(5 * 3_600_000)
  const later = (await (await site.signedIn(network.leader.hat)).get('/net')).text
  expect(missing({ text: later }, ['Forsinkede svar', 'kan vagterne ikke nå'])).toEqual(['kan vagterne ikke nå']) // what is late has a number of its own
})
