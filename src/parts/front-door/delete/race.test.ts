import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aNetwork } from '#core/builders.ts'
import { returnCode } from '#core/return-code/return-code.ts'
import { anInquiry } from '#parts/counselling/builders.ts'
import { sayMySafeAnswer } from '#parts/counselling/index.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase } from '#testing/database.ts'
import { meanwhile } from '#testing/meanwhile.ts'
import { aSite, testSecret } from '#testing/site.ts'
import { keyFor } from '../../../app.ts'

test('what somebody says of a safe answer on one phone in the moment they delete it all on another goes too', async () => {
  await using database = await freshDatabase()
  await database.setClock('2026-11-24T10:20:00+01:00')
  const network = await aNetwork(database.owner)
  const code = returnCode({ number: 1, key: keyFor(testSecret, 'return-code') }, newId())
  const { writer } = await anInquiry(database.owner, network, { stage: 'answered', codeHash: code.hash })
  const phone = (await aSite(database)).visitor()
  await phone.send('/samtale', { code: code.words })
  const deleted = await meanwhile(
    database,
    {
      who: { kind: 'writer', hat: writer.hat },
      does: async (tx) => {
        await sql`select counselling.open_conversation_of(${writer.hat}, 'own-page')`.execute(tx)
        await sayMySafeAnswer(tx, writer.hat, { words: 'Kun om dagen', seen: 0 })
      },
    },
    () => phone.post('/samtale/slet', { formId: newId() }),
  )
  expect([deleted.status, deleted.location]).toEqual([303, '/samtale/slettet'])
  expect((await database.owner.query(`select from core.hat where kind = 'writer'`)).rows).toEqual([])
})
