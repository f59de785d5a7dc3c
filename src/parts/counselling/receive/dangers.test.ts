import { expect, test } from 'vitest'
import { ask } from '#platform/db.ts'
import { aDesk, type Desk } from '#testing/desk.ts'
import { anInquiry, hasWritten } from '../builders.ts'
import { previewPromise } from './actions.ts'

const now = new Date('2026-11-23T10:00:00+01:00')
const inTwoMinutes = '10.02'
const clock = (moment: Date | undefined) =>
  moment?.toLocaleTimeString('da-DK', { timeZone: 'Europe/Copenhagen', timeStyle: 'short' }) ?? 'never'

/** A family in danger, held by Anne, who is on duty: alone, or with Bo, who knows the family as well as she does. */
async function aFamilyInDanger({ alone }: { alone: boolean }) {
  const desk = await aDesk()
  const held = await desk.held({ level: 'A' })
  if (!alone)
    await desk.ask(
      `insert into core.shift (id, hat_id, queue_id, starts_at, ends_at)
       select gen_random_uuid(), $1, queue_id, starts_at, ends_at from core.shift where hat_id = $2 and starts_at = $3`,
      [desk.network.bo.hat, desk.network.anne.hat, now],
    )
  return { desk, held }
}

async function toldTheFamily(desk: Desk, adult: string): Promise<string> {
  const maja = await desk.site.signedIn(adult)
  expect((await maja.send('/min-side/samtale', { words: 'Han står udenfor' })).status).toBe(303)
  const [promise] = await desk.ask(`select due_by from core.promise where open and what = 'answer' and family_id is not null`)
  return clock(promise?.due_by)
}

async function toldAStranger({ database }: Desk): Promise<string> {
  const told = await ask(database.db, { kind: 'visitor' }, (tx) => previewPromise(tx, { now, language: 'da', levels: ['A'] }))
  return clock(told?.by)
}

test.each([
  [true, '12.00'],
  [false, inTwoMinutes],
])('a danger that waits in the queue is met by the one who is there (alone: %s) before the next one, in a family', async (alone, told) => {
  const { desk, held } = await aFamilyInDanger({ alone })
  await using _ = desk.database
  await hasWritten(desk.database.owner, desk.network, { family: held.family })
  await anInquiry(desk.database.owner, desk.network, { level: 'A', promisedHours: 2 / 60 })
  expect(await toldTheFamily(desk, held.family.adults[0]!.hat)).toBe(told)
})

test.each([
  [true, '12.00'],
  [false, inTwoMinutes],
])('a danger that waits in a family is met by the one who is there (alone: %s) before the next one, in the queue', async (alone, told) => {
  const { desk, held } = await aFamilyInDanger({ alone })
  await using _ = desk.database
  await hasWritten(desk.database.owner, desk.network, { family: held.family, dueBy: new Date('2026-11-23T10:02:00+01:00') })
  expect(await toldAStranger(desk)).toBe(told)
  await desk.ask(`update core.promise set ended_at = platform.now(), ended_as = 'kept' where what = 'answer' and open`)
  expect(await toldAStranger(desk)).toBe(inTwoMinutes)
})
