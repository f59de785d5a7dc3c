import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { plant } from '#core/builders.ts'
import { newId } from '#platform/ids.ts'
import { aDesk } from '#testing/desk.ts'
import { breakWhatIsLate } from './jobs.ts'

/**
 * Anne says at the last moment that she has called. Her transaction begins in time and is held up behind the family until the time has
 * passed; whoever comes to the promise first is then held up behind `after`, so that the other comes to it meanwhile.
 */
async function aLastMoment(after: 'core.event' | 'core.notice') {
  const desk = await aDesk()
  const { owner, name } = desk.database
  const { family, address } = await desk.held()
  const promise = { id: newId(), to_hat: family.adults[0]!.hat, by_hat: desk.network.anne.hat, family_id: family.id }
  const [behind, ahead] = [await owner.connect(), await owner.connect()]
  await ahead.query(`begin; select from core.family where id = '${family.id}' for no key update`)
  await behind.query(`begin; lock table ${after} in share mode`)
  const until = async (is: string, values: unknown[] = []) => {
    while ((await desk.ask(is, values)).length === 0) await wait(20)
  }
  const waits = `select from pg_stat_activity where datname = $1 and wait_event_type = 'Lock' and query ~ $2`
  const waitsIn = (statement: string) => until(waits, [name, statement])
  const kept = desk.anne.post(`${address}/promises/${promise.id}/keep`, { formId: newId() })
  await waitsIn('for no key update')
  // Only now is it said what the time was: nobody has looked at it yet, and it has not passed when she began.
  const [{ now: due_by }] = (await desk.ask('select platform.now() as now')) as [{ now: Date }]
  const made_at = new Date(due_by.getTime() - 3_600_000)
  await plant(owner, { 'core.promise': [{ ...promise, what: 'call', channel: 'phone', made_at, due_by }] })
  await until('select where platform.now() > $1', [due_by])
  const state = async () =>
    (
      await desk.ask(`select ended_as as promise, ended_at <= due_by as "inTime", (select count(*)::int from core.event where kind = 'promise-broken') as broken,
        (select count(*)::int from core.notice where kind = 'promise-broken') as told from core.promise`)
    )[0]
  const letGo = (held: typeof ahead) => held.query('commit').then(() => held.release())
  const goOn = { family: () => letGo(ahead), theFirst: () => letGo(behind) }
  return { desk, kept, waitsIn, goOn, state, night: () => breakWhatIsLate(desk.database.db) }
}

test('a promise that was kept in time, and is written down while the night comes to it, was kept: nobody is told otherwise', async () => {
  const { desk, kept, waitsIn, goOn, state, night } = await aLastMoment('core.event')
  await using _ = desk.database
  await goOn.family()
  await waitsIn('insert into core.event')
  const nightly = night()
  await waitsIn('update core.promise')
  await goOn.theFirst()
  await nightly
  expect([(await kept).status, await state()]).toEqual([303, { promise: 'kept', inTime: true, broken: 0, told: 0 }])
})

test('where the night came to it first it is broken, once; whoever says it was kept is told that it has changed', async () => {
  const { desk, kept, waitsIn, goOn, state, night } = await aLastMoment('core.notice')
  await using _ = desk.database
  const nightly = night()
  await waitsIn('insert into core.notice')
  await goOn.family()
  await waitsIn('update core.promise')
  await goOn.theFirst()
  await nightly
  expect([(await kept).status, await state()]).toEqual([409, { promise: 'broken', inTime: false, broken: 1, told: 1 }])
})
