import { afterAll, beforeAll, expect, test } from 'vitest'
import { familyAttacks } from '#testing/laws/attacks/family.ts'
import { holderAttacks } from '#testing/laws/attacks/holder.ts'
import { promiseAttacks } from '#testing/laws/attacks/promise.ts'
import { rosterAttacks } from '#testing/laws/attacks/roster.ts'
import { stepAttacks } from '#testing/laws/attacks/step.ts'
import { brokenLaws } from '#testing/laws/oracle.ts'
import { aStage, expectEveryGuardAttacked, expectOnlyConvenient, expectSeenRed } from '#testing/laws/see-red.ts'

const attacks = [...familyAttacks, ...holderAttacks, ...stepAttacks, ...promiseAttacks, ...rosterAttacks]
let stage: Awaited<ReturnType<typeof aStage>>
beforeAll(async () => {
  stage = await aStage('core')
})
afterAll(() => stage.close())

test('nothing is broken in the village', async () => {
  expect(await brokenLaws(stage.client)).toEqual([])
})

test('every guard of core is attacked', () => expectEveryGuardAttacked(stage, attacks))

test.each(attacks)('$guard: $breaks', (attack) => expectSeenRed(stage, attack))

test('a trigger that only fills in makes nothing possible that a key would not refuse', () => expectOnlyConvenient(stage))
