import { expect, test } from 'vitest'
import { anInquiry, hasWritten } from '#parts/counselling/builders.ts'
import { aDesk } from '#testing/desk.ts'
import { owedAmiss } from '#testing/laws/oracle.ts'

test('the look of every played night finds who waits without a promise, and words that ended unread', async () => {
  const { database, network, held, ask } = await aDesk()
  await using _ = database
  const look = async () => (await owedAmiss(database.owner)).map(({ law }) => law)
  const dueBy = new Date('2026-11-25T12:00:00+01:00')
  const talk = await hasWritten(database.owner, network, { ...(await held()), dueBy })
  const [waits, ends] = [
    await anInquiry(database.owner, network, { stage: 'claimed', owner: network.anne }),
    await anInquiry(database.owner, network, { stage: 'answered' }),
  ]
  await ask('update counselling.message set read_at = platform.now()')
  expect(await look()).toEqual([])
  const unpromised = 'whoever waits for a word from us is promised one'
  const kept = (to: string) => ask(`update core.promise set ended_at = platform.now(), ended_as = 'kept' where ${to} and open`)
  await kept(`id = '${waits.promise}'`)
  expect(await look()).toEqual([unpromised])
  await kept(`family_id = (select family_id from counselling.conversation where id = '${talk}')`)
  expect(await look()).toEqual([unpromised, unpromised])
  await ask(`update counselling.message set read_at = null where writer_id = $1`, [ends.writer.hat])
  await ask(
    `with ended as (update counselling.inquiry set state = 'ended', ended_at = platform.now(), ended_as = 'answered-once', ended_by = $2, ended_by_person = $3 where id = $1)
     update counselling.conversation set state = 'ended', ended_at = platform.now(), ended_as = 'agreed' where inquiry_id = $1`,
    [ends.id, network.anne.hat, network.anne.person],
  )
  expect(await look()).toEqual([unpromised, unpromised, 'no inquiry ends past words nobody has read'])
})
