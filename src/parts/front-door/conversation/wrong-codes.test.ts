import { expect, test } from 'vitest'
import { aNetwork } from '#core/builders.ts'
import { returnCode } from '#core/return-code/return-code.ts'
import { anInquiry } from '#parts/counselling/builders.ts'
import { newId } from '#platform/ids.ts'
import { limitRules } from '#platform/limit/limit.ts'
import { freshDatabase } from '#testing/database.ts'
import { aSite, testSecret } from '#testing/site.ts'
import { keyFor } from '../../../app.ts'

const wait = 'Vent et øjeblik, og prøv så igen.'
const wrong = 'bil bus kat hus'

test('whoever tries many codes that open nothing waits, for the right one too, and is let in when the wait is over', async () => {
  await using database = await freshDatabase()
  await database.setClock('2026-11-24T10:20:00+01:00')
  const network = await aNetwork(database.owner)
  const code = returnCode({ number: 1, key: keyFor(testSecret, 'return-code') }, newId())
  await anInquiry(database.owner, network, { stage: 'answered', codeHash: code.hash, words: 'Jeg skrev i nat' })
  const phone = (await aSite(database)).visitor()
  const tries = async (typed: string) => {
    const { status, text } = await phone.send('/samtale', { code: typed })
    return { status, waits: text.includes(wait), kept: text.includes(typed) }
  }
  const told = []
  for (let time = 0; time < 15; time++) told.push(await tries(wrong))
  expect(told.every(({ status, kept }) => status === 409 && kept)).toBe(true)
  expect(told.slice(0, limitRules.free).map(({ waits }) => waits)).toEqual(Array(limitRules.free).fill(false))
  // Time runs on while they type: a try or two may come after the wait, and each of them makes the next wait longer.
  expect(told.filter(({ waits }) => waits).length).toBeGreaterThan(5)
  // Each one that is let through doubles the wait: after these it is not over in the next breath.
  for (let time = 0; time < 4; time++) {
    await database.advance(limitRules.longestWait * 1000)
    await tries(wrong)
  }
  expect(await tries(code.words)).toEqual({ status: 409, waits: true, kept: true })
  await database.advance(limitRules.longestWait * 1000)
  expect((await tries(code.words)).status).toBe(303)
  expect((await phone.get('/samtale')).text).toContain('Jeg skrev i nat')
})
