import { expect, test } from 'vitest'
import { anInquiry } from '#parts/counselling/builders.ts'
import { freshDatabase } from '#testing/database.ts'
import { aHousehold } from '#testing/household.ts'
import { deleteWhatIsDue } from './jobs.ts'

const day = 86_400_000

/** Maja's family has closed; Sara's goes on. */
async function aClosedFamily() {
  const database = await freshDatabase()
  await database.setClock('2026-11-24T10:05:00+01:00')
  const household = await aHousehold(database.owner)
  const { maja, network } = household
  await database.owner.query(`begin;
    update core.promise set ended_at = platform.now(), ended_as = 'kept' where ended_at is null and family_id = '${maja.id}';
    update core.next_step set ended_at = platform.now(), ended_as = 'done', ended_by = '${network.anne.hat}' where ended_at is null and family_id = '${maja.id}';
    update core.family set closed_at = platform.now(), closed_by = '${network.anne.hat}', closed_as = 'goals-reached', bridge_shift_id = null, bridge_id = null where id = '${maja.id}';
    update core.circle set ended_at = platform.now() where ended_at is null and as_what <> 'adult' and family_id = '${maja.id}';
    update counselling.conversation set state = 'ended', ended_at = platform.now(), ended_as = 'family-closed' where family_id = '${maja.id}'; commit`)
  const families = async () => (await database.owner.query<{ id: string }>('select id from core.family')).rows.map(({ id }) => id)
  return { database, household, families, [Symbol.asyncDispose]: () => database[Symbol.asyncDispose]() }
}

test('a closed family is kept until its day, and then it is gone; the open one beside it stands', async () => {
  await using world = await aClosedFamily()
  const { database, household } = world
  await database.advance(1824 * day)
  await deleteWhatIsDue(database.db)
  expect(await world.families()).toContain(household.maja.id)
  await database.advance(day)
  await deleteWhatIsDue(database.db)
  expect(await world.families()).toEqual([household.sara.id])
  expect((await database.owner.query(`select kind, count from core.deletion`)).rows).toEqual([{ kind: 'family', count: 1 }])
  const { rows } = await database.owner.query(`select subject from core.law_breach where law in (1, 2)`)
  expect(rows.filter(({ subject }) => subject.includes(household.sara.id))).toEqual([])
})

test('a family somebody has come back from stays as long as that is open, whatever its day', async () => {
  await using world = await aClosedFamily()
  const { database, household } = world
  await database.advance(1900 * day)
  const back = await anInquiry(database.owner, household.network, { stage: 'claimed' })
  const mother = household.maja.adults[0]!
  await database.owner.query('update core.hat set person_id = $2 where id = $1', [back.writer.hat, mother.person])
  await deleteWhatIsDue(database.db)
  expect(await world.families()).toContain(household.maja.id)
})

test('another number of days is obeyed the same night', async () => {
  await using world = await aClosedFamily()
  const { database, household } = world
  await database.owner.query(`update core.retention set days = 30 where kind = 'family'`)
  await database.advance(31 * day)
  await deleteWhatIsDue(database.db)
  expect(await world.families()).toEqual([household.sara.id])
})
