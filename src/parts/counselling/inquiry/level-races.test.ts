import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Hat } from '#core/builders.ts'
import { refusalOfConstraint } from '#core/refusal-of-constraint.ts'
import { as, ask, type Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { Level } from '#platform/level.ts'
import { isRefusal } from '#platform/refusal.ts'
import { begun } from '#testing/meanwhile.ts'
import { aStory } from '#testing/story.ts'
import { anInquiry } from '../builders.ts'
import { triageInquiry } from './actions.ts'

const now = new Date('2026-11-25T09:00:00Z')
const near = '2026-12-01'

/** An inquiry at level D with a date that has just come near, and those who may change its level. */
async function aDateThatHasComeNear() {
  const story = await aStory('2026-11-23T09:00:00+01:00')
  const { database, network, one } = story
  const { id } = await anInquiry(database.owner, network, { level: 'D', deadlineOn: near })
  await database.advance(2 * 86_400_000)
  type Then = (() => Promise<void>) | undefined
  const person = (who: Hat, level: Level, then?: Then) =>
    as(database.db, { kind: 'staff', hat: who.hat }, async (tx) => {
      const order = { id, wishId: newId(), now, today: '2026-11-25', hat: who.hat }
      const said = await triageInquiry(tx, order, { level, reason: `Sat til ${level}`, deadlineOn: near })
      await then?.()
      return said
    })
  const rule = (then?: Then) =>
    ask(database.db, { kind: 'job', name: 'hurry' }, async (tx: Tx) => {
      await sql`select counselling.raise_what_hurries(7, 'Har en dato inden for en uge.')`.execute(tx)
      await then?.()
    })
  /** Begins the second while the first is done but not committed, and lets the first commit when the second has come as far as it can. */
  async function during<T, U>(
    first: (then: () => Promise<void>) => Promise<T>,
    second: () => Promise<U>,
  ): Promise<[T, PromiseSettledResult<U>]> {
    let other: { answer: Promise<U> } | undefined
    const said = await first(async () => {
      other = await begun(database, second)
    })
    const [result] = await Promise.allSettled([other!.answer])
    return [said, result]
  }
  const left = () =>
    one<{ level: string; lines: string }>(
      `select i.level, (select string_agg(t.level || case when t.by_hat is null then ' by rule' else '' end, ', ' order by t.at) from counselling.triage t where t.inquiry_id = i.id) as lines
       from counselling.inquiry i where i.id = $1`,
      id,
    )
  return { ...network, person, rule, during, left, [Symbol.asyncDispose]: () => story[Symbol.asyncDispose]() }
}

/** What the page says to whoever was refused, by the database or by the action. */
function toldOf(result: PromiseSettledResult<unknown>): string | undefined {
  if (result.status === 'rejected') return refusalOfConstraint[(result.reason as { constraint: string }).constraint]
  return isRefusal(result.value) ? result.value.refused : 'done'
}

test('two colleagues set the level at the same moment: the first stands, and the second is told to look again', async () => {
  await using world = await aDateThatHasComeNear()
  const [, second] = await world.during(
    (then) => world.person(world.anne, 'A', then),
    () => world.person(world.bo, 'C'),
  )
  expect(toldOf(second)).toBe('changedMeanwhile')
  expect(await world.left()).toEqual({ level: 'A', lines: 'D by rule, A' })
})

test('whoever keeps a level low at the moment the rule raises it is told to look again, and may then lower it with a reason', async () => {
  await using world = await aDateThatHasComeNear()
  const [, second] = await world.during(world.rule, () => world.person(world.anne, 'D'))
  expect(toldOf(second)).toBe('changedMeanwhile')
  expect(await world.left()).toEqual({ level: 'C', lines: 'D by rule, C by rule' })
  await world.person(world.anne, 'D')
  expect(await world.left()).toEqual({ level: 'D', lines: 'D by rule, C by rule, D' })
})

test.each<Level>(['A', 'D'])(
  'the rule leaves alone what a person is setting to %s at that moment, and what was decided stands',
  async (level) => {
    await using world = await aDateThatHasComeNear()
    const [, second] = await world.during((then) => world.person(world.anne, level, then), world.rule)
    expect(toldOf(second)).toBe('done')
    await world.rule()
    expect(await world.left()).toEqual({ level, lines: `D by rule, ${level}` })
  },
)
