import { afterAll, beforeAll, test } from 'vitest'
import { conversationAttacks } from '#testing/laws/attacks/conversation.ts'
import { inquiryAttacks } from '#testing/laws/attacks/inquiry.ts'
import { aStage, expectEveryGuardAttacked, expectOnlyConvenient, expectSeenRed } from '#testing/laws/see-red.ts'

const attacks = [...inquiryAttacks, ...conversationAttacks]
let stage: Awaited<ReturnType<typeof aStage>>
beforeAll(async () => {
  stage = await aStage('counselling')
})
afterAll(() => stage.close())

test('every guard of counselling is attacked', () => expectEveryGuardAttacked(stage, attacks))

test.each(attacks)('$guard: $breaks', (attack) => expectSeenRed(stage, attack))

test('a trigger that only fills in makes nothing possible that a key would not refuse', () => expectOnlyConvenient(stage))
